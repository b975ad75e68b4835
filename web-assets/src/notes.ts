// Notes: one field and a button for each kind. A note keeps its id until it is acknowledged, so that it is written once.

import { type Answer, newId, post } from "./post.js";

export function startNotes(form: HTMLFormElement, refused: (answer: Answer) => void): void {
  const field = form.querySelector<HTMLTextAreaElement>("textarea");
  if (!field) return;
  let id = newId();
  /** Id of the note on its way. */
  let sending = "";

  const write = async (kind: string): Promise<void> => {
    const text = field.value.trim();
    // The same pressed twice is written once; other words have an id of their own.
    if (sending === id || text === "") return;
    const own = (sending = id);
    const letter = new FormData();
    letter.set("id", own);
    letter.set("note", kind);
    letter.set("text", text);
    const answer = await post(form.getAttribute("action") ?? "", letter);
    if (sending === own) sending = "";
    if (answer.kind !== "done") {
      refused(answer);
      return;
    }
    // What was written meanwhile stays.
    if (id === own) {
      id = newId();
      field.value = "";
    }
    // Who speaks again by now goes on speaking.
    const at = document.activeElement;
    if (!at || at === document.body || form.contains(at)) field.focus();
  };

  field.addEventListener("input", () => (id = newId()));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void write("note");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const by = event.submitter;
    void write(by instanceof HTMLButtonElement ? by.value : "note");
  });
}
