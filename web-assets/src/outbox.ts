// Utterances on their way. Each keeps its id until the server has acknowledged it, through a lost connection and a
// reload, so that it is said once and never lost.

import { kept } from "./kept.js";
import type { Notice } from "./notice.js";
import { newId, post } from "./post.js";
import type { Transcript } from "./transcript.js";

interface Letter {
  id: string;
  text: string;
  /** Whose words they are, where both sides are written down. */
  side?: string;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

export class Outbox {
  private letters: Letter[];
  private sending = false;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly base: string,
    private readonly transcript: Transcript,
    private readonly notice: Notice,
    /** Takes back the words of a refused utterance. */
    private readonly giveBack: (text: string) => void,
  ) {
    this.letters = kept(() => sessionStorage, this.key, isLetter);
  }

  private get key(): string {
    return `outbox:${this.base}`;
  }

  put(text: string, side = ""): void {
    const letter: Letter = side === "" ? { id: newId(), text } : { id: newId(), text, side };
    this.letters.push(letter);
    this.keep();
    this.transcript.pending(letter.id, letter.text, letter.side);
    this.send();
  }

  /** After a reload: what was not acknowledged is shown and sent again. */
  resume(): void {
    for (const letter of this.letters) {
      this.transcript.pending(letter.id, letter.text, letter.side);
      this.transcript.unsent(letter.id);
    }
    this.send();
  }

  send(): void {
    const letter = this.letters[0];
    if (this.sending || letter === undefined) return;
    this.sending = true;
    clearTimeout(this.timer);
    void this.deliver(letter);
  }

  private async deliver(letter: Letter): Promise<void> {
    const form = new FormData();
    form.set("id", letter.id);
    form.set("text", letter.text);
    if (letter.side) form.set("side", letter.side);
    const answer = await post(`${this.base}/do/say`, form);
    this.sending = false;
    if (answer.kind === "unreached") {
      // What stands behind it waits as well, also when the words in front stand there already and only their answer is lost.
      for (const one of this.letters) this.transcript.unsent(one.id);
      this.notice.offline();
      this.timer = setTimeout(() => this.send(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      return;
    }
    this.wait = FIRST_WAIT;
    this.letters.shift();
    this.keep();
    if (answer.kind === "done") {
      this.transcript.sent(letter.id);
      this.notice.online();
    } else {
      const back = [letter, ...this.following(letter)];
      this.keep();
      for (const one of back) this.transcript.takeBack(one.id);
      this.giveBack(back.map((one) => one.text).join("\n"));
      this.notice.say(answer.message);
    }
    this.send();
  }

  /** Words that were to follow are not said without those before them: they come back too, in order. */
  private following(letter: Letter): Letter[] {
    const other = this.letters.findIndex((one) => one.side !== letter.side);
    return this.letters.splice(0, other < 0 ? this.letters.length : other);
  }

  private keep(): void {
    sessionStorage.setItem(this.key, JSON.stringify(this.letters));
  }
}

function isLetter(value: unknown): value is Letter {
  if (typeof value !== "object" || value === null) return false;
  const { id, text } = value as Record<string, unknown>;
  return typeof id === "string" && typeof text === "string";
}
