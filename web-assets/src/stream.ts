// Follows the stream of a call. A number that the page has is never shown again; a stream that has gone quiet is opened
// anew, after the last number, because phones sleep and proxies forget. Where a browser has many pages open, those in the
// background only look in (`turns.ts`).

import { takeTurns } from "./turns.js";

export interface Follower {
  happened(n: number, html: string): void;
  now(html: string): void;
  /** The stream lives. */
  reached(): void;
  /** The server cannot be reached. */
  lost(): void;
  /** The seat is somebody else's now, or the reader was taken out: nothing comes any more. */
  moved?(): void;
}

/** The server gives a sign of life every 15 seconds. */
const QUIET = 40_000;
const LOOK_EVERY = 5_000;
/** A page that does not follow all the time looks in so often; to the server it is there all the while. */
const LOOK_IN = 12_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/** `page` may ask for something (`?whose=...`); its stream asks for the same. */
export function follow(page: string, after: number, to: Follower): void {
  const [base = "", asked] = page.split("?");
  const more = asked === undefined ? "" : `&${asked}`;
  let last = after;
  let heard = performance.now();
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let over = false;
  let stays = true;
  let told = false;

  const end = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    source?.close();
    to.moved?.();
  };
  const alive = (): void => {
    heard = performance.now();
    wait = FIRST_WAIT;
    told = true;
    to.reached();
  };
  const reach = (event: MessageEvent<string>): number => {
    const n = Number(event.lastEventId);
    last = Math.max(last, n);
    return n;
  };

  const open = (): void => {
    if (over) return;
    clearTimeout(timer);
    source?.close();
    heard = performance.now();
    told = false;
    const opened = new EventSource(`${base}/stream?after=${last}${more}${stays ? "" : "&once=true"}`);
    source = opened;
    opened.addEventListener("open", alive);
    opened.addEventListener("happened", (event) => {
      alive();
      const n = Number(event.lastEventId);
      to.happened(n, event.data);
      reach(event);
    });
    opened.addEventListener("now", (event) => {
      alive();
      // Replaces; an older picture than the page's never does.
      if (Number(event.lastEventId) >= last) to.now(event.data);
      reach(event);
    });
    opened.addEventListener("beat", (event) => {
      alive();
      reach(event);
    });
    opened.addEventListener("moved", end);
    opened.addEventListener("error", () => {
      if (over || source !== opened) return;
      if (!stays && told) return opened.close();
      to.lost();
      if (opened.readyState !== EventSource.CLOSED) return;
      // A screen that slept while its seat went to somebody else is refused, and is not told why.
      if (to.moved) void refused(page).then((yes) => (yes ? end() : undefined));
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };

  const lookAgain = (): void => {
    if (source?.readyState === EventSource.CLOSED || performance.now() - heard > QUIET) open();
  };
  setInterval(() => {
    if (performance.now() - heard > (stays ? QUIET : LOOK_IN)) open();
  }, LOOK_EVERY);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") lookAgain();
  });
  window.addEventListener("online", open);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) open();
  });
  window.addEventListener("pagehide", () => source?.close());
  takeTurns((whether) => {
    stays = whether;
    if (stays) open();
    else source?.close();
  });
  open();
}

async function refused(page: string): Promise<boolean> {
  try {
    return (await fetch(page, { credentials: "same-origin", redirect: "manual" })).status === 403;
  } catch {
    return false;
  }
}
