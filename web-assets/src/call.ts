// A call: joins the stream, the transcript, the outbox and the forms.

import { tickClocks } from "./clock.js";
import { Composing } from "./composing.js";
import { Notice } from "./notice.js";
import { Outbox } from "./outbox.js";
import { post } from "./post.js";
import { replaceRegions } from "./regions.js";
import { follow } from "./stream.js";
import { Transcript } from "./transcript.js";

const WIDE = "(min-width: 1000px)";

export function startCall(room: HTMLElement): void {
  const base = room.dataset["call"] ?? "";
  const form = room.querySelector<HTMLFormElement>("#say");
  const words = room.querySelector<HTMLTextAreaElement>("#words");
  const log = room.querySelector<HTMLElement>("#log");
  const noticeAt = room.querySelector<HTMLElement>("#notice");
  if (!form || !words || !log || !noticeAt) return;

  const notice = new Notice(noticeAt, room.dataset["offline"] ?? "", room.dataset["online"] ?? "");
  const transcript = new Transcript(log, Number(room.dataset["upto"] ?? "0"), {
    you: room.dataset["you"] ?? "",
    unsent: room.dataset["unsent"] ?? "",
    spoken: room.dataset["spoken"] ?? "",
  });
  const outbox = new Outbox(base, transcript, notice, (text) => {
    words.value = words.value === "" ? text : `${text}\n${words.value}`;
    keepDraft();
  });
  const composing = new Composing(base);

  const draftKey = `draft:${base}`;
  const keepDraft = (): void => sessionStorage.setItem(draftKey, words.value);
  if (words.value === "") words.value = sessionStorage.getItem(draftKey) ?? "";

  words.addEventListener("input", () => {
    keepDraft();
    if (words.value.trim() !== "") composing.sign();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (text === "") return;
    words.value = "";
    keepDraft();
    notice.hide();
    outbox.put(text);
    words.focus();
  });
  room.addEventListener("submit", (event) => {
    const other = event.target;
    if (!(other instanceof HTMLFormElement) || other === form || event.defaultPrevented) return;
    const address = other.getAttribute("action") ?? "";
    if (!address.startsWith(`${base}/do/`)) return;
    event.preventDefault();
    void command(other, address);
  });

  const busy = new Set<HTMLFormElement>();
  async function command(other: HTMLFormElement, address: string): Promise<void> {
    if (busy.has(other)) return;
    busy.add(other);
    const answer = await post(address, new FormData(other));
    busy.delete(other);
    if (answer.kind === "done") {
      notice.hide();
      if (address.endsWith("/end")) location.assign(`${base}/record`);
    } else if (answer.kind === "refused") {
      notice.say(answer.message);
    } else {
      notice.offline();
    }
  }

  fold(room);
  tickClocks(room);
  transcript.toNewest();
  follow(base, transcript.upto, {
    happened(n, html) {
      transcript.add(n, html);
      transcript.upto = Math.max(transcript.upto, n);
    },
    now(html) {
      const wasOpen = !form.hidden;
      const stay = transcript.atEnd();
      const open = replaceRegions(room, html);
      form.hidden = !open;
      if (open && !wasOpen) answered(room, words);
      if (stay) transcript.toNewest();
    },
    reached() {
      notice.online();
      outbox.send();
    },
    lost: () => notice.offline(),
  });
  outbox.resume();
}

/** On a wide screen brief and desk stand open beside the line; on a narrow one they fold away. */
function fold(room: HTMLElement): void {
  if (!matchMedia(WIDE).matches) return;
  for (const part of room.querySelectorAll("details.brief, details.desk")) part.setAttribute("open", "");
}

/** Somebody answered: the brief makes room, and the next thing to do is to speak. */
function answered(room: HTMLElement, words: HTMLTextAreaElement): void {
  if (!matchMedia(WIDE).matches) room.querySelector("details.brief")?.removeAttribute("open");
  const at = document.activeElement;
  const waiting = at === null || at === document.body || at.id === "log" || room.querySelector(".speak")?.contains(at);
  if (waiting) words.focus();
}
