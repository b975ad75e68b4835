// A seat of a team: several lines, each with its transcript and outbox; regions that the server draws; keys for tags;
// marks that wait for the network; the way to stop.

import { tickClocks } from "./clock.js";
import { Composing } from "./composing.js";
import { glosses } from "./gloss.js";
import { Later } from "./later.js";
import { fields, leadOn, putBack } from "./lead.js";
import { openAtNewest } from "./newest.js";
import { News } from "./news.js";
import { Notice } from "./notice.js";
import { Outbox } from "./outbox.js";
import { startPapers } from "./papers.js";
import { startPlayer } from "./player.js";
import { post } from "./post.js";
import { nodes, replaceRegions } from "./regions.js";
import { Stops } from "./stops.js";
import { follow } from "./stream.js";
import { Transcript } from "./transcript.js";
import { keepTyped } from "./unsent.js";

interface Line {
  transcript: Transcript;
  outbox: Outbox | undefined;
  form: HTMLFormElement | null;
}

export function startTeam(room: HTMLElement): void {
  const base = room.dataset["team"] ?? "";
  const noticeAt = room.querySelector<HTMLElement>("#notice");
  if (!noticeAt) return;
  const notice = new Notice(noticeAt, room.dataset["offline"] ?? "", room.dataset["online"] ?? "");
  const upto = Number(room.dataset["upto"] ?? "0");
  const lines = new Map<string, Line>();
  for (const box of room.querySelectorAll<HTMLElement>("[data-line-box]")) {
    const line = startLine(room, base, box, upto, notice);
    if (line) lines.set(box.dataset["lineBox"] ?? "", line);
  }
  const later = new Later(base, room, notice);
  const stops = new Stops(base, room, notice);
  room.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    const address = form.getAttribute("action") ?? "";
    if (!address.startsWith(`${base}/`) || !address.includes("/do/")) return;
    event.preventDefault();
    const stop = form.dataset["stop"];
    if (stop === "safe-word" || stop === "pause") return stops.put(stop);
    if (form.dataset["keeps"] !== undefined || form.closest("[data-pads]")) return later.put(form);
    if (form.classList.contains("render")) return void render(room, form, address, notice);
    if (address.endsWith("/do/rule")) news.rules();
    const done = command(form, address, event.submitter, notice);
    if (form.id === "gloss-form") {
      void done.then(() => {
        glossNext();
        // Who is somewhere else by now stays there.
        const at = document.activeElement;
        if (!at || at === document.body || form.contains(at)) form.querySelector("textarea")?.focus({ preventScroll: true });
      });
    }
  });
  rendering(room);
  sliders(room, later);
  pads(room);
  const glossNext = glosses(room);
  fold(room);
  const measure = measureBar(room);
  const news = new News(room);
  startPapers(room, base, notice, measure);
  startPlayer(room);
  tickClocks(room);
  const last = lastWords(room);
  const answer = answers(room, base);
  answer();
  for (const log of room.querySelectorAll<HTMLElement>("[data-line-box] .log")) openAtNewest(log);

  follow(base, upto, {
    happened(n, html) {
      for (const node of nodes(html)) {
        const line = lines.get(node.dataset["line"] ?? "") ?? lines.values().next().value;
        for (const entry of line?.transcript.add(n, node.outerHTML) ?? []) news.came(entry);
      }
      last();
      glossNext();
      for (const line of lines.values()) line.transcript.upto = Math.max(line.transcript.upto, n);
    },
    now(html) {
      const stopped = room.querySelector(".seat-stopped");
      const held = heldLine();
      leadOn(room, () => replaceRegions(room, html));
      // Whoever has scrolled away sees it too, below the bar as it is now.
      measure();
      if (!stopped) room.querySelector(".seat-stopped")?.scrollIntoView({ block: "start" });
      for (const node of nodes(html)) {
        const name = node.dataset["region"] ?? "";
        if (name === "status") stops.drawn();
        const form = lines.get(name.replace(/^line-/, ""))?.form;
        if (!name.startsWith("line-") || !form) continue;
        const opens = form.hidden && node.dataset["open"] === "true";
        form.hidden = node.dataset["open"] !== "true";
        if (held === name) holdOn(room, form, opens);
        // Slips to the voice show when the voice comes, and stay.
        const box = form.closest<HTMLElement>("[data-line-box]");
        if (box && !form.hidden) box.hidden = false;
      }
      aim(room, false);
    },
    reached() {
      answer();
      notice.online();
      stops.send();
      later.send();
      for (const line of lines.values()) line.outbox?.send();
    },
    lost: () => notice.offline(),
    moved() {
      noticeAt.hidden = true;
      moved(room);
    },
  });
  stops.send();
  for (const line of lines.values()) line.outbox?.resume();
}

