// Words that came on a line which is not in view. The bar, which stays in view, shows the newest of them in one line that
// leads there, until the line comes into view or is gone to. The logs are read out as they grow: this is for the eye.

/** What people say and hand over. A picture and a request have notices of their own. */
const WORDS = ".ours, .theirs, .rendered, .slip, .told";
/** Milliseconds within which an answer to a request is the one that was given here. */
const OWN_WITHIN = 15_000;

export class News {
  private readonly chip: HTMLAnchorElement | null;
  /** What nobody has seen yet, in the order in which it came, with its line. */
  private readonly missed = new Map<Element, HTMLElement>();
  private readonly watch: IntersectionObserver;
  private ruled = Number.NEGATIVE_INFINITY;

  constructor(private readonly room: HTMLElement) {
    this.chip = room.querySelector("[data-news]");
    const above = room.querySelector<HTMLElement>(".seat-bar")?.offsetHeight ?? 0;
    // What lies under the bar is not in view.
    this.watch = new IntersectionObserver((looks) => this.look(looks), { rootMargin: `-${above}px 0px 0px`, threshold: 0.01 });
    this.chip?.addEventListener("click", () => {
      const [, line] = this.newest() ?? [];
      if (!line) return;
      line.scrollTop = line.scrollHeight;
      this.seen(line);
      this.tell();
    });
  }

  /** Something was added to a line. */
  came(entry: HTMLElement): void {
    // A line that is not on the page has nothing to lead to.
    if (!this.chip || entry.getClientRects().length === 0 || !entry.matches(WORDS) || this.isOwn(entry)) return;
    if (entry.querySelector(".handed:not(.handed-paper)")) return;
    this.watch.observe(entry);
  }

  /** A request was answered here: the slip that says so is no news. */
  rules(): void {
    this.ruled = performance.now();
  }

  /** Said or written at this seat, perhaps on another screen; on a line to the far end others speak for one's side too. */
  private isOwn(entry: HTMLElement): boolean {
    if (entry.matches(".slip") && performance.now() - this.ruled < OWN_WITHIN) {
      this.ruled = Number.NEGATIVE_INFINITY;
      return true;
    }
    if (entry.matches(".rendered")) return this.room.querySelector("form.render") !== null;
    return entry.matches(".ours") && !entry.closest(".line-box.far");
  }

  private look(looks: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio } of looks) {
      const line = target.closest<HTMLElement>(".log");
      if (line && intersectionRatio === 0) this.missed.set(target, line);
      else this.drop(target);
      if (line && intersectionRatio > 0) this.seen(line);
    }
    this.tell();
  }

  /** Who has the line in view has what came before as well. */
  private seen(line: HTMLElement): void {
    for (const [entry, of] of this.missed) if (of === line) this.drop(entry);
  }

  private drop(entry: Element): void {
    this.watch.unobserve(entry);
    this.missed.delete(entry);
  }

  private tell(): void {
    const [by, words] = [this.chip?.querySelector("b"), this.chip?.querySelector("span")];
    if (!this.chip || !by || !words) return;
    const [entry, line] = this.newest() ?? [];
    this.chip.hidden = entry === undefined;
    if (!entry || !line) return;
    const said = entry.querySelector<HTMLElement>(".words");
    by.textContent = `${this.by(entry, line)}:`;
    words.textContent = said?.textContent ?? "";
    words.lang = said?.lang ?? "";
    this.chip.href = `#${line.id}`;
  }

  private newest(): [Element, HTMLElement] | undefined {
    return [...this.missed].filter(([entry, line]) => !this.stands(entry, line)).pop();
  }

  /** Whether the bar shows it already, as the last words of the line to the far end. */
  private stands(entry: Element, line: HTMLElement): boolean {
    const last = this.room.querySelector<HTMLElement>("[data-last]");
    const shows = last !== null && last.getClientRects().length > 0 && `log-${last.dataset["last"]}` === line.id;
    return shows && entry.matches(".ours, .theirs");
  }

  /** Who says it, without the time; else what it is, or the line on which it came. */
  private by(entry: Element, line: HTMLElement): string {
    const who = entry.querySelector(".by")?.firstChild?.textContent?.trim() ?? "";
    const what = entry.querySelector(".more")?.textContent?.trim().replace(/[.:]$/, "") ?? "";
    return who || what || (line.closest(".line-box")?.querySelector("h2")?.textContent ?? "");
  }
}
