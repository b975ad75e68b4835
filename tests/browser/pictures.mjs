// The pictures of the documents: a short real talk in each language, photographed from the start page to the review.
// Run by scripts/pictures. It is no test; a picture that has grown too heavy ends it all the same.

import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";
import { Visitor, launch } from "./visitor.mjs";

const HEAVIEST = 200_000;
const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const folder = resolve(process.argv[2] ?? "docs/images");

const talks = {
  en: {
    note: "Worn out. Nobody noticed.",
    other: "You've been carrying this alone for a long time.",
    drill: [
      "You sound worn out.",
      "So it has been like this for a long time.",
      "You should write a complaint about it.",
      "What was that like for you?",
      "You sound hurt by it.",
      "Mm. Go on.",
      "You sound frightened.",
      "Anyone would be shaken by that.",
      "You don't know how to go on from here.",
    ],
  },
  ru: {
    note: "Устал давно, никто не заметил.",
    other: "Вы так долго несёте это в одиночку.",
    drill: [
      "Похоже, вам обидно.",
      "То есть так продолжается уже давно.",
      "Вам надо написать жалобу.",
      "Как это было для вас?",
      "Похоже, это вас очень задело.",
      "Угу, слушаю вас.",
      "Вам сейчас страшно.",
      "Любому на вашем месте было бы тяжело.",
      "Вы не знаете, как быть дальше.",
    ],
  },
};

/** The first lines of the script that also the command line's tests say. */
function lines(language) {
  const file = fileURLToPath(new URL(`../../crates/stairway/tests/scripts/expert.${language}.txt`, import.meta.url));
  return readFileSync(file, "utf8").split("\n").filter((line) => line !== "" && !/^[@#]/.test(line)).slice(0, 8);
}

/** Takes one picture: what the window shows, or its upper part `down` to so many pixels. */
async function take(visitor, name, { down, size = LAPTOP } = {}) {
  const { page, language } = visitor;
  await page.setViewportSize(down ? { ...size, height: down } : size);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const path = join(folder, `${name}-${language}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size: bytes } = statSync(path);
  console.log(`${name}-${language}.png  ${Math.round(bytes / 1000)} kB`);
  if (bytes >= HEAVIEST) throw new Error(`${path} has ${bytes} bytes; ${HEAVIEST} is the most. Take less of the page.`);
  await page.setViewportSize(LAPTOP);
}

/** Brings an element to the upper edge of the window, with some air above it. */
function raise(page, selector, air = 16) {
  return page.locator(selector).first().evaluate((e, px) => window.scrollTo(0, e.getBoundingClientRect().top + window.scrollY - px), air);
}

async function prepares(visitor) {
  const { page } = visitor;
  await page.goto("/");
  await take(visitor, "start", { down: 1000 });
  await page.click(".card a.button[href$='/suicide-bridge']");
  await page.check("input[name=persona][value=viktor]");
  await page.check("input[name=coach][value=on]");
  await raise(page, ".top", 0);
  await take(visitor, "prepare", { down: 900 });
  await page.click("form.choices button");
  await page.waitForURL(/\/call\//);
}

async function talksToTheEnd(visitor, { note }) {
  const { page, language } = visitor;
  const said = lines(language);
  await visitor.dial();
  for (const line of said.slice(0, 5)) await visitor.say(line);
  await visitor.unfold("notes");
  await page.fill("#note", note);
  await page.click("#as-note");
  await page.waitForSelector(".about-note");
  await visitor.unfold("desk");
  await page.locator(".desk-items button").first().click();
  await page.waitForSelector(".desk-items .state");
  await visitor.say(said[5]);
  await page.focus("#words");
  await take(visitor, "call", { down: 740 });
  await page.setViewportSize(PHONE);
  for (const part of ["brief", "notes", "desk"]) {
    const open = page.locator(`details#${part}[open] > summary`);
    if (await open.count()) await open.click();
  }
  await take(visitor, "call-phone", { size: PHONE });
  await page.keyboard.press("Alt+p");
  await page.waitForSelector("#breathe-title");
  await take(visitor, "breathe");
  await page.click("#resume");
  await page.waitForSelector("#say:not([hidden])");
  for (const line of said.slice(6)) await visitor.say(line);
  await visitor.unfold("desk");
  await page.click(".end summary");
  await page.click("#end");
  await page.waitForURL(/\/after$/);
  await take(visitor, "after");
  await page.click("#to-record");
  await page.waitForURL(/\/record$/);
}

async function reviews(visitor) {
  const { page } = visitor;
  await page.locator("#t3 .why > summary").click();
  await page.setViewportSize({ ...LAPTOP, height: 1200 });
  await raise(page, ".moments");
  await take(visitor, "review", { down: 1200 });
  await page.setViewportSize(PHONE);
  await raise(page, "#t2");
  await take(visitor, "review-phone", { size: PHONE });
  const review = page.url();
  await page.locator("[data-whatif]").click();
  await page.waitForSelector(".turnings");
  await page.locator(".turnings details summary").nth(1).click();
  await raise(page, "#whatif");
  await take(visitor, "whatif");
  await page.goto(review);
}

/** A second try from the fourth line, both side by side, and the list of one's own talks. */
async function triesAgain(visitor, { other }) {
  const { page } = visitor;
  await page.locator("#t4 .retry").click();
  await page.waitForSelector("#resume");
  await page.click("#resume");
  await page.waitForSelector("#say:not([hidden])");
  await visitor.say(other);
  await visitor.end();
  await page.locator("a[href$='/compare']").click();
  await page.waitForURL(/\/compare$/);
  await raise(page, ".tries", 0);
  await take(visitor, "compare");
  await page.goto("/mine");
  await page.waitForFunction(() => document.querySelectorAll(".talk").length === 2);
  await page.waitForSelector("#runs tr");
  await take(visitor, "mine", { down: 1300 });
}

async function photograph(browser, language) {
  const talk = talks[language];
  const played = { pack: "packs/listening-drill", language, seed: 3, script: talk.drill };
  const server = await serve({ packs: "packs", played });
  const visitor = await Visitor.arrive(browser, { url: server.url, language, width: LAPTOP.width, scheme: "light" });
  try {
    await visitor.page.goto(`/call/${server.log}/record`);
    await take(visitor, "drill", { down: 1150 });
    await prepares(visitor);
    await talksToTheEnd(visitor, talk);
    await reviews(visitor);
    await triesAgain(visitor, talk);
    await visitor.leave();
  } finally {
    await server.close();
  }
}

mkdirSync(folder, { recursive: true });
const browser = await launch();
try {
  const done = await Promise.allSettled(Object.keys(talks).map((language) => photograph(browser, language)));
  for (const { reason } of done.filter((d) => d.status === "rejected")) {
    console.error(reason);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
