// Every page, in both languages, light and dark, on a phone and on a laptop: nothing for axe to find, nothing wider than the
// screen. And the first page, as it comes over the wire.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "./server.mjs";
import { Visitor, launch, leads } from "./visitor.mjs";

/** Bytes of the first page with everything it fetches. */
const FIRST_PAGE = 100_000;

const talks = {
  en: {
    played: { persona: "viktor", seed: 7, script: ["My name is Dana, I'm with the police.", "You sound worn out.", "I promise the blue lights will go off.", "Calm down."] },
    drill: ["You sound worn out.", "You should write a complaint.", "What was that like for you?", "Mm. Go on.", "You sound hurt."],
  },
  ru: {
    played: { persona: "alina", seed: 7, script: ["Меня зовут Сергей, я из полиции.", "Похоже, вы очень устали.", "Обещаю, мигалки сейчас погасят.", "Успокойтесь."] },
    drill: ["Похоже, вы устали.", "Напишите жалобу.", "Как это было для вас?", "Угу, слушаю.", "Вам обидно."],
  },
};

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

describe("pages", { concurrency: 3 }, () => {
  for (const language of ["en", "ru"]) {
    test(`every page is in order: ${language}`, async () => {
      const { played, drill } = talks[language];
      const server = await serve({
        played: [
          { language, ...played },
          { pack: "packs/listening-drill", language, seed: 3, script: drill },
        ],
      });
      const visitor = await Visitor.arrive(browser, { url: server.url, language, width: 1280 });
      const { page } = visitor;
      const [talk, drilled] = server.logs.map((log) => `/call/${log}`);
      /** Goes there, waits for what must be there, and looks. */
      const see = async (name, address, there) => {
        await page.goto(address);
        if (there) await page.waitForSelector(there);
        await visitor.look(name);
      };
      try {
        await see("start", "/", ".card");
        await see("join", "/join?code=AB12");
        await see("mine-empty", "/mine", "#mine-none:not([hidden])");
        await page.goto("/practise/suicide-bridge");
        await page.click("details.help summary");
        await visitor.look("practise");
        await page.click("form.choices button");
        await page.waitForURL(/\/call\//);
        await see("start-unfinished", "/", ".unfinished a");
        await see("practise-drill", "/practise/listening-drill");
        await page.click("form.choices button");
        await page.waitForURL(/\/call\//);
        await visitor.look("call-drill");
        await page.goto(`${talk}/after`);
        await page.click("details.help summary");
        await visitor.look("after");
        await page.goto(`${talk}/record`);
        await page.click("#t2 .why > summary");
        await page.click("#t2 .evidence > summary");
        await visitor.look("record");
        await see("drill", `${drilled}/record`, ".situation");
        await see("whatif", `${talk}/whatif`, ".turnings");
        await page.goto(`${talk}/record`);
        await leads(page, "#t3 .retry");
        const second = page.url();
        await page.click("#resume");
        await page.waitForSelector("#pause");
        await page.keyboard.press("Alt+p");
        await page.click("#end-here");
        await page.click("#end-sure");
        await page.waitForURL(/\/after$/);
        await see("compare", `${second}/compare`, ".tries");
        await see("hand", `${talk}/hand`);
        await page.click("#make");
        await page.waitForSelector("#link");
        const link = await page.inputValue("#link");
        await visitor.look("hand-link");
        await see("handed", link, ".outcome");
        await page.evaluate((logs) => localStorage.setItem("stairway:talks", JSON.stringify(logs.map((log, at) => ({ log, title: "…", at })))), server.logs);
        await page.goto("/mine");
        await page.waitForSelector("#drills tr");
        await page.click(".talk .erase summary");
        await visitor.look("mine");
        await see("delete", `${drilled}/delete`);
        await page.click("button.danger");
        await page.waitForURL(/\/deleted$/);
        await visitor.look("deleted");
        await see("missing", drilled);
        await see("handed-gone", link.replace(/.{4}$/, "0000"));
        await visitor.leave();
      } finally {
        await server.close();
      }
    });

    test(`the first page is light: ${language}`, async () => {
      const server = await serve();
      const visitor = await Visitor.arrive(browser, { url: server.url, language, width: 390 });
      try {
        const wire = await visitor.context.newCDPSession(visitor.page);
        let bytes = 0;
        const fetched = [];
        wire.on("Network.responseReceived", ({ response }) => fetched.push(new URL(response.url).pathname.split("/").pop() || "/"));
        wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
        await wire.send("Network.enable");
        await visitor.page.goto("/", { waitUntil: "networkidle" });
        await visitor.page.evaluate(() => document.fonts.ready.then(() => undefined));
        for (const part of ["/", "app.css", "app.js", "noto-sans-regular.woff2", "noto-sans-semibold.woff2"]) {
          assert.ok(fetched.includes(part), `${part} belongs to it: ${fetched}`);
        }
        assert.ok(bytes > 20_000 && bytes < FIRST_PAGE, `${bytes} bytes`);
        await visitor.leave();
      } finally {
        await server.close();
      }
    });
  }

  test("nothing moves for those who ask for that, and the breath does for others", async () => {
    const server = await serve();
    try {
      for (const [motion, moves] of [["reduce", false], ["no-preference", true]]) {
        const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 390, motion });
        const { page } = visitor;
        await visitor.prepare("viktor");
        await page.keyboard.press("Alt+p");
        await page.waitForSelector(".lung");
        const running = await page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length);
        assert.equal(running > 0, moves, motion);
        await visitor.leave();
      }
    } finally {
      await server.close();
    }
  });
});
