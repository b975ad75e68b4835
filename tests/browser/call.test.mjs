// A call in a real browser: two languages, a phone and a laptop.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
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

const sizes = [
  { language: "en", width: 1280, scheme: "light", persona: "viktor" },
  { language: "ru", width: 390, scheme: "dark", persona: "alina" },
];

describe("calls", { concurrency: 3 }, () => {
  for (const size of sizes) {
    test(`a call from the start page to the record: ${size.language}, ${size.width} px, ${size.scheme}`, async () => {
      const visitor = await Visitor.arrive(browser, { url: server.url, ...size });
      const { page, words } = visitor;
      await visitor.prepare(size.persona);
      await visitor.look("call-1-before");
      await visitor.dial();
      assert.ok(await page.locator("#words").isVisible(), "the line is open, so one can write");
      await visitor.say(words.hello);
      await visitor.say(words.label);
      await visitor.unfold("desk");
      await page.click("#ask-lights_off");
      await page.waitForSelector(".item.waiting");
      await visitor.look("call-2-desk");
      if (size.width < 600) await page.click("#desk summary");
      await visitor.say(words.slip);
      await visitor.look("call-3-talk");
      await page.click("#pause");
      await page.waitForSelector("#resume");
      await visitor.look("call-4-paused");
      await page.click("#resume");
      await page.waitForSelector("#pause");
      // The person may have hung up by themselves, also in this very moment.
      await page.evaluate(() => document.querySelector("#hang-up")?.click());
      await page.waitForSelector(".entry.dead");
      await visitor.look("call-5-dead");
      await visitor.end();
      assert.deepEqual(await page.locator(".rows .ours .words").allTextContents(), [words.hello, words.label, words.slip]);
      assert.ok((await page.locator(".rows .ours .why").count()) >= 3, "every utterance has its reasons");
      await page.click("text=/^(Delete this record|Удалить эту запись)$/");
      await page.click("button.danger");
      await page.waitForURL(/\/deleted$/);
      assert.equal((await page.goBack())?.status(), 404, "nothing is left of it");
      await visitor.leave();
    });
  }

  test("a reload in the middle loses and repeats nothing, and a second tab shows the same", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 390 });
    const { page, words } = visitor;
    await visitor.prepare("viktor");
    await visitor.dial();
    await visitor.say(words.hello);
    await page.fill("#words", words.draft);
    const said = await page.locator(".entry.theirs .words").allTextContents();
    await page.reload();
    assert.equal(await page.inputValue("#words"), words.draft, "what was half written is still there");
    assert.deepEqual(await visitor.mine(), [words.hello]);
    assert.deepEqual((await page.locator(".entry.theirs .words").allTextContents()).slice(0, said.length), said);

    const second = await visitor.context.newPage();
    visitor.watch(second);
    await second.goto(page.url());
    await visitor.say(words.label);
    await second.waitForFunction((text) => document.body.textContent.includes(text), words.label);
    const numbers = (tab) => tab.locator(".entry").evaluateAll((all) => all.map((e) => `${e.dataset.n} ${e.textContent}`));
    await second.waitForFunction((n) => document.querySelectorAll(".entry").length >= n, (await numbers(page)).length);
    const [one, two] = [await numbers(page), await numbers(second)];
    const length = Math.min(one.length, two.length);
    assert.deepEqual(one.slice(0, length), two.slice(0, length));
    assert.equal(new Set(two).size, two.length, "nothing stands there twice");
    await visitor.leave();
  });

  test("words written without a connection are kept, marked, and said once when it is back", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 390 });
    const { page, words } = visitor;
    await visitor.prepare("alina");
    await visitor.dial();
    await visitor.context.setOffline(true);
    await visitor.write(words.offline);
    await page.waitForSelector(".entry.ours.pending .unsent");
    assert.ok(await page.locator("#notice").isVisible());
    await visitor.look("call-6-offline");
    const before = await visitor.replies();
    await visitor.context.setOffline(false);
    await page.waitForSelector(".entry.ours:not(.pending)");
    await page.waitForFunction((n) => document.querySelectorAll(".entry.theirs").length > n, before);
    assert.deepEqual(await visitor.mine(), [words.offline], "said once");
    await page.reload();
    assert.deepEqual(await visitor.mine(), [words.offline], "and stored once");
    await visitor.leave();
  });

  test("a program that was killed comes back with every word", async () => {
    const own = await serve();
    const visitor = await Visitor.arrive(browser, { url: own.url, language: "ru", width: 1280 });
    const { page, words } = visitor;
    try {
      await visitor.prepare("viktor");
      await visitor.dial();
      await visitor.say(words.hello);
      await own.kill();
      await visitor.write(words.offline);
      await page.waitForSelector(".entry.ours.pending .unsent");
      await own.start();
      await page.waitForFunction(() => document.querySelectorAll(".entry.ours:not(.pending)").length === 2);
      assert.deepEqual(await visitor.mine(), [words.hello, words.offline]);
      await visitor.leave();
    } finally {
      await own.close();
    }
  });

  test("Tab and Enter alone lead from the start to the review", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280 });
    const { page, words } = visitor;
    const press = (key) => page.keyboard.press(key);
    const focused = (selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
    /** Tabs there and presses Enter. */
    const enter = async (selector) => {
      for (let i = 0; i < 90 && !(await focused(selector)); i += 1) await press("Tab");
      assert.ok(await focused(selector), `${selector} is not reached with the keyboard`);
      await press("Enter");
    };
    await page.goto("/");
    await press("Tab");
    assert.ok(await focused("a[href='#content']"), "the first stop skips the head");
    await enter("a.button[href='/practise/suicide-bridge']");
    await page.waitForURL(/\/practise\//);
    await enter("form.choices button");
    await page.waitForURL(/\/call\//);
    await enter("#dial");
    await page.waitForSelector("#say:not([hidden])");
    await page.waitForFunction(() => document.activeElement?.id === "words");
    await page.keyboard.type("One line");
    await press("Shift+Enter");
    await page.keyboard.type(words.hello);
    await press("Enter");
    await page.waitForSelector(".entry.ours:not(.pending)");
    assert.deepEqual(await visitor.mine(), [`One line\n${words.hello}`]);
    assert.ok(await focused("#words"), "one goes on writing");
    await enter("#pause");
    await page.waitForFunction(() => document.activeElement?.id === "breathe-title");
    await enter("#end-here");
    await enter("#end-sure");
    await page.waitForURL(/\/after$/);
    await enter("#to-record");
    await page.waitForURL(/\/record$/);
    await enter("#t1 .evidence > summary");
    assert.ok(await page.locator("#t1 .correct select").first().isVisible(), "the words behind a code");
    await enter("#t1 .retry");
    await page.waitForSelector("#resume");
    await visitor.leave();
  });

  test("it works without JavaScript", async () => {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 390, script: false });
    const { page, words } = visitor;
    await page.goto("/practise/suicide-bridge");
    await page.click("form.choices button");
    await page.waitForURL(/\/call\//);
    await leads(page, "#dial");
    // The person reloads until somebody answers.
    while (!(await page.locator("#words").isVisible())) await leads(page, ".again button");
    await page.fill("#words", words.hello);
    await leads(page, "#send");
    assert.deepEqual(await visitor.mine(), [words.hello]);
    const before = await visitor.replies();
    while ((await visitor.replies()) === before) await leads(page, ".again button");
    await visitor.leave();
  });
});
