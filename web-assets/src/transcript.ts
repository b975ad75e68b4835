// The conversation on the page. Words come drawn from the server, each number once; our own stand there as soon as they
// are said and give way to the server's when those come.

import { NEAR } from "./newest.js";
import { nodes } from "./regions.js";

export interface Labels {
  you: string;
  unsent: string;
  spoken: string;
  /** Who is at the far end, where its words are written down here. */
  farEnd?: string;
}

export class Transcript {
  constructor(
    private readonly log: HTMLElement,
    /** The number that the page has reached. */
    public upto: number,
    private readonly labels: Labels,
  ) {}

  private get end(): Element | null {
    return this.log.querySelector("#newest, .newest");
  }

  /** Adds what happened, unless the page has that number. Answers what was not said here. */
  add(n: number, html: string): HTMLElement[] {
    if (n <= this.upto) return [];
    const stay = this.atEnd();
    const came: HTMLElement[] = [];
    for (const node of nodes(html)) {
      const client = node.dataset["client"];
      const waiting = client === undefined ? null : this.own(client);
      if (waiting !== null && waiting.dataset["side"] === undefined && waiting.nextElementSibling === this.end) {
        // In its place already: made official without being read out twice.
        waiting.classList.remove("pending");
        waiting.querySelector(".unsent")?.remove();
        waiting.dataset["n"] = String(n);
      } else {
        waiting?.remove();
        this.append(node);
        if (waiting === null) came.push(node);
      }
    }
    if (stay) this.toNewest();
    return came;
  }

  /** Our own words, on their way; with a side, words that somebody else said and that are written down here. */
  pending(id: string, text: string, side?: string): void {
    if (this.own(id)) return;
    const line = document.createElement("p");
    line.className = side === "far" ? "entry theirs pending" : "entry ours pending";
    line.dataset["client"] = id;
    const you = document.createElement("span");
    if (side === undefined) {
      you.className = "vh";
      you.textContent = `${this.labels.you}: `;
    } else {
      // Who it was, the server says when it has them.
      line.dataset["side"] = side;
      you.className = "by";
      you.textContent = side === "far" ? (this.labels.farEnd ?? "") : "";
    }
    const words = document.createElement("span");
    words.className = "words";
    words.lang = this.labels.spoken;
    words.textContent = text;
    line.append(you, words);
    this.append(line);
    this.toNewest();
  }

  unsent(id: string): void {
    const line = this.own(id);
    if (!line || !line.classList.contains("pending") || line.querySelector(".unsent")) return;
    const mark = document.createElement("span");
    mark.className = "unsent";
    mark.textContent = this.labels.unsent;
    line.append(mark);
  }

  sent(id: string): void {
    this.own(id)?.querySelector(".unsent")?.remove();
  }

  takeBack(id: string): void {
    const line = this.own(id);
    if (line?.classList.contains("pending")) line.remove();
  }

  toNewest(): void {
    this.log.scrollTop = this.log.scrollHeight;
  }

  private append(node: HTMLElement): void {
    this.log.querySelector("#empty, .empty")?.setAttribute("hidden", "");
    node.classList.add("arrives");
    this.log.insertBefore(node, this.end);
  }

  private own(id: string): HTMLElement | null {
    return this.log.querySelector(`[data-client="${CSS.escape(id)}"]`);
  }

  /** Whether the reader is at the newest words, and not looking back. */
  atEnd(): boolean {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }
}
