// Somebody is writing: told to the server at most every ten seconds, because typing is not silence.

import { post } from "./post.js";

const EVERY = 10_000;

export class Composing {
  private last = -Infinity;

  constructor(private readonly base: string) {}

  sign(): void {
    const now = performance.now();
    if (now - this.last < EVERY) return;
    this.last = now;
    // Whether it arrives changes nothing for the person who writes.
    void post(`${this.base}/do/compose`, new FormData());
  }
}
