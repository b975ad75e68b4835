// The review beside being a page: a readout of the curves, printing with every reason, the futures fetched in place.

import { startReplay } from "./replay.js";

/** Milliseconds between looks at a computation. */
const LOOK_EVERY = 700;

export function startReview(sheet: HTMLElement): void {
  readout(sheet);
  const replay = sheet.querySelector<HTMLElement>("[data-replay]");
  if (replay) startReplay(sheet, replay);
}

/** Shows the values of the row that is pointed at, focused or played. */
function readout(sheet: HTMLElement): void {
  const axis = sheet.querySelector(".axis");
  if (!axis) return;
  const cells = Array.from(axis.querySelectorAll<HTMLElement>("[data-value]"));
  const stair = axis.querySelector<HTMLElement>("[data-stair-now]");
  const show = (row: HTMLElement | null): void => {
    const values = row?.dataset["values"]?.split(" ") ?? [];
    cells.forEach((cell, i) => (cell.textContent = values[i] ?? ""));
    if (stair) stair.textContent = row?.dataset["stair"] ?? "";
  };
  const rowOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(".row[data-values]") : null;
  for (const kind of ["pointerover", "focusin"]) {
    sheet.addEventListener(kind, (event) => {
      const row = rowOf(event);
      if (row) show(row);
    });
  }
  sheet.addEventListener("replay", (event) => {
    if (event instanceof CustomEvent) show(event.detail as HTMLElement | null);
  });
  sheet.addEventListener("pointerleave", () => show(null));
}

/** Reasons are folded on the screen; on paper those of the turns that mattered most stand open. */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>(".turning .why:not([open])"));
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}

/** Puts the futures where their link stands, and looks again until they are there. */
export function fetchWhatIf(link: HTMLAnchorElement): void {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const place = document.createElement("div");
    place.tabIndex = -1;
    place.className = "whatif-place";
    link.closest("p")?.replaceWith(place);
    place.focus();
    void look(link.href, place);
  });
}

/** A page of our own that looks again: the computation goes on while it is read. */
export function lookAgain(body: HTMLElement): void {
  if (body.dataset["working"] !== "true") return;
  const place = document.createElement("div");
  body.replaceWith(place);
  place.append(body);
  void look(location.href, place);
}

async function look(address: string, place: HTMLElement): Promise<void> {
  for (;;) {
    const found = await part(address);
    if (found) show(place, found);
    if (found && found.dataset["working"] !== "true") return;
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY));
  }
}

/** The progress is updated in place, so that it is told once and not read out anew with every look. */
function show(place: HTMLElement, found: HTMLElement): void {
  const [old, now] = [place.querySelector("progress"), found.querySelector("progress")];
  const status = place.querySelector("[role=status]");
  if (old && now && status) {
    old.value = now.value;
    status.textContent = found.querySelector("[role=status]")?.textContent ?? "";
    return;
  }
  place.replaceChildren(found);
}

async function part(address: string): Promise<HTMLElement | null> {
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector<HTMLElement>(".whatif-body");
  } catch {
    return null;
  }
}
