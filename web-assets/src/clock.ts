// The play clock goes on between two messages of the server.

const since = new WeakMap<Element, number>();

export function tickClocks(room: HTMLElement): void {
  const show = (): void => {
    for (const clock of room.querySelectorAll<HTMLElement>("[data-clock]")) {
      const start = since.get(clock) ?? performance.now();
      since.set(clock, start);
      if (clock.dataset["running"] !== "true") continue;
      // A browser's clock may jump back a little, for one when a device wakes.
      const ms = Math.max(0, Number(clock.dataset["clock"] ?? "0") + (performance.now() - start));
      const seconds = Math.floor(ms / 1000);
      const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (clock.textContent !== text) clock.textContent = text;
    }
  };
  show();
  setInterval(show, 250);
}
