// Pages of one browser share its few connections to the server: six over HTTP/1.1, and each stream holds one for as long
// as it lives. A browser with many pages open would load no further page and send nothing any more. So the pages agree
// who follows all the time, those that are looked at first; the others look in now and then.

import { newId } from "./post.js";

/** Streams that live at a time; what is left is for pages and for what they send. */
const STREAMS = 4;
const SAY_EVERY = 30_000;
/** A page that said nothing for so long is gone; in the background pages speak once a minute at most. */
const GONE = 150_000;

interface Page {
  id: string;
  /** Whether it can be seen on a screen. */
  shown: boolean;
  /** When somebody last turned to it. */
  seen: number;
}

/** Tells whether this page is among those that follow all the time, whenever that changes. At first every page is. */
export function takeTurns(changed: (stays: boolean) => void): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel("streams");
  const me: Page = { id: newId(), shown: true, seen: 0 };
  const others = new Map<string, Page & { heard: number }>();
  let stays = true;

  const settle = (): void => {
    const now = Date.now();
    for (const [id, other] of others) if (now - other.heard > GONE) others.delete(id);
    const before = [...others.values()].filter((other) => isBefore(other, me)).length;
    if (stays === before < STREAMS) return;
    stays = !stays;
    changed(stays);
  };
  const say = (): void => {
    channel.postMessage(me);
    settle();
  };
  const look = (): void => {
    me.shown = document.visibilityState === "visible";
    if (me.shown) me.seen = Date.now();
    say();
  };

  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string") others.delete(data);
    if (isPage(data)) {
      const unknown = !others.has(data.id);
      others.set(data.id, { ...data, heard: Date.now() });
      // Whoever has just come knows nobody yet.
      if (unknown) channel.postMessage(me);
    }
    settle();
  });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) look();
  });
  window.addEventListener("pagehide", () => channel.postMessage(me.id));
  setInterval(say, SAY_EVERY);
  look();
}

function isBefore(one: Page, other: Page): boolean {
  if (one.shown !== other.shown) return one.shown;
  return one.seen === other.seen ? one.id < other.id : one.seen > other.seen;
}

function isPage(data: unknown): data is Page {
  if (typeof data !== "object" || data === null) return false;
  const { id, shown, seen } = data as Record<string, unknown>;
  return typeof id === "string" && typeof shown === "boolean" && typeof seen === "number";
}
