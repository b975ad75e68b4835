// The talks of this device. The list lies in this browser alone; without storage there is none, and all else works.

export interface Known {
  log: string;
  title: string;
  /** When it was opened first, ms since the Unix epoch. */
  at: number;
  who?: string;
  outcome?: string;
}

const KEY = "stairway:talks";
/** Talks that are remembered; the oldest make room. */
const AT_MOST = 200;

export function known(): Known[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(isKnown) : [];
  } catch {
    return [];
  }
}

/** Notes a talk, or what is newly known of it. */
export function remember(talk: Known): void {
  const others = known();
  const at = others.findIndex((t) => t.log === talk.log);
  const before = others[at];
  if (before) others[at] = { ...before, ...talk, at: before.at };
  else others.push(talk);
  keep(others.slice(-AT_MOST));
}

export function forget(log: string): void {
  keep(known().filter((t) => t.log !== log));
}

function keep(talks: Known[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(talks));
  } catch {
    // A browser that keeps nothing: the talk is still reached by its address.
  }
}

function isKnown(value: unknown): value is Known {
  if (typeof value !== "object" || value === null) return false;
  const { log, title, at } = value as Record<string, unknown>;
  return typeof log === "string" && /^[0-9A-Za-z-]+$/.test(log) && typeof title === "string" && typeof at === "number";
}
