// Pause and safe word of a seat. Whoever needs the scene to stop must not be left to believe that it has stopped: what
// was pressed is kept on the device until the server has it, and as long as it has not, that stands there in full width.

import { kept } from "./kept.js";
import type { Notice } from "./notice.js";
import { newId, post } from "./post.js";

type Kind = "safe-word" | "pause";

interface Kept {
  id: string;
  kind: Kind;
}

const KEY = "stop:";
const FIRST_WAIT = 1_000;
/** Nobody waits long for a stop. */
const LONGEST_WAIT = 4_000;
/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 6_000;
/** Milliseconds after which it is said that nothing has arrived yet; within them most things have. */
const UNNOTICED = 1_000;

export class Stops {
  private kept: Kept[];
  private sending = false;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the sentence on the page is about. */
  private told: Kind | undefined;

  constructor(
    private readonly base: string,
    /** The seat's page, with the sentence and the state of the scene; none on a page of something else. */
    private readonly room?: HTMLElement,
    private readonly notice?: Notice,
  ) {
    this.kept = kept(() => localStorage, KEY + base, isKept);
    if (this.kept.length > 0) this.tell();
  }

  put(kind: Kind): void {
    if (!this.kept.some((one) => one.kind === kind)) this.kept.push({ id: newId(), kind });
    // The safe word does not stand behind a pause.
    this.kept.sort((a, b) => Number(a.kind === "pause") - Number(b.kind === "pause"));
    this.keep();
    setTimeout(() => this.tell(), UNNOTICED);
    this.send();
  }

  send(): void {
    const first = this.kept[0];
    if (this.sending || first === undefined) return;
    this.sending = true;
    clearTimeout(this.timer);
    void this.deliver(first);
  }

  /** The state of the scene has been drawn anew: what has arrived can be seen there. */
  drawn(): void {
    if (this.told !== undefined && this.kept.length === 0) this.hide();
  }

  private async deliver(one: Kept): Promise<void> {
    const form = new FormData();
    form.set("id", one.id);
    const answer = await post(`${this.base}/do/${one.kind}`, form, "error", PATIENCE);
    this.sending = false;
    if (answer.kind === "unreached") {
      this.tell();
      this.timer = setTimeout(() => this.send(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      return;
    }
    this.wait = FIRST_WAIT;
    this.kept = this.kept.filter((other) => other !== one);
    this.keep();
    const wasTold = this.told !== undefined;
    if (answer.kind === "refused" && one.kind === "safe-word") {
      this.show("safe-word", `${this.text("safe-word-refused")} ${answer.message}`);
      // That stays until it is pressed again.
      this.told = undefined;
    } else if (answer.kind === "refused") {
      this.hide();
      this.notice?.say(answer.message);
    } else if (this.kept.length > 0) {
      this.tell();
    } else if (wasTold && !this.stands(one.kind)) {
      this.show(one.kind, this.text(`${one.kind}-arrived`));
      this.room?.querySelector("#unsent")?.classList.add("arrived");
    } else {
      this.hide();
    }
    this.send();
  }

  /** Says what has not arrived, if there is anything. */
  private tell(): void {
    const first = this.kept[0];
    if (first) this.show(first.kind, this.text(first.kind));
  }

  private text(name: string): string {
    return this.room?.querySelector("#unsent")?.getAttribute(`data-${name}`) ?? "";
  }

  private show(kind: Kind, text: string): void {
    this.told = kind;
    const at = this.room?.querySelector<HTMLElement>("#unsent");
    if (!at) return;
    at.classList.remove("arrived");
    if (at.textContent !== text) at.textContent = text;
    at.hidden = false;
  }

  private hide(): void {
    this.told = undefined;
    const at = this.room?.querySelector<HTMLElement>("#unsent");
    if (at) at.hidden = true;
  }

  /** Whether the page shows already that the scene stands for this reason. */
  private stands(kind: Kind): boolean {
    const seen = kind === "pause" ? ".status [data-running=false]" : ".status.alarm";
    return this.room?.querySelector(seen) !== null;
  }

  private keep(): void {
    try {
      if (this.kept.length === 0) localStorage.removeItem(KEY + this.base);
      else localStorage.setItem(KEY + this.base, JSON.stringify(this.kept));
    } catch {
      // A browser that keeps nothing: it is sent all the same, as long as this page is open.
    }
  }
}

/** What was pressed at a seat and has not arrived goes from whatever page is open next. */
export function sendStops(): void {
  const open = document.querySelector<HTMLElement>("[data-team]")?.dataset["team"];
  try {
    for (const key of Object.keys(localStorage)) {
      const base = key.startsWith(KEY) ? key.slice(KEY.length) : undefined;
      if (base !== undefined && base !== open) new Stops(base).send();
    }
  } catch {
    // Nothing can have been kept.
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const { id, kind } = value as Record<string, unknown>;
  return typeof id === "string" && (kind === "safe-word" || kind === "pause");
}
