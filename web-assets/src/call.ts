// A call: joins the stream, the transcript, the outbox and the forms.

import { tickClocks } from "./clock.js";
import { Composing } from "./composing.js";
import { Notice } from "./notice.js";
import { startNotes } from "./notes.js";
import { Outbox } from "./outbox.js";
import { type Answer, post } from "./post.js";
import { replaceRegions } from "./regions.js";
import { Silence } from "./silence.js";
import { follow } from "./stream.js";
import { remember } from "./talks.js";
import { Transcript } from "./transcript.js";
import { keepTyped } from "./unsent.js";

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
    keep();
  });
  const composing = new Composing(base);
  const silence = silenceOf(room, () => transcript.toNewest());

  const keep = keepTyped(words, base);

  words.addEventListener("input", () => {
    silence?.end();
    if (words.value.trim() !== "") composing.sign();
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  const say = (text: string): void => {
    silence?.end();
    notice.hide();
    outbox.put(text);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (text === "") return;
    words.value = "";
    keep();
    foldSheets(room);
    say(text);
    words.focus();
  });
  const goOn = room.querySelector<HTMLFormElement>("#go-on");
  goOn?.addEventListener("submit", (event) => {
    event.preventDefault();
    say(goOn.querySelector<HTMLInputElement>("[name=text]")?.value ?? "");
  });
  room.addEventListener("submit", (event) => {
    const other = event.target;
    if (!(other instanceof HTMLFormElement) || other === form || event.defaultPrevented) return;
    const address = other.getAttribute("action") ?? "";
    if (!address.startsWith(`${base}/do/`)) return;
    event.preventDefault();
    void command(other, address);
  });

  const quick = room.querySelector<HTMLElement>("#quick");
  const busy = new Set<HTMLFormElement>();
  async function command(other: HTMLFormElement, address: string): Promise<void> {
    if (busy.has(other)) return;
    busy.add(other);
    notice.hide();
    const answer = await post(address, new FormData(other));
    busy.delete(other);
    if (answer.kind !== "done") return failed(answer);
    if (address.endsWith("/end")) location.assign(`${base}/after`);
  }
  const failed = (answer: Answer): void => {
    if (answer.kind === "refused") notice.say(answer.message);
    else notice.offline();
  };
  const jot = room.querySelector<HTMLFormElement>("#jot");
  if (jot) startNotes(jot, failed);
  stopKey(room);

  remember({ log: room.dataset["log"] ?? "", title: room.dataset["title"] ?? "", at: Date.now() });
  fold(room);
  oneSheet(room);
  tickClocks(room);
  transcript.toNewest();
  follow(base, transcript.upto, {
    happened(n, html) {
      transcript.add(n, html);
      transcript.upto = Math.max(transcript.upto, n);
      if (html.includes("entry theirs")) silence?.end();
    },
    now(html) {
      const wasOpen = !form.hidden;
      const wasPaused = isPaused(room);
      const stay = transcript.atEnd();
      const open = replaceRegions(room, html);
      form.hidden = !open;
      if (quick) quick.hidden = !open;
      silence?.quiet(quietMs(room));
      if (!open) silence?.end();
      if (isPaused(room) && !wasPaused) room.querySelector<HTMLElement>("#breathe-title")?.focus();
      if (!isPaused(room) && wasPaused && open) words.focus();
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
  for (const part of room.querySelectorAll("details.fold")) part.setAttribute("open", "");
}

/** On a narrow screen one sheet at a time lies over the conversation. */
function oneSheet(room: HTMLElement): void {
  const sheets = Array.from(room.querySelectorAll<HTMLDetailsElement>("details.fold"));
  for (const sheet of sheets) {
    sheet.addEventListener("toggle", () => {
      if (!sheet.open || matchMedia(WIDE).matches) return;
      for (const other of sheets) if (other !== sheet) other.open = false;
    });
  }
  // A window that has become narrow has no room for what stood open beside the line.
  matchMedia(WIDE).addEventListener("change", (event) => {
    for (const sheet of sheets) sheet.open = event.matches;
  });
}

/** Who speaks wants to see what comes back, and not a sheet over it. */
function foldSheets(room: HTMLElement): void {
  if (matchMedia(WIDE).matches) return;
  for (const sheet of room.querySelectorAll<HTMLDetailsElement>("details.fold[open]")) sheet.open = false;
}

/** Alt and P stop the scene wherever the focus is. */
function stopKey(room: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyP") return;
    event.preventDefault();
    room.querySelector<HTMLButtonElement>("#pause")?.click();
  });
}

function silenceOf(room: HTMLElement, changed: () => void): Silence | undefined {
  const button = room.querySelector<HTMLButtonElement>("#silent");
  const kept = room.querySelector<HTMLElement>("#kept");
  const since = room.querySelector<HTMLElement>("#since");
  if (!button || !kept || !since) return undefined;
  const silence = new Silence(button, kept, since, changed);
  silence.quiet(quietMs(room));
  return silence;
}

function quietMs(room: HTMLElement): number | undefined {
  const ms = room.querySelector<HTMLElement>('[data-region="act"]')?.dataset["quiet"];
  return ms === undefined ? undefined : Number(ms);
}

function isPaused(room: HTMLElement): boolean {
  return room.querySelector<HTMLElement>('[data-region="act"]')?.dataset["paused"] === "true";
}

/** Somebody answered: the brief makes room, and the next thing to do is to speak. */
function answered(room: HTMLElement, words: HTMLTextAreaElement): void {
  if (!matchMedia(WIDE).matches) room.querySelector("details.brief")?.removeAttribute("open");
  const at = document.activeElement;
  const waiting = at === null || at === document.body || at.id === "log" || room.querySelector(".speak")?.contains(at);
  if (waiting) words.focus();
}
