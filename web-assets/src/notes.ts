// Notes: one field and a button for each kind. A note keeps its id until it is acknowledged, so that it is written once.

import { type Answer, newId, post } from "./post.js";

export function startNotes(form: HTMLFormElement, refused: (answer: Answer) => void): void {
  const field = form.querySelector<HTMLTextAreaElement>("textarea");
  if (!field) return;
  let id = newId();
  let busy = false;

  const write = async (kind: string): Promise<void> => {
    const text = field.value.trim();
    if (busy || text === "") return;
    busy = true;
    const letter = new FormData();
    letter.set("id", id);
    letter.set("note", kind);
    letter.set("text", text);
    const answer = await post(form.getAttribute("action") ?? "", letter);
    busy = false;
    if (answer.kind !== "done") {
      refused(answer);
      return;
    }
    id = newId();
    // What was written meanwhile stays.
    if (field.value.trim() === text) field.value = "";
    field.focus();
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
