// A negotiation that comes to its end by itself: the person goes to the car. The talk up to the last step was played on a
// virtual clock; the last words are typed in the browser, in a second try with the same dice.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";
import { Visitor, launch, leads } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const script = (language) => {
  const file = fileURLToPath(new URL(`../../crates/stairway/tests/scripts/expert.${language}.txt`, import.meta.url));
  return readFileSync(file, "utf8").split("\n").filter((line) => line !== "");
};

const talks = [
  { language: "en", persona: "viktor", seed: 8, width: 1280, step: "Would you walk to the car with me now? It is warm there.", safe: /Safe/, told: /reached the car/ },
  { language: "ru", persona: "alina", seed: 4, width: 390, step: "Вы готовы дойти до машины?", safe: /В безопасности/, told: /До машины дошли вместе/ },
];

describe("to the end", { concurrency: true }, () => {
  for (const { language, persona, seed, width, step, safe, told } of talks) {
    test(`a person comes to safety: ${language}, ${width} px`, async () => {
      const lines = script(language);
      const server = await serve({ played: { language, persona, seed, script: lines.slice(0, lines.indexOf(step) + 1) } });
      const visitor = await Visitor.arrive(browser, { url: server.url, language, width });
      const { page } = visitor;
      try {
        await page.goto(`/call/${server.log}/record`);
        const first = await page.locator(".rows .ours .words").allTextContents();
        assert.equal(first.at(-1), step);
        await page.check("#again input[name=dice]");
        await leads(page, `#t${first.length} .retry`);
        assert.deepEqual(await visitor.mine(), first.slice(0, -1));
        await page.click("#resume");
        await page.waitForSelector("#say:not([hidden])");
        await visitor.say(step);
        // Courage takes its time, and nobody presses: the person comes by itself.
        await page.waitForSelector("#to-after");
        assert.match(await page.locator("#log").textContent(), told);
        assert.equal(await page.locator("#words").isVisible(), false, "nobody is left to speak with");
        await page.click("#to-after");
        await page.waitForURL(/\/after$/);
        await page.click("#to-record");
        await page.waitForURL(/\/record$/);
        assert.match(await page.locator(".outcome.peaceful h2").textContent(), safe);
        assert.ok((await page.locator(".moments li").count()) === 3);
        await page.locator("a[href$='/compare']").click();
        await page.waitForURL(/\/compare$/);
        assert.match(await page.locator(".try.second .outcome").textContent(), safe);
        await visitor.leave();
      } finally {
        await server.close();
      }
    });
  }
});
