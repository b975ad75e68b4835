// Who takes over the line reads the sheet back with no paper in sight, and has both side by side afterwards.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { director, file, shows, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { launch, leads } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a sheet is read back by heart", async () => {
  const server = await serve();
  try {
    const { page, code, visitor } = await director(browser, server.url, server.firstLink());
    const lea = await takes(browser, server.url, code, "Lea", "leader");
    const coco = await takes(browser, server.url, code, "Coco", "coach");
    await page.click("#phase-running");
    await page.waitForSelector("#team-1 [data-running=true]");
    await file(lea, "handover", { situation: "Second hour", state: "Calmer", last_words: "Wait" });
    await shows(coco.page, "Second hour");
    const link = coco.page.locator("[id^=read-back-]");
    for (const way of ["closed", "filed"]) {
      await leads(coco.page, link);
      await coco.page.waitForSelector("#paper[data-by-heart]");
      assert.equal(await coco.page.locator("#shelf").count(), 0, "no paper lies beside it");
      assert.ok(!(await coco.page.content()).includes("Second hour"));
      if (way === "closed") {
        await coco.page.fill("[name=last_words]", "Stay");
        await coco.page.keyboard.press("Escape");
      } else {
        assert.equal(await coco.page.inputValue("[name=last_words]"), "Stay", "what was written is kept");
        await coco.page.selectOption("[name=ready]", "yes");
        await coco.page.click(".paper-form .button:not(.secondary)");
      }
      await coco.page.waitForURL((address) => address.pathname === coco.seat);
      await shows(coco.page, "Second hour");
    }
    assert.equal(await link.count(), 0, "it was read back");
    await coco.page.locator(".read-beside summary").click();
    const [sheet, back] = await coco.page.$$eval(".read-beside section", (all) =>
      all.map((e) => [e.textContent, Math.round(e.getBoundingClientRect().top)]),
    );
    assert.ok(sheet[0].includes("Wait") && back[0].includes("Stay"), `${sheet[0]} ${back[0]}`);
    assert.equal(sheet[1], back[1], "they stand side by side");
    for (const one of [lea, coco, visitor]) await one.context.close();
  } finally {
    await server.close();
  }
});
