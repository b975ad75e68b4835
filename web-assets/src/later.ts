// What may arrive later than it was done: tags, marks, sliders. Each is kept on the device with its time until the server
// has it, and says how long ago it was.

import { kept } from "./kept.js";
import type { Notice } from "./notice.js";
import { newId, post } from "./post.js";

interface Slip {
  id: string;
  address: string;
  fields: [string, string][];
  at: number;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

export class Later {
  private slips: Slip[];
  private sending = false;
  private wait = FIRST_WAIT;

  constructor(
    base: string,
    private readonly room: HTMLElement,
    private readonly notice: Notice,
  ) {
    this.key = `later:${base}`;
    this.slips = kept(() => localStorage, this.key, isSlip);
    if (this.slips.length > 0) this.count();
  }

  private readonly key: string;

  put(form: HTMLFormElement): void {
    const fields: [string, string][] = [];
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "id") fields.push([name, value]);
    }
    this.slips.push({ id: newId(), address: form.getAttribute("action") ?? "", fields, at: Date.now() });
    this.keep();
    for (const field of form.querySelectorAll("textarea")) field.value = "";
    this.send();
  }

  send(): void {
    const slip = this.slips[0];
    if (this.sending || slip === undefined) return;
    this.sending = true;
    void this.deliver(slip);
  }

  private async deliver(slip: Slip): Promise<void> {
    const form = new FormData();
    for (const [name, value] of slip.fields) form.set(name, value);
    form.set("id", slip.id);
    form.set("ago", String(Math.max(0, Date.now() - slip.at)));
    const answer = await post(slip.address, form);
    this.sending = false;
    if (answer.kind === "unreached") {
      this.notice.offline();
      this.count();
      setTimeout(() => this.send(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      return;
    }
    this.wait = FIRST_WAIT;
    this.slips.shift();
    this.keep();
    this.count();
    if (answer.kind === "refused") this.notice.say(answer.message);
    else this.notice.online();
    this.send();
  }

  /** Says beside each pad and form how much of it waits. */
  private count(): void {
    for (const at of this.room.querySelectorAll<HTMLElement>("[data-waits]")) {
      const waiting = this.slips.filter((slip) => slip.address.endsWith(`/do/${at.dataset["waits"]}`)).length;
      at.hidden = waiting === 0;
      at.textContent = `${at.dataset["text"] ?? ""} ${waiting}`;
    }
  }

  private keep(): void {
    localStorage.setItem(this.key, JSON.stringify(this.slips));
  }
}

function isSlip(value: unknown): value is Slip {
  if (typeof value !== "object" || value === null) return false;
  const { id, address, fields, at } = value as Record<string, unknown>;
  return typeof id === "string" && typeof address === "string" && Array.isArray(fields) && typeof at === "number";
}
