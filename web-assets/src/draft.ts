// What was typed into a paper and not filed yet. It stays in this tab when the paper is closed or the page left, because
// somebody on the line comes first, and is gone when the paper was filed.

import { kept } from "./kept.js";

type Typed = [name: string, value: string];
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const KEY = "draft:";

export function startDraft(form: HTMLFormElement): void {
  restore(form);
  form.addEventListener("input", () => keep(form));
}

export function dropDraft(form: HTMLFormElement): void {
  try {
    sessionStorage.removeItem(key(form));
  } catch {
    // Nothing can have been kept.
  }
}

function key(form: HTMLFormElement): string {
  return KEY + (form.getAttribute("action") ?? "") + (form.dataset["replaces"] ?? "");
}

function fields(form: HTMLFormElement): Field[] {
  const found = form.querySelectorAll<Field>("input:not([type=hidden]), textarea, select");
  return [...found].filter((field) => field.name !== "");
}

function restore(form: HTMLFormElement): void {
  const typed = new Map(kept(() => sessionStorage, key(form), isTyped));
  for (const field of fields(form)) field.value = typed.get(field.name) ?? field.value;
}

function keep(form: HTMLFormElement): void {
  const typed: Typed[] = fields(form).map((field) => [field.name, field.value]);
  try {
    sessionStorage.setItem(key(form), JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing: the page still has it.
  }
}

function isTyped(value: unknown): value is Typed {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
