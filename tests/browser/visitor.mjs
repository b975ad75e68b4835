// A person with a browser.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const shots = process.env.STAIRWAY_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

/** The subject takes its time; nothing here waits by the clock, only for what must come. */
export const PATIENCE = 60_000;

export function launch() {
  // Containers have no user namespaces for the sandbox; only our own pages are opened.
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

export const sentences = {
  en: {
    hello: "My name is Dana, I'm a negotiator with the police. I'd like to hear what brought you here tonight.",
    label: "You sound worn out, and let down by people who should have stood by you.",
    slip: "Calm down, it is not so bad.",
    offline: "I am still here, and I am listening.",
    draft: "I was going to say",
  },
  ru: {
    hello: "Меня зовут Сергей, я переговорщик, из полиции. Хочу понять, что вас сюда привело.",
    label: "Похоже, вы очень устали, и вас обидели те, кто должен был быть рядом.",
    slip: "Успокойтесь, всё не так плохо.",
    offline: "Я здесь и слушаю вас.",
    draft: "Я хотел сказать",
  },
};

/** Presses a button that leads to another page, and waits until that is there as a whole. */
export async function leads(page, button) {
  const next = page.waitForEvent("load");
  await (typeof button === "string" ? page.locator(button) : button).click();
  await next;
}

/** Holds back the answer to the next form sent to an address: what was sent has arrived, and the page does not know yet. What
    is returned lets the answer through. */
export async function answersLate(page, address) {
  let answer;
  const told = new Promise((resolve) => (answer = resolve));
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await told;
    await route.fulfill({ response });
  }, { times: 1 });
  return answer;
}

export class Visitor {
  static async arrive(browser, { url, language, width, scheme = "dark", script = true, motion = "reduce" }) {
    const context = await browser.newContext({
      baseURL: url,
      locale: language,
      viewport: { width, height: width < 600 ? 844 : 800 },
      colorScheme: scheme,
      reducedMotion: motion,
      javaScriptEnabled: script,
    });
    context.setDefaultTimeout(PATIENCE);
    const visitor = new Visitor(context, await context.newPage(), { language, width, scheme });
    visitor.watch(visitor.page);
    return visitor;
  }

  constructor(context, page, { language, width, scheme }) {
    const tag = `${language}-${width}-${scheme}`;
    Object.assign(this, { context, page, language, width, scheme, tag, faults: [], outside: [] });
    this.words = sentences[language];
  }

  /** Faults of the script, and anything fetched from elsewhere. */
  watch(page) {
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) this.faults.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(this.url ?? "http://127.0.0.1:")) this.outside.push(request.url());
    });
  }

  /** The page as it is, looked at on a phone in the light and on a laptop in the dark. */
  async look(name) {
    const { page, scheme, width } = this;
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    for (const [w, s] of [[390, "light"], [1280, "dark"]]) {
      await page.setViewportSize({ width: w, height: w < 600 ? 844 : 800 });
      await page.emulateMedia({ colorScheme: s });
      // On a laptop the markup is the same: colours are not.
      await this.check(`${this.language}-${w}-${s}-${name}`, !name.startsWith("call"), s === "dark" ? ["cat.color"] : TAGS);
    }
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
  }

  async check(name, fullPage, tags) {
    const { page } = this;
    if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
    // Under a bar that stays in view lies another line at each place of the page: the whole page is looked at at once.
    if (fullPage) {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: page.viewportSize().width, height });
    }
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
    const list = await page.evaluate(async ({ values, rules }) => {
      const found = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"], rules, preload: false });
      return found.violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
    }, { values: tags, rules: { "color-contrast-enhanced": { enabled: false } } });
    assert.deepEqual(list, [], name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${name}: nothing may be wider than the screen`);
  }

  /** From the start page to the call. */
  async prepare(persona) {
    await this.page.goto("/");
    await this.page.click(".card a.button[href$='/suicide-bridge']");
    if (persona) await this.page.check(`input[name=persona][value=${persona}]`);
    await this.page.click("form.choices button");
    await this.page.waitForURL(/\/call\//);
  }

  async dial() {
    await this.page.click("#dial");
    await this.page.waitForSelector(".entry.theirs");
  }

  replies() {
    return this.page.locator(".entry.theirs").count();
  }

  mine() {
    return this.page.locator(".entry.ours .words").allTextContents();
  }

  async write(text) {
    await this.page.fill("#words", text);
    await this.page.press("#words", "Enter");
  }

  /** Says something and waits for what the person answers, or for the line to go dead. */
  async say(text) {
    const before = await this.replies();
    await this.write(text);
    await this.page.waitForFunction((n) => document.querySelectorAll(".entry.theirs").length > n, before);
  }

  /** What stands in front of a seat is never folded. */
  async unfold(id) {
    const part = this.page.locator(`#${id}`);
    if (await part.evaluate((at) => at instanceof HTMLDetailsElement && !at.open)) await part.locator("> summary").click();
  }

  async end() {
    await this.unfold("desk");
    await this.page.click(".end summary");
    await this.page.click("#end");
    // Words for stepping out of the role come first.
    await this.page.waitForURL(/\/after$/);
    await this.page.click("#to-record");
    await this.page.waitForURL(/\/record$/);
  }

  async leave() {
    assert.deepEqual(this.faults, [], `${this.tag}: faults of the page`);
    assert.deepEqual(this.outside, [], `${this.tag}: nothing is fetched from elsewhere`);
    await this.context.close();
  }
}
