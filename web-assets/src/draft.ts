// What was typed into a paper and not filed yet. It stays in this tab when one leaves the page by a link, because somebody
// on the line comes first, and is gone when the paper was filed.

import { kept } from "./kept.js";

type Typed = [name: string, value: string];
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const KEY = "draft:";
/** Of the paper that is being filed: whether it was taken shows on the next page. */
const FILING = "filing";

/** On every page: a paper that was sent and is not shown again has been filed. */
export function dropFiled(): void {
  try {
    const filing = sessionStorage.getItem(FILING);
    sessionStorage.removeItem(FILING);
    if (filing !== null && !document.querySelector("form.paper-form")) sessionStorage.removeItem(filing);
  } catch {
    // Nothing can have been kept.
  }
}

export function startDraft(form: HTMLFormElement): void {
  const key = KEY + (form.getAttribute("action") ?? "") + (form.dataset["replaces"] ?? "");
  // After a refusal the server has put in what was typed.
  if (!form.querySelector(".wrong")) restore(form, key);
  form.addEventListener("input", () => keep(form, key));
  form.addEventListener("submit", () => remember(key));
}

function fields(form: HTMLFormElement): Field[] {
  const found = form.querySelectorAll<Field>("input:not([type=hidden]), textarea, select");
  return [...found].filter((field) => field.name !== "");
}

function restore(form: HTMLFormElement, key: string): void {
  const typed = new Map(kept(() => sessionStorage, key, isTyped));
  for (const field of fields(form)) field.value = typed.get(field.name) ?? field.value;
}

function keep(form: HTMLFormElement, key: string): void {
  const typed: Typed[] = fields(form).map((field) => [field.name, field.value]);
  try {
    sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing: the page still has it.
  }
}

function remember(key: string): void {
  try {
    sessionStorage.setItem(FILING, key);
  } catch {
    // Nothing was kept either.
  }
}

function isTyped(value: unknown): value is Typed {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