function startLine(
  room: HTMLElement,
  base: string,
  box: HTMLElement,
  upto: number,
  notice: Notice,
): Line | undefined {
  const log = box.querySelector<HTMLElement>(".log");
  if (!log) return undefined;
  const transcript = new Transcript(log, upto, {
    you: room.dataset["you"] ?? "",
    unsent: room.dataset["unsent"] ?? "",
    spoken: box.dataset["spoken"] ?? "",
    farEnd: box.dataset["farEnd"] ?? "",
  });
  const form = box.querySelector<HTMLFormElement>("form.say");
  const words = form?.querySelector<HTMLTextAreaElement>("textarea");
  if (!form || !words) return { transcript, outbox: undefined, form: null };
  const at = `${base}/on/${box.dataset["lineBox"] ?? ""}`;
  // Whose words they are, where both sides are written down here.
  const side = (): string => form.querySelector<HTMLInputElement>("[name=side]:checked")?.value ?? "";
  const keep = keepTyped(words, at);
  const outbox = new Outbox(at, transcript, notice, (text) => {
    words.value = words.value === "" ? text : `${text}\n${words.value}`;
    keep();
  });
  const composing = new Composing(at);
  words.addEventListener("input", () => {
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
    keep();
    notice.hide();
    outbox.put(text, side());
    words.focus();
  });
  return { transcript, outbox, form };
}

/** The line at whose head or transcript somebody is, as its region is called. */
function heldLine(): string {
  const at = document.activeElement;
  const head = at?.closest<HTMLElement>("[data-region^='line-']")?.dataset["region"];
  return head ?? (at?.id.startsWith("log-") ? at.id.replace("log-", "line-") : "");
}

/** Whoever called waits at the transcript, and whoever is through writes: the next key press is neither lost nor rings off. */
function holdOn(room: HTMLElement, form: HTMLFormElement, opens: boolean): void {
  if (opens) form.querySelector<HTMLElement>("textarea")?.focus();
  else if (!room.contains(document.activeElement)) {
    form.closest("[data-line-box]")?.querySelector<HTMLElement>(".log")?.focus({ preventScroll: true });
  }
}

/** What each form has on its way. */
const busy = new Map<HTMLFormElement, string>();

async function command(
  form: HTMLFormElement,
  address: string,
  by: HTMLElement | null,
  notice: Notice,
): Promise<void> {
  const given = new FormData(form);
  if (by instanceof HTMLButtonElement && by.name !== "") given.set(by.name, by.value);
  const what = JSON.stringify([...given]);
  // The same pressed twice is sent once; other words are words of their own.
  if (busy.get(form) === what) return;
  busy.set(form, what);
  const typed = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input:not([type])")];
  const sent = typed.map((field) => field.value);
  form.dataset["sent"] = what;
  // Before the answer, not with it: a refusal of what was pressed meanwhile stays.
  notice.hide();
  const answer = await post(address, given);
  if (form.dataset["sent"] === what) delete form.dataset["sent"];
  if (busy.get(form) === what) busy.delete(form);
  // Drawn anew meanwhile, the form has none of the words that did not arrive.
  if (answer.kind !== "done") for (const field of fields(form)) putBack(field);
  if (answer.kind === "refused") return notice.say(answer.message);
  if (answer.kind === "unreached") return notice.offline();
  const done = form.dataset["done"];
  if (done) return thank(form, done);
  // Who was quicker than the answer has begun the next words.
  if (typed.every((field, i) => field.value === sent[i])) for (const field of typed) field.value = "";
}

/** Numbers of what the interpreter has said again from this page: the queue may still show them. */
const rendered = new Set<string>();

/** The interpreter's words leave the field at once, as on a line, and come back when they were not taken. */
async function render(room: HTMLElement, form: HTMLFormElement, address: string, notice: Notice): Promise<void> {
  const of = form.querySelector<HTMLInputElement>("[name=of]");
  const words = form.querySelector<HTMLTextAreaElement>("textarea");
  if (!of || !words || words.value.trim() === "") return;
  if (rendered.has(of.value)) {
    // Quicker than the queue: they go when it shows what they are for.
    form.dataset["waits"] = "";
    return;
  }
  const given = new FormData(form);
  const [n, text] = [of.value, words.value];
  rendered.add(n);
  words.value = "";
  notice.hide();
  const answer = await post(address, given);
  if (answer.kind === "done") return;
  rendered.delete(n);
  delete form.dataset["waits"];
  words.value = words.value === "" ? text : `${text}\n${words.value}`;
  if (answer.kind === "refused") notice.say(answer.message);
  else notice.offline();
  aim(room, true);
}

/** What the interpreter writes is for what was said when it was begun. */
function rendering(room: HTMLElement): void {
  const words = room.querySelector<HTMLTextAreaElement>("form.render textarea");
  words?.addEventListener("input", () => aim(room, false));
}

