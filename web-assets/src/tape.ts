// A recording: play from a moment, and say with one tap which moment is heard now.

/** A place in the recording as the form reads it: 1:23.456. */
function written(seconds: number): string {
  const ms = Math.max(0, Math.round(seconds * 1_000));
  const [minutes, rest] = [Math.floor(ms / 60_000), ms % 60_000];
  const [whole, part] = [Math.floor(rest / 1_000), rest % 1_000];
  return `${minutes}:${String(whole).padStart(2, "0")}.${String(part).padStart(3, "0")}`;
}

/** Marks the last moment that was heard. */
function follow(links: HTMLAnchorElement[], seconds: number): void {
  let heard: HTMLElement | null = null;
  for (const link of links) {
    const row = link.closest<HTMLElement>("li");
    row?.removeAttribute("aria-current");
    if (Number(link.dataset["from"]) <= seconds + 0.25) heard = row;
  }
  heard?.setAttribute("aria-current", "true");
}

export function startTape(tape: HTMLElement): void {
  const audio = tape.querySelector("audio");
  const field = tape.querySelector<HTMLInputElement>("[data-place]");
  const form = field?.form;
  if (!audio || !field || !form) return;
  const links = [...tape.querySelectorAll<HTMLAnchorElement>("[data-from]")];
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      audio.currentTime = Number(link.dataset["from"]);
      void audio.play().catch(() => undefined);
    });
  }
  audio.addEventListener("timeupdate", () => {
    // While somebody types a place, the player leaves it alone.
    if (document.activeElement !== field) field.value = written(audio.currentTime);
    follow(links, audio.currentTime);
  });
  // The page comes anew after a tap; the player goes on from where it was.
  const key = `tape:${tape.dataset["tape"] ?? ""}`;
  form.addEventListener("submit", () => {
    if (!audio.paused) field.value = written(audio.currentTime);
    sessionStorage.setItem(key, String(audio.currentTime));
  });
  const left = Number(sessionStorage.getItem(key) ?? "0");
  sessionStorage.removeItem(key);
  // Somebody who comes for a moment finds the player there.
  const row = document.getElementById(location.hash.slice(1));
  const from = row && tape.contains(row) ? Number(row.querySelector<HTMLElement>("[data-from]")?.dataset["from"] ?? "0") : 0;
  if (left > 0) audio.currentTime = left;
  else if (from > 0) audio.currentTime = from;
}
