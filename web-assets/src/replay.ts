// Replay: rows appear as play time passes. The page is whole without it; Escape brings the whole back.

/** Milliseconds: a silence is not sat through for longer than this, at any speed. */
const LONGEST_WAIT = 8_000;

export function startReplay(sheet: HTMLElement, bar: HTMLElement): void {
  const button = bar.querySelector<HTMLButtonElement>("[data-play]");
  const place = bar.querySelector<HTMLInputElement>("[data-place]");
  const time = bar.querySelector<HTMLElement>("[data-time]");
  const all = bar.querySelector<HTMLButtonElement>("[data-all]");
  if (!button || !place || !time || !all) return;
  const rows = Array.from(sheet.querySelectorAll<HTMLElement>(".row[data-at]"));
  const ends = Array.from(sheet.querySelectorAll<HTMLElement>(".row.ends"));
  const end = Number(bar.dataset["replay"] ?? "0");
  if (rows.length === 0 || end <= 0) return;
  const at = rows.map((row) => Number(row.dataset["at"] ?? "0"));
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let now = end;
  let playing = false;
  let on = false;
  let last = 0;
  let current = -1;

  const speed = (): number => Number(bar.querySelector<HTMLInputElement>("[name=speed]:checked")?.value ?? "1");
  const clock = (ms: number): string => {
    const seconds = Math.floor(ms / 1_000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  function draw(follow: boolean): void {
    let newest = -1;
    rows.forEach((row, i) => {
      const come = !on || (at[i] ?? 0) <= now;
      row.classList.toggle("later", !come);
      if (come) newest = i;
    });
    ends.forEach((row, i) => row.classList.toggle("later", on && i > 0 && now < end));
    if (!on) newest = -1;
    if (newest !== current) {
      rows[current]?.classList.remove("current");
      const row = rows[newest];
      row?.classList.add("current");
      current = newest;
      if (row && follow) row.scrollIntoView({ block: "center", behavior: still.matches ? "instant" : "smooth" });
      sheet.dispatchEvent(new CustomEvent("replay", { detail: row ?? null }));
    }
    place!.value = String(now);
    place!.setAttribute("aria-valuetext", clock(now));
    time!.textContent = clock(now);
    all!.hidden = !on;
  }

  function step(stamp: number): void {
    if (!playing) return;
    const passed = Math.max(0, stamp - last) * speed();
    last = stamp;
    const next = at.find((t) => t > now);
    const wait = next === undefined ? 0 : next - now;
    now = Math.min(end, now + passed + Math.max(0, wait - LONGEST_WAIT * speed()));
    draw(true);
    if (now >= end) stop();
    else requestAnimationFrame(step);
  }

  function play(): void {
    if (now >= end) now = 0;
    on = playing = true;
    button!.textContent = button!.dataset["pauseText"] ?? "";
    last = performance.now();
    draw(true);
    requestAnimationFrame(step);
  }

  function stop(): void {
    playing = false;
    button!.textContent = button!.dataset["playText"] ?? "";
  }

  function to(ms: number): void {
    on = true;
    now = Math.min(end, Math.max(0, ms));
    draw(true);
  }

  function whole(): void {
    stop();
    on = false;
    now = end;
    draw(false);
  }

  function line(by: number): void {
    stop();
    const here = current >= 0 ? current : by > 0 ? -1 : rows.length;
    // Rows of one moment come together.
    let i = here + by;
    while (i > 0 && i < rows.length - 1 && at[i] === at[here]) i += by;
    const row = Math.min(rows.length - 1, Math.max(0, i));
    to(at[row] ?? 0);
  }

  button.addEventListener("click", () => (playing ? stop() : play()));
  all.addEventListener("click", () => {
    whole();
    button.focus();
  });
  place.addEventListener("input", () => {
    stop();
    to(Number(place.value));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && on) return whole();
    const target = event.target instanceof Element ? event.target : document.body;
    // Elsewhere on the page the keys keep what they do, until a replay was begun.
    if (!on && !bar.contains(target)) return;
    const writes = target.closest("input, select, textarea") !== null;
    if (event.key === " " && !writes && !target.closest("button, a, summary")) playing ? stop() : play();
    else if (event.key === "ArrowRight" && !writes) line(1);
    else if (event.key === "ArrowLeft" && !writes) line(-1);
    else return;
    event.preventDefault();
  });
  window.addEventListener("beforeprint", whole);
  bar.hidden = false;
  draw(false);
}
