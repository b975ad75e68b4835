// The control room: how long until something comes, keys that lead to a team, and a team's talk that grows.

import { openAtNewest } from "./newest.js";
import { nodes } from "./regions.js";

/** The play time that the nearest clock shows, ms. */
function playTime(place: HTMLElement, team: string): number | undefined {
  const clock = place.querySelector<HTMLElement>(`#team-${CSS.escape(team)} [data-clock]`);
  const parts = (clock?.textContent ?? "").split(":").map(Number);
  const [minutes, seconds] = parts;
  if (minutes === undefined || seconds === undefined || Number.isNaN(minutes + seconds)) return undefined;
  return (minutes * 60 + seconds) * 1_000;
}

function text(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  return `−${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Counts down to what is due; the clock itself is drawn and driven elsewhere. */
function countDown(place: HTMLElement): void {
  const show = (): void => {
    for (const left of place.querySelectorAll<HTMLElement>("[data-left]")) {
      const now = playTime(place, left.dataset["of"] ?? "");
      if (now === undefined) continue;
      const shown = text(Number(left.dataset["left"] ?? "0") - now);
      if (left.textContent !== shown) left.textContent = shown;
    }
  };
  show();
  setInterval(show, 500);
}

/** Alt and a digit lead to a team, Alt and M to the field that marks a moment there; Alt and P stop or continue all.
    Physical keys: the layout does not matter. */
function keys(place: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const row = digit === undefined ? null : place.querySelector<HTMLElement>(`#team-${digit}`);
    if (row) {
      event.preventDefault();
      row.focus();
      row.scrollIntoView({ block: "nearest" });
    } else if (event.code === "KeyM") {
      event.preventDefault();
      const near = document.activeElement?.closest<HTMLElement>(".team-row") ?? place;
      const form = near.querySelector<HTMLFormElement>("form[data-note]");
      if (form) takeTime(place, form);
      form?.querySelector<HTMLElement>("#note-text, [name=text]")?.focus();
    } else if (event.code === "KeyP") {
      event.preventDefault();
      (place.querySelector<HTMLButtonElement>("#pause-all") ?? place.querySelector<HTMLButtonElement>("#resume-all"))?.click();
    }
  });
}

/** The moment that is marked is the one at which somebody began to, and not when the words were written. */
function takeTime(place: HTMLElement, form: HTMLFormElement): void {
  const at = form.querySelector<HTMLInputElement>("[name=at]");
  const team = form.querySelector<HTMLInputElement>("[name=team]")?.value ?? "";
  if (at && at.value === "") at.value = String(playTime(place, team) ?? "");
}

/** Marks and translations: when one was begun, which row it is about, and the language of the last one. */
function notes(place: HTMLElement): void {
  const form = (of: EventTarget | null): HTMLFormElement | null =>
    of instanceof Element ? of.closest<HTMLFormElement>("form[data-note]") : null;
  const forget = (own: HTMLFormElement | null): void => {
    const at = own?.querySelector<HTMLInputElement>("[name=at]");
    if (at) at.value = "";
  };
  place.addEventListener("input", (event) => {
    const own = form(event.target);
    if (own) takeTime(place, own);
  });
  place.addEventListener("change", (event) => {
    // It stays when the form is emptied.
    if (event.target instanceof HTMLInputElement && event.target.name === "language") {
      event.target.defaultValue = event.target.value;
    }
  });
  place.addEventListener("focusout", (event) => {
    const own = form(event.target);
    const text = own?.querySelector<HTMLTextAreaElement | HTMLInputElement>("[name=text]");
    if (text?.value.trim() === "") forget(own);
  });
  place.addEventListener("reset", (event) => {
    const own = form(event.target);
    forget(own);
    // The row for which the page was opened has its mark now.
    const of = own?.querySelector<HTMLInputElement>("[name=of]");
    if (of) of.defaultValue = "";
  });
  place.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-note-of]") : null;
    const of = place.querySelector<HTMLInputElement>("form[data-note] [name=of]");
    if (!row || !of) return;
    event.preventDefault();
    of.value = row.dataset["noteOf"] ?? "";
    place.querySelector<HTMLElement>("#note-text")?.focus();
  });
}

/** What has happened is added to the talk once, a translation under what it translates. */
export function addToTalk(place: HTMLElement, html: string): void {
  const talk = place.querySelector<HTMLElement>("#talk");
  const box = place.querySelector<HTMLElement>("#talk-box");
  if (!talk || !box) return;
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  for (const node of nodes(html)) {
    if (document.getElementById(node.id)) continue;
    const of = node.dataset["of"];
    const translated = of === undefined ? null : talk.querySelector(`#e${CSS.escape(of)} .glosses`);
    const words = node.querySelector(".words");
    if (translated && words) {
      words.className = "gloss-text";
      words.id = node.id;
      translated.append(words);
    } else talk.append(node);
  }
  if (atEnd) box.scrollTop = box.scrollHeight;
}

/** Says beside the button who gets it, as the ticks stand. */
function whom(form: HTMLFormElement, told: HTMLElement): void {
  const names = Array.from(form.querySelectorAll<HTMLInputElement>("[name=to]:checked, [name=line]:checked"), (tick) =>
    (tick.closest("label")?.textContent ?? "").trim(),
  );
  if (names.length === 0) names.push(told.dataset["whomTeam"] ?? "");
  if (form.querySelector("[name=far]:checked")) names.push(told.dataset["whomFar"] ?? "");
  const shown = told.querySelector("b");
  if (shown) shown.textContent = names.join(", ");
}

function startWhom(): void {
  const look = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    const told = form?.querySelector<HTMLElement>("[data-whom-team]");
    // A form that is being reset has its old ticks until after the event.
    if (form && told) setTimeout(() => whom(form, told));
  };
  document.addEventListener("change", look);
  document.addEventListener("reset", look);
}

export function startControl(): void {
  startWhom();
  // The zone that the trainer's own clock shows is the likely one of the classroom.
  const zone = document.querySelector<HTMLInputElement>("[data-zone]");
  if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const place = document.querySelector<HTMLElement>(".control main [data-live]");
  if (!place) return;
  countDown(place);
  keys(place);
  notes(place);
  const box = place.querySelector<HTMLElement>("#talk-box");
  if (box) openAtNewest(box);
}
