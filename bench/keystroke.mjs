// Hands and head of a trainer at a laptop: works a real page and counts what the Keystroke-Level Model counts.
//
// Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems",
// Communications of the ACM 23(7), 1980, 396-410: their operators and times, Ms by their rules 0 to 4. Where the rules leave
// open what an argument is, each choice gets an M: this trainer is in no hurry.

/** Seconds. K is their average non-secretary typist (40 words a minute); B is the press that follows pointing. */
export const SECONDS = { M: 1.35, P: 1.1, K: 0.28, B: 0.2, H: 0.4 };
/** Words a minute: the mean of 17 languages, read aloud (Trauzettel-Klosinski and Dietz 2012, IOVS 53(9), 5452-5461).
    The Keystroke-Level Model has no reading: it is added beside, never into, what the hands take. */
export const READING = 184;
/** The part of the window by which a turn of the wheel moves the page. */
const SCREENFUL = 0.8;

const none = () => ({ M: 0, P: 0, K: 0, B: 0, H: 0, scrolls: 0, R: 0, words: 0, fields: 0 });
const COUNTS = Object.keys(none());
const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;
/** Signs that take SHIFT, which is a key of its own, on the English and on the Russian layout. */
const shifted = { en: /[A-Z~!@#$%^&*()_+{}|:"<>?]/u, ru: /[А-ЯЁ!"№;%:?*()_+,]/u };

/** Keys of a text on one layout. */
export function keys(text, layout) {
  return [...text].reduce((sum, sign) => sum + (shifted[layout].test(sign) ? 2 : 1), 0);
}

export function seconds(counts, typist = SECONDS.K) {
  const { M, P, B, H } = SECONDS;
  // A turn of the wheel is no operator of the model; it is taken for one more pointing.
  const sum = counts.M * M + (counts.P + counts.scrolls) * P + counts.K * typist + counts.B * B + counts.H * H;
  return { hands: sum, R: counts.R, reading: (counts.words * 60) / READING, all: sum + counts.R + (counts.words * 60) / READING };
}

export function sum(steps) {
  const all = none();
  for (const step of steps) for (const key of COUNTS) all[key] += step[key];
  return all;
}

export class Trainer {
  constructor(page, { layout, look }) {
    Object.assign(this, { page, layout, look, hand: "mouse", steps: [], read: new Set() });
  }

  step(name) {
    this.steps.push({ name, ...none(), pages: [] });
  }

  get now() {
    return this.steps.at(-1);
  }

  /** An operator by its letter, with the homing that it needs. */
  does(operators) {
    for (const operator of operators) {
      const hand = { P: "mouse", B: "mouse", K: "keyboard" }[operator];
      if (hand && hand !== this.hand) {
        this.now.H += 1;
        this.hand = hand;
      }
      this.now[operator] += 1;
    }
  }

  /** Moves the page until the place can be pointed at. */
  async reaches(target) {
    const distance = await target.evaluate((at) => {
      const { top, bottom } = at.getBoundingClientRect();
      if (top >= 0 && bottom <= innerHeight) return 0;
      const from = scrollY;
      at.scrollIntoView({ block: "center", behavior: "instant" });
      return Math.abs(scrollY - from) / innerHeight;
    });
    this.now.scrolls += Math.ceil(distance / SCREENFUL);
  }

  async points(target) {
    await this.reaches(target);
    this.does("PB");
    await target.click();
  }

  /** A link or a button: a command, so it is prepared (rule 0); its click is anticipated in the pointing (rule 1). */
  async presses(selector, { leads } = {}) {
    const target = this.page.locator(selector).first();
    this.does("M");
    if (!leads) return this.points(target);
    const arrives = this.page.waitForURL(leads);
    await this.points(target);
    await arrives;
    await this.arrives();
  }

  /** R of a page, from the click until it is loaded, and the words on it that were on none before. */
  async arrives() {
    await this.page.waitForFunction(() => performance.getEntriesByType("navigation")[0].loadEventEnd > 0);
    this.now.R += await this.page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd / 1000);
    await this.reads();
  }

  /** Whatever is done without a page of its own is waited for by the clock. */
  async waits(until) {
    const from = performance.now();
    await until();
    this.now.R += (performance.now() - from) / 1000;
    await this.reads();
  }

  /** Counts each text that can be seen, a choice by what is chosen, and none twice in a run. */
  async reads() {
    const texts = await this.page.evaluate(() => {
      const seen = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.parentElement;
        const hidden = !at.checkVisibility({ checkVisibilityCSS: true }) || at.closest(".vh, script, style");
        if (!hidden && (at.tagName !== "OPTION" || at.selected)) seen.push(node.textContent.trim());
      }
      return seen;
    });
    const fresh = new Set(texts.filter((text) => !this.read.has(text)));
    const words = [...fresh].join(" ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    for (const text of fresh) this.read.add(text);
    this.now.words += words;
    this.now.pages.push({ address: new URL(this.page.url()).pathname, words });
    await this.look?.(this.now.name, this.page);
  }

  /** A text into a field: the end of a text that varies is prepared (rule 4), within it nothing is (rule 0). */
  async writes(selector, text) {
    const layout = cyrillic.test(text) ? "ru" : latin.test(text) ? "en" : this.layout;
    const target = this.page.locator(selector);
    this.now.fields += 1;
    this.does("M");
    await this.points(target);
    if (layout !== this.layout) {
      // Another alphabet: two keys, thought of once (rule 2).
      this.does("MKK");
      this.layout = layout;
    }
    this.does("K".repeat(keys(text, layout)));
    await this.page.keyboard.type(text);
  }

  /** An address into the browser's own field, with ENTER at its end. */
  async goes(address) {
    this.does("MPB");
    this.does("K".repeat(keys(address, "en") + 1));
    await this.page.goto(`http://${address}`);
    await this.arrives();
  }

  /** A day, typed part after part without dots, in the order of a browser that speaks English. */
  async dates(selector, day) {
    const target = this.page.locator(selector);
    const [year, month, date] = day.split("-");
    const typed = month + date + year;
    this.now.fields += 1;
    this.does("M");
    await this.reaches(target);
    this.does("PB");
    // Its left end is the first part.
    await target.click({ position: { x: 16, y: 16 } });
    this.does("K".repeat(typed.length));
    await this.page.keyboard.type(typed);
    const value = await target.inputValue();
    if (value !== day) throw new Error(`${selector}: ${typed} gave ${value}`);
  }

  /** A list: opened, and one picked from it, prepared once (rule 2). */
  async picks(selector, value) {
    const target = this.page.locator(selector);
    this.now.fields += 1;
    this.does("M");
    await this.reaches(target);
    this.does("PBPB");
    await target.selectOption(value);
  }

  /** One of several, or a tick: its label is what is pointed at. */
  async ticks(selector) {
    this.now.fields += 1;
    this.does("M");
    await this.points(this.page.locator(`label:has(${selector})`).first());
    await this.reads();
  }

  /** A file: the button here, and in the system's own window a double click on the name. */
  async attaches(selector, file) {
    this.now.fields += 1;
    this.does("M");
    await this.reaches(this.page.locator(selector));
    this.does("PBMPBB");
    await this.page.locator(selector).setInputFiles(file);
  }
}
