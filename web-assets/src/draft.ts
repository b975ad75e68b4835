// What was typed into a paper and not filed yet. It stays in this tab when the paper is closed or the page left, because
// somebody on the line comes first, and is gone when the paper was filed.

import { kept } from "./kept.js";
import { newId } from "./post.js";

type Typed = [name: string, value: string];
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const KEY = "draft:";

/** Whether the words have left already; no field of a paper is called so. */
const FILED = " filed";

export function startDraft(form: HTMLFormElement): void {
  restore(form);
  form.addEventListener("input", () => {
    const id = form.querySelector<HTMLInputElement>("input[name=id]");
    // Other words than those that may have arrived under this id are an entry of their own.
    if (id && form.dataset["filed"] !== undefined) id.value = newId();
    delete form.dataset["filed"];
    keepDraft(form);
  });
}

/** The words leave: what is sent again later, unchanged, has the same id. */
export function leaves(form: HTMLFormElement): void {
  form.dataset["filed"] = "";
  keepDraft(form);
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
  const id = form.querySelector<HTMLInputElement>("input[name=id]");
  if (id) id.value = typed.get("id") ?? id.value;
  if (typed.has(FILED)) form.dataset["filed"] = "";
}

export function keepDraft(form: HTMLFormElement): void {
  const typed: Typed[] = fields(form).map((field) => [field.name, field.value]);
  const id = form.querySelector<HTMLInputElement>("input[name=id]");
  if (id) typed.push(["id", id.value]);
  if (form.dataset["filed"] !== undefined) typed.push([FILED, ""]);
  try {
    sessionStorage.setItem(key(form), JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing: the page still has it.
  }
}

function isTyped(value: unknown): value is Typed {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
