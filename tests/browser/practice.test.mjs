// What stands beside the talk: notes, silence, the coach's strip, stopping, stepping out, one's own talks, handing over.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "./server.mjs";
import { Visitor, answersLate, launch } from "./visitor.mjs";

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

const sizes = [
  { language: "en", width: 1280, scheme: "dark" },
  { language: "ru", width: 390, scheme: "light" },
];

const isNarrow = (size) => size.width < 600;

/** From the form to the call, with a coach's strip or without. */
async function begin(visitor, { coach = false, persona = "viktor" } = {}) {
  const { page } = visitor;
  await page.goto("/practise/suicide-bridge");
  await page.check(`input[name=persona][value=${persona}]`);
  if (coach) await page.check("input[name=coach][value=on]");
  await page.click("form.choices button");
  await page.waitForURL(/\/call\//);
}

/** Ends by way of the stop, as somebody does who has had enough. */
async function stopAndEnd(visitor) {
  const { page } = visitor;
  await page.keyboard.press("Alt+p");
  await page.click("#end-here");
  assert.ok(/\/call\/[^/]+$/.test(page.url()), "one word is not enough to end it");
  await page.click("#end-sure");
  await page.waitForURL(/\/after$/);
}

describe("beside the talk", { concurrency: 3 }, () => {
  for (const size of sizes) {
    test(`every state of a call is in order: ${size.language}, ${size.width} px, ${size.scheme}`, async () => {
      const visitor = await Visitor.arrive(browser, { url: server.url, ...size });
      const { page, words } = visitor;
      await begin(visitor, { coach: true });
      await visitor.look("call-fresh-coached");
      await visitor.dial();
      await visitor.say(words.label);
      await page.waitForSelector("#coach .code");
      await visitor.unfold("notes");
      await page.fill("#note", "Masha");
      await page.click("#as-hook");
      await page.waitForSelector(".about-hook");
      await visitor.look("call-notes");
      if (isNarrow(size)) await page.click("#notes > summary");
      await page.click("#silent");
      await visitor.look("call-silent");
      await page.keyboard.press("Alt+p");
      await page.waitForSelector("#breathe-title");
      await page.click(".calm .help summary");
      await page.click("#end-here");
      await visitor.look("call-breathe");
      await page.click("#end-sure");
      await page.waitForURL(/\/after$/);
      await page.goto(page.url().replace(/\/after$/, ""));
      await visitor.look("call-over");
      await visitor.leave();
    });
  }

  test("notes stand in both tabs and survive a reload", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280 });
    const { page } = visitor;
    await begin(visitor);
    const second = await visitor.context.newPage();
    visitor.watch(second);
    await second.goto(page.url());
    const jotted = (tab) => tab.locator(".jot").allTextContents().then((all) => all.map((t) => t.trim()));
    await page.fill("#note", "Masha, 7");
    await page.click("#as-hook");
    await second.waitForSelector(".about-hook");
    await second.fill("#note", "his son");
    const answer = await answersLate(second, "**/do/note");
    await second.click("#as-trigger");
    await page.waitForSelector(".about-trigger");
    // Also while the answer to the one before is on its way.
    await second.fill("#note", "34 years in the port");
    await second.press("#note", "Enter");
    await page.waitForSelector(".about-note");
    answer();
    await second.waitForFunction(() => document.querySelector("#note").value === "");
    const all = ["Hook Masha, 7", "Trigger his son", "Note 34 years in the port"];
    assert.deepEqual(await jotted(page), all);
    await page.waitForFunction(() => document.querySelector("#note").value === "");
    await page.reload();
    assert.deepEqual(await jotted(page), all);
    await second.waitForSelector(".about-note");
    assert.deepEqual(await jotted(second), all);
    assert.equal(await page.locator(".log .jot, .log .slip").count(), 0, "a note is nothing that was said");
    await visitor.leave();
  });

  test("a note that did not get through stays in the field and is written once", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 1280 });
    const { page } = visitor;
    await begin(visitor);
    await visitor.context.setOffline(true);
    await page.fill("#note", "Маша");
    await page.click("#as-hook");
    await page.waitForSelector("#notice:not([hidden])");
    assert.equal(await page.inputValue("#note"), "Маша");
    await visitor.context.setOffline(false);
    await page.click("#as-hook");
    await page.waitForSelector(".about-hook");
    await page.reload();
    assert.equal(await page.locator(".jot").count(), 1);
    await visitor.leave();
  });

  test("stop and breathe, and go on where one stood", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 390 });
    const { page, words } = visitor;
    await begin(visitor);
    await visitor.dial();
    await visitor.say(words.hello);
    await page.fill("#words", words.draft);
    await page.focus("#words");
    await page.keyboard.press("Alt+p");
    await page.waitForFunction(() => document.activeElement?.id === "breathe-title");
    assert.equal(await page.locator("#words").isVisible(), false, "nothing of the scene is to be seen");
    const clock = await page.locator("[data-clock]").getAttribute("data-clock");
    await page.reload();
    assert.ok(await page.locator("#resume").isVisible(), "a reload does not end the pause");
    assert.equal(await page.locator("[data-clock]").getAttribute("data-clock"), clock, "the clock stands");
    await page.click("#resume");
    await page.waitForFunction(() => document.activeElement?.id === "words");
    assert.equal(await page.inputValue("#words"), words.draft);
    await visitor.say(words.label);
    assert.deepEqual(await visitor.mine(), [words.hello, words.label]);
    await visitor.leave();
  });

  test("the coach's strip says what was heard and never the state, and keeps its choice", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280 });
    const { page, words } = visitor;
    await begin(visitor, { coach: true });
    await visitor.dial();
    await visitor.say(words.label);
    assert.deepEqual(await page.locator("#coach .code").allTextContents(), ["Emotion label"]);
    await page.reload();
    assert.deepEqual(await page.locator("#coach .code").allTextContents(), ["Emotion label"]);
    await visitor.say(words.slip);
    await page.waitForFunction(() => document.querySelector("#coach .code")?.textContent === "Minimising");
    const body = (await page.textContent("body")).toLowerCase();
    for (const hidden of ["arousal", "trust", "hopelessness", "readiness", "shame"]) {
      assert.ok(!body.includes(hidden), `«${hidden}» is not for the negotiator's eyes`);
    }
    const call = page.url();
    await begin(visitor);
    assert.equal(await page.locator("#coach").count(), 0, "asked for one call, not for the next");
    await page.goto(call);
    await page.click(".coach-switch button");
    await page.waitForSelector("#coach", { state: "detached" });
    await visitor.leave();
  });

  test("a silence is kept until one writes or the other side speaks, and nothing is sent for it", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 390 });
    const { page } = visitor;
    const sent = [];
    page.on("request", (r) => r.method() === "POST" && sent.push(new URL(r.url()).pathname.split("/").pop()));
    await begin(visitor);
    await visitor.dial();
    await page.click("#go-on-say");
    await page.waitForSelector(".entry.ours:not(.pending)");
    assert.deepEqual(await visitor.mine(), ["Mm, go on."]);
    const posts = sent.length;
    // At once: the other side may speak at any time.
    const [kept, since, before] = await page.evaluate(() => {
      const button = document.querySelector("#silent");
      button.click();
      const replies = document.querySelectorAll(".entry.theirs").length;
      return [button.getAttribute("aria-pressed"), document.querySelector("#since").textContent, replies];
    });
    assert.equal(kept, "true");
    assert.match(since, /^\d+:\d\d$/);
    // The other side speaks into the silence by itself, and with that it is over.
    await page.waitForFunction((n) => document.querySelectorAll(".entry.theirs").length > n, before);
    await page.waitForSelector("#silent[aria-pressed=false]");
    assert.equal(sent.length, posts, "a silence is no event");
    await page.click("#silent");
    await page.locator("#words").pressSequentially("I");
    assert.equal(await page.getAttribute("#silent", "aria-pressed"), "false");
    await visitor.leave();
  });

  test("one's own talks are listed, handed over, taken back, deleted", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280 });
    const { page, words } = visitor;
    await begin(visitor);
    await visitor.dial();
    await visitor.say(words.label);
    await stopAndEnd(visitor);
    await begin(visitor, { persona: "alina" });
    await page.goto("/");
    await page.click("text=My practice on this device");
    await page.waitForFunction(() => document.querySelectorAll(".talk").length === 2);
    const [running, over] = [page.locator(".talk").nth(0), page.locator(".talk").nth(1)];
    assert.match(await running.textContent(), /not finished/);
    assert.equal(await running.locator("[data-slot=hand]").isVisible(), false);
    assert.match(await over.textContent(), /Man, 61.*Unresolved/s);
    assert.equal(await page.locator("#runs tr").count(), 1, "only what is over has figures");
    await over.locator("[data-slot=hand] button").click();
    await page.waitForSelector("#link");
    const link = await page.inputValue("#link");
    const trainer = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 1280 });
    await trainer.page.goto(link);
    assert.match(await trainer.page.textContent("body"), new RegExp(words.label));
    assert.equal(await trainer.page.locator("main form, main a[href*='/call/']").count(), 0, "read, and nothing else");
    await page.click("#take-back");
    await page.waitForSelector("#make");
    assert.equal((await trainer.page.goto(link)).status(), 404);
    await trainer.leave();
    await page.goto("/mine");
    await page.click(".talk:nth-child(2) .erase summary");
    await page.click(".talk:nth-child(2) [data-erase]");
    await page.waitForFunction(() => document.querySelectorAll(".talk").length === 1);
    await page.click("#erase-all summary");
    await page.click("#erase-all [data-erase]");
    await page.waitForSelector("#mine-none:not([hidden])");
    assert.equal(await page.evaluate(() => localStorage.getItem("stairway:talks")), "[]");
    await visitor.leave();
  });

  test("figures of past talks are drawn when there are some", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 390 });
    const { page } = visitor;
    const talk = (log, day) => ({ log, title: "Мост", at: Date.UTC(2026, 9, day) });
    const shares = { a1: 31, a2: 48, a3: 62 };
    await page.route("**/summary.json", (route) => {
      const log = route.request().url().split("/").at(-2);
      const figures = { listening: { share: shares[log], units: 40 }, questions: { open: 6, closed: 3 } };
      const outcome = { name: "partial", label: "Часть пути пройдена" };
      return route.fulfill({ json: { v: 1, title: "Мост", begun: 0, over: true, who: "Мужчина", outcome, minutes: 22, figures } });
    });
    await page.goto("/mine");
    await page.evaluate((list) => localStorage.setItem("stairway:talks", JSON.stringify(list)), [
      talk("a1", 1),
      talk("a2", 9),
      talk("a3", 20),
    ]);
    await page.reload();
    await page.waitForSelector("#plot svg");
    assert.deepEqual(await page.locator("#plot .value").allTextContents(), ["31", "48", "62"]);
    assert.match(await page.locator("#runs tr").first().textContent(), /22.*31.*6 : 3/);
    await visitor.look("mine-progress");
    await visitor.leave();
  });

  test("the keyboard alone leads from the start to the review", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280 });
    const { page, words } = visitor;
    const press = (key) => page.keyboard.press(key);
    const tabTo = async (selector) => {
      for (let i = 0; i < 90; i += 1) {
        if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
        await press("Tab");
      }
      assert.fail(`${selector} is not reached with the keyboard`);
    };
    await page.goto("/");
    await tabTo('a[href="/practise/suicide-bridge"]');
    await press("Enter");
    await page.waitForURL(/\/practise\//);
    await tabTo("input[name=persona]");
    await press("ArrowDown");
    await tabTo("input[name=coach]");
    await press("ArrowRight");
    await tabTo("form.choices button");
    await press("Enter");
    await page.waitForURL(/\/call\//);
    await tabTo("#dial");
    await press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "words");
    await page.keyboard.type(words.label);
    await press("Enter");
    await page.waitForSelector("#coach .code");
    await tabTo("#go-on-say");
    await press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".entry.ours:not(.pending)").length === 2);
    await tabTo("#note");
    await page.keyboard.type("kites");
    await tabTo("#as-hook");
    await press("Space");
    await page.waitForSelector(".about-hook");
    await press("Alt+p");
    await page.waitForFunction(() => document.activeElement?.id === "breathe-title");
    await tabTo("#resume");
    await press("Enter");
    await page.waitForSelector("#pause");
    await press("Alt+p");
    await page.waitForFunction(() => document.activeElement?.id === "breathe-title");
    await tabTo("#end-here");
    await press("Enter");
    await tabTo("#end-sure");
    await press("Enter");
    await page.waitForURL(/\/after$/);
    await tabTo("#to-record");
    await press("Enter");
    await page.waitForURL(/\/record$/);
    await visitor.leave();
  });
});
