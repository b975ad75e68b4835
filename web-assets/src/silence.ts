// A silence that is kept on purpose. Nothing is sent: it only shows that it is kept, and since when the line is quiet.

const LOOK_EVERY = 250;

export class Silence {
  private kept = false;
  /** When the last words on the line ended, by this page's clock. */
  private since: number | undefined;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly told: HTMLElement,
    private readonly clock: HTMLElement,
    private readonly changed: () => void,
  ) {
    button.hidden = false;
    button.addEventListener("click", () => (this.kept ? this.end() : this.begin()));
    setInterval(() => this.show(), LOOK_EVERY);
  }

  /** Milliseconds that the line has been quiet, as the server knows it. */
  quiet(ms: number | undefined): void {
    this.since = ms === undefined ? undefined : performance.now() - ms;
  }

  end(): void {
    if (this.kept) this.set(false);
  }

  private begin(): void {
    this.since ??= performance.now();
    this.set(true);
  }

  private set(kept: boolean): void {
    this.kept = kept;
    this.button.setAttribute("aria-pressed", String(kept));
    this.told.textContent = kept ? (this.told.dataset["text"] ?? "") : "";
    this.clock.hidden = !kept;
    this.show();
    this.changed();
  }

  private show(): void {
    if (!this.kept || this.since === undefined) return;
    const seconds = Math.max(0, Math.floor((performance.now() - this.since) / 1000));
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (this.clock.textContent !== text) this.clock.textContent = text;
  }
}
