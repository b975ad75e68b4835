// Regions that the server draws as a whole: clock and buttons, status, desk.

import { keepUnfolded, takeRows } from "./rows.js";

/** The elements of a fragment of HTML from our own server. */
export function nodes(html: string): HTMLElement[] {
  const template = document.createElement("template");
  template.innerHTML = html;
  return Array.from(template.content.children).filter((n): n is HTMLElement => n instanceof HTMLElement);
}

/** Replaces what has changed, without taking the focus away. Answers whether the line is open. */
export function replaceRegions(room: HTMLElement, html: string): boolean {
  let open = false;
  for (const region of nodes(html)) {
    const name = region.dataset["region"] ?? "";
    if (name === "act") open = region.dataset["open"] === "true";
    const old = room.querySelector<HTMLElement>(`[data-region="${CSS.escape(name)}"]`);
    // A part with a key is told apart by it: what is written or unfolded there stays.
    if (old?.dataset["key"] !== undefined && old.dataset["key"] === region.dataset["key"]) continue;
    const [list, drawn] = [old, region].map((at) => at?.querySelector<HTMLElement>("[data-rows]"));
    if (list && drawn) takeRows(list, drawn);
    else if (old && old.innerHTML !== region.innerHTML) swap(old, region);
    else if (old) takeOver(old, region);
  }
  return open;
}

/** What stands on the element itself, where nothing inside has changed. */
function takeOver(old: HTMLElement, region: HTMLElement): void {
  for (const { name } of Array.from(old.attributes)) if (!region.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of region.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}

function swap(old: HTMLElement, region: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const unfolded = old.querySelector<HTMLDetailsElement>("details:not([id])")?.open === true;
  keepUnfolded(old, region);
  old.replaceWith(region);
  const details = region.querySelector<HTMLDetailsElement>("details:not([id])");
  if (details && unfolded) details.open = true;
  if (!focused) return;
  const again = focused.id === "" ? null : document.getElementById(focused.id);
  // Where a button has gone, the next key press must not be the safe word.
  const next = again ?? region.querySelector<HTMLElement>("button:not(.danger), a") ?? document.getElementById("log");
  next?.focus();
}
