// The review in a real browser: a talk to its end, replay, correction, a second try, two tries side by side, futures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";
import { Visitor, launch, leads } from "./visitor.mjs";

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The lines that also the command line's tests say, without directives. */
function script(language) {
  const file = fileURLToPath(new URL(`../../crates/stairway/tests/scripts/expert.${language}.txt`, import.meta.url));
  return readFileSync(file, "utf8").split("\n").filter((line) => line !== "" && !/^[@#]/.test(line));
}

const texts = {
  en: { byHand: /corrected by hand, heard as/, stands: "The scene is stopped at the place where you took it up.", other: "What are you most afraid of?", model: /In this model/ },
  ru: { byHand: /исправлено вручную, услышано как/, stands: "Занятие остановлено на том месте, с которого вы продолжаете.", other: "Чего вы боитесь больше всего?", model: /В этой модели/ },
};

/** Sheets that a whole talk may take. */
const PAGES = 8;

const visible = (page) => page.locator(".rows > .row:not(.later)").count();

/** Every stretch of a curve begins where the one above it ended. */
async function joined(page) {
  return page.evaluate(() => {
    const gaps = [];
    for (const name of ["arousal", "trust", "understood", "hopelessness"]) {
      const paths = [...document.querySelectorAll(`.course .strokes .stroke.${name}`)].map((p) => p.getAttribute("d"));
      const first = (d) => d.match(/^M([\d.]+)/)[1];
      const last = (d) => (d.endsWith("V100") ? first(d) : d.match(/([\d.]+) 100$/)[1]);
      paths.slice(1).forEach((d, i) => last(paths[i]) === first(d) || gaps.push(`${name} ${i}`));
    }
    return gaps;
  });
}

describe("reviews", { concurrency: 3 }, () => {
  for (const size of [
    { language: "en", width: 1280, scheme: "light", persona: "viktor" },
    { language: "ru", width: 390, scheme: "dark", persona: "alina" },
  ]) {
    test(`a talk to its end, its review, a second try: ${size.language}, ${size.width} px, ${size.scheme}`, async () => {
      const visitor = await Visitor.arrive(browser, { url: server.url, ...size });
      const { page } = visitor;
      const said = texts[size.language];
      const lines = script(size.language).slice(0, 6);
      await visitor.prepare(size.persona);
      await visitor.dial();
      for (const line of lines.slice(0, 3)) await visitor.say(line);
      // The network is lost in mid-call: what is said waits, and is said once.
      await visitor.context.setOffline(true);
      await visitor.write(lines[3]);
      await page.waitForSelector(".entry.ours.pending .unsent");
      const before = await visitor.replies();
      await visitor.context.setOffline(false);
      await page.waitForFunction((n) => document.querySelectorAll(".entry.theirs").length > n, before);
      for (const line of lines.slice(4)) await visitor.say(line);
      await visitor.end();

      assert.deepEqual(await page.locator(".rows .ours .words").allTextContents(), lines);
      assert.deepEqual(await joined(page), []);
      await replays(visitor);
      await corrects(visitor, said);
      const first = page.url();
      await futures(visitor, said);
      await page.goto(first);
      await again(visitor, said, lines);
      await visitor.leave();
    });
  }

  async function replays({ page }) {
    const all = await visible(page);
    await page.locator(".curve[href='#t2']").click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "t2", "a click in the curve leads to its line");
    assert.notEqual(await page.locator(".axis [data-value=trust]").textContent(), "", "and the values are read out");
    await page.locator("[data-play]").click();
    await page.waitForSelector(".row.later", { state: "attached" });
    await page.waitForSelector(".row.current");
    assert.ok((await visible(page)) < all, "what has not happened yet is not there");
    await page.keyboard.press("Space");
    const paused = await visible(page);
    await page.keyboard.press("ArrowRight");
    assert.ok((await visible(page)) > paused, "an arrow goes on by a line");
    // Only now: at this speed a slow computer sees the end before the beginning.
    await page.locator(".speeds label").nth(4).click();
    await page.locator("[data-play]").click();
    await page.waitForFunction((n) => document.querySelectorAll(".rows > .row:not(.later)").length === n, all);
    await page.waitForFunction(() => document.querySelector("[data-play]").textContent === document.querySelector("[data-play]").dataset.playText);
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector(".row.later", { state: "attached" });
    await page.keyboard.press("Escape");
    assert.equal(await visible(page), all, "Escape brings the whole back");
  }

  async function corrects(visitor, said) {
    const { page } = visitor;
    const line = page.locator("#t2");
    const values = await page.locator(".row[data-values]").evaluateAll((all) => all.map((r) => r.dataset.values));
    await line.locator(".why > summary").click();
    await line.locator(".evidence > summary").click();
    const select = line.locator("select").first();
    const now = await select.inputValue();
    await visitor.look("review-unfolded");
    await select.selectOption(now === "validation" ? "paraphrase" : "validation");
    await leads(page, line.locator(".correct button").first());
    assert.match(page.url(), /#t2$/);
    assert.match(await line.textContent(), said.byHand);
    const after = await page.locator(".row[data-values]").evaluateAll((all) => all.map((r) => r.dataset.values));
    assert.deepEqual(after, values, "a correction never changes what was felt");
  }

  async function futures(visitor, said) {
    const { page } = visitor;
    await page.locator("[data-whatif]").click();
    await page.waitForSelector(".turnings");
    const words = await page.locator(".turnings .word").allTextContents();
    assert.ok(words.length > 0 && words.every((word) => said.model.test(word)), words.join());
    await page.locator(".turnings details summary").first().click();
    await visitor.look("review-whatif");
    assert.equal(await page.locator(".profile .turnings, .profile .word").count(), 0, "and never in the profile");
  }

  async function again(visitor, said, lines) {
    const { page } = visitor;
    const first = page.url();
    await page.locator("#t3 .retry").click();
    await page.waitForURL((url) => /\/call\/[^/]+$/.test(url.pathname) && !first.includes(url.pathname));
    await page.waitForSelector("#resume");
    assert.ok((await page.locator("[data-region=act]").textContent()).includes(said.stands));
    assert.deepEqual(await visitor.mine(), lines.slice(0, 2), "everything before the third line");
    await visitor.look("call-again");
    await page.click("#resume");
    await page.waitForSelector("#say:not([hidden])");
    await visitor.say(said.other);
    await visitor.end();
    await page.locator("a[href$='/compare']").click();
    await page.waitForURL(/\/compare$/);
    assert.deepEqual(await page.locator(".try.first .ours .words").allTextContents(), lines.slice(2));
    assert.deepEqual(await page.locator(".try.second .ours .words").allTextContents(), [said.other]);
    assert.equal(await page.locator(".try .outcome").count(), 2);
    await visitor.look("compare");
    const columns = await page.locator(".try").evaluateAll((all) => all.map((t) => t.getBoundingClientRect().left));
    assert.equal(columns[0] === columns[1], page.viewportSize().width < 600, "side by side where there is room");
  }

  test("without script the record stands there, and the futures come by themselves", async () => {
    const own = await serve({ played: { language: "ru", persona: "viktor", seed: 3, script: script("ru").slice(0, 4) } });
    const visitor = await Visitor.arrive(browser, { url: own.url, language: "ru", width: 390, script: false });
    try {
      const { page } = visitor;
      await page.goto(`/call/${own.log}/record`);
      assert.equal(await page.locator(".rows .ours").count(), 4);
      assert.ok(!(await page.locator("[data-replay]").isVisible()), "what needs script is not offered");
      await page.locator("[data-whatif]").click();
      await page.waitForSelector(".turnings");
      await visitor.leave();
    } finally {
      await own.close();
    }
  });

  test("on paper the review is a handout: words, curves, reasons of what mattered, and no buttons", async () => {
    const own = await serve({ played: { language: "en", persona: "viktor", seed: 3, script: script("en") } });
    const visitor = await Visitor.arrive(browser, { url: own.url, language: "en", width: 1280, scheme: "dark" });
    try {
      const { page } = visitor;
      await page.goto(`/call/${own.log}/record`);
      await page.emulateMedia({ media: "print" });
      for (const gone of ["button", "select", "[data-replay]", ".keep", ".top"]) {
        assert.equal(await page.locator(gone).filter({ visible: true }).count(), 0, gone);
      }
      assert.ok((await page.locator(".rows .ours").count()) >= 40, "a whole talk");
      assert.equal(await page.locator(".sheet-of-curves .line").filter({ visible: true }).count(), 4);
      assert.equal(await page.locator(".sheet-of-curves .number").count(), await page.locator(".moments li").count());
      for (const column of [".row.ours .codes", ".row.ours .words", ".row.theirs .act-name", ".turning .why p"]) {
        assert.ok(await page.locator(column).first().isVisible(), column);
      }
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(ground, "rgb(255, 255, 255)", "a dark screen gives a white page");
      const pdf = await page.pdf({ preferCSSPageSize: true, path: process.env.STAIRWAY_SHOTS && `${process.env.STAIRWAY_SHOTS}/review.pdf` });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(pages >= 3 && pages <= PAGES, `${pages} pages`);
      await visitor.leave();
    } finally {
      await own.close();
    }
  });
});