/** What is rendered next. While somebody writes, the words stay with what they were begun for. */
function aim(room: HTMLElement, anew: boolean): void {
  const form = room.querySelector<HTMLFormElement>("form.render");
  const of = form?.querySelector<HTMLInputElement>("[name=of]");
  const words = form?.querySelector<HTMLTextAreaElement>("textarea");
  if (!form || !of || !words) return;
  const next = room.querySelector<HTMLElement>("[data-region=interpreting]")?.dataset["next"] ?? "";
  // What was begun before anything was said is for what is said first.
  if (anew || of.value === "" || words.value.trim() === "" || rendered.has(of.value)) of.value = next;
  const hadFocus = document.activeElement === words;
  form.hidden = next === "" && words.value.trim() === "" && !hadFocus;
  if (form.dataset["waits"] === undefined || rendered.has(next)) return;
  delete form.dataset["waits"];
  if (next !== "") form.requestSubmit();
}

/** The seat has gone to somebody else: the page says so, and nothing on it works any more. */
function moved(room: HTMLElement): void {
  const note = room.querySelector<HTMLElement>("#moved");
  if (!note) return;
  note.hidden = false;
  for (const field of room.querySelectorAll<HTMLButtonElement>("button, textarea, input, select")) field.disabled = true;
  // Nothing can be written from here any more: what is left is the way to the room.
  room.querySelector("#write-to-control")?.parentElement?.remove();
  note.querySelector<HTMLElement>("a")?.focus();
}

/** What was asked is answered: a sentence stands where the form stood. */
function thank(form: HTMLFormElement, text: string): void {
  const sentence = document.createElement("p");
  sentence.className = "reach-done";
  sentence.setAttribute("role", "status");
  sentence.tabIndex = -1;
  sentence.textContent = text;
  form.replaceWith(sentence);
  sentence.focus();
}

/** Milliseconds between two answers of a screen. */
const ANSWER_EVERY = 10_000;

/** Before the class begins, the screen answers each sign of life, so that the trainer sees whom the network reaches. */
function answers(room: HTMLElement, base: string): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (!room.querySelector("[data-answers]") || performance.now() - last < ANSWER_EVERY) return;
    last = performance.now();
    void post(`${base}/do/here`, new FormData());
  };
}

function sliders(room: HTMLElement, later: Later): void {
  const form = room.querySelector<HTMLFormElement>("form.sliders");
  form?.addEventListener("change", () => later.put(form));
}

/** Physical keys, so that they lie in the same place on ЙЦУКЕН; only while the pad has the focus (WCAG 2.1.4). Those of the
    ladder work everywhere with Alt, for who plays somebody has their hands in the words. */
function pads(room: HTMLElement): void {
  const pad = room.querySelector<HTMLElement>("[data-pads]");
  if (!pad) return;
  const strike = (event: KeyboardEvent, among: string): void => {
    const key = pad.querySelector<HTMLButtonElement>(`${among} [data-key="${CSS.escape(event.code)}"]`);
    if (!key) return;
    event.preventDefault();
    key.form?.requestSubmit(key);
    key.classList.add("struck");
    setTimeout(() => key.classList.remove("struck"), 300);
  };
  pad.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.altKey || event.metaKey || event.repeat)) strike(event, "");
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey && !(event.ctrlKey || event.metaKey || event.repeat)) strike(event, ".ladder-keys");
  });
}

/** What was said last, in the bar of who has something else in front. */
function lastWords(room: HTMLElement): () => void {
  const at = room.querySelector<HTMLElement>("[data-last]");
  const log = at && room.querySelector<HTMLElement>(`#log-${CSS.escape(at.dataset["last"] ?? "")}`);
  const shown = at?.querySelector("span");
  const last = (): void => {
    const said = log?.querySelectorAll(".entry:is(.ours, .theirs, .note) .words");
    const words = said?.[said.length - 1]?.textContent ?? "";
    if (shown && shown.textContent !== words) shown.textContent = words;
  };
  last();
  return last;
}

/** How high the bar is that stays in view: what one is led to stands below it. */
function measureBar(room: HTMLElement): () => void {
  const bar = room.querySelector<HTMLElement>(".seat-bar");
  if (!bar) return () => undefined;
  const tell = (): void => room.style.setProperty("--seat-bar", `${bar.offsetHeight}px`);
  tell();
  new ResizeObserver(tell).observe(bar);
  return tell;
}

/** On a wide screen the papers stand open beside the line; on a narrow one they fold away. */
function fold(room: HTMLElement): void {
  if (matchMedia("(min-width: 1000px)").matches) return;
  for (const part of room.querySelectorAll("#desk[open], #shelf[open], #tags[open]")) {
    // What the address names is what one came for: the boards, after something was filed.
    if (`#${part.id}` !== location.hash) part.removeAttribute("open");
  }
}
