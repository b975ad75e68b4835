// The course interpreter's form: what it is about is touched, and after each translation the next utterance is at hand.

const TARGETS = ".entry[data-n], .paper-sheet [data-n]";
const SAID = ".line-box.far .entry:is(.ours, .theirs)[data-n]";

/** Starts the form; answers what takes up the next utterance without a translation, where the form waits for one. */
export function glosses(room: HTMLElement): () => void {
  const of = room.querySelector<HTMLInputElement>("#gloss-of");
  const text = room.querySelector<HTMLTextAreaElement>("#gloss");
  const about = room.querySelector<HTMLElement>("#gloss-about");
  if (!of || !text || !about) return () => undefined;
  /** What was translated last, here or before the page was opened. */
  let last = 0;
  const show = (): void => {
    const number = CSS.escape(of.value.trim());
    const target = number === "" ? null : room.querySelector(`.entry[data-n="${number}"], .paper-sheet [data-n="${number}"]`);
    const words = (target?.querySelector(".words, .head") ?? target)?.textContent?.trim() ?? "";
    about.textContent = words;
    about.hidden = words === "";
  };
  const aim = (entry: HTMLElement): void => {
    of.value = entry.dataset["n"] ?? "";
    last = Number(of.value);
    show();
  };
  const next = (): void => {
    if (last === 0 || of.value !== "" || text.value !== "") return;
    const open = Array.from(room.querySelectorAll<HTMLElement>(SAID)).filter((entry) => {
      const n = entry.dataset["n"] ?? "";
      return Number(n) > last && !room.querySelector(`.entry.gloss[data-of="${CSS.escape(n)}"]`);
    });
    open.sort((one, other) => Number(one.dataset["n"]) - Number(other.dataset["n"]));
    if (open[0]) aim(open[0]);
    else show();
  };
  of.addEventListener("input", () => {
    last = Number(of.value) || last;
    show();
  });
  room.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("a, button, summary")) return;
    const entry = event.target.closest<HTMLElement>(TARGETS);
    if (!entry) return;
    aim(entry);
    // What was touched stays in view, as far as there is room for both.
    text.focus({ preventScroll: true });
    text.form?.scrollIntoView({ block: "nearest" });
  });
  const done = Array.from(room.querySelectorAll<HTMLElement>(".entry.gloss[data-of]"), (gloss) => Number(gloss.dataset["of"]));
  last = Math.max(0, ...done);
  next();
  return next;
}
