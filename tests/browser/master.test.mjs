// The master list while the exercise runs: it follows by itself, and what somebody does in a row stays.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "./server.mjs";
import { Visitor, launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function setUp({ page }, link) {
  await page.goto(link);
  for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", "three plain words"], ["again", "three plain words"]]) {
    await page.fill(`#${id}`, text);
  }
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
  await page.goto("/exercise/new?pack=suicide-bridge");
  await page.check("#teams-2", { force: true });
  await page.click("#set-up");
  await page.waitForURL(/\/control\/[0-9a-z]+$/);
  return new URL(page.url()).pathname;
}

/** The rows from top to bottom. */
const order = (page) => page.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.dataset.row));

test("an open master list follows, and keeps ticks and focus", async () => {
  const server = await serve();
  try {
    const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280 });
    const { page } = visitor;
    const base = await setUp(visitor, server.firstLink());
    // A second page of the same trainer, on which things are done.
    const other = await visitor.context.newPage();
    await other.goto(base);
    await other.click("#phase-running");
    await other.waitForSelector("#team-1 [data-running=true]");
    await page.goto(`${base}/master`);
    await page.waitForSelector("[data-row='1:train']");
    await page.check("#all-1-siren");
    await page.focus("#send-1-siren");
    const before = await order(page);
    await other.goto(`${base}/team/1`);
    await other.click("#hold-train");
    await page.waitForSelector("[data-row='1:train'].held #release-1-train");
    assert.equal(await page.isChecked("#all-1-siren"), true, "a tick stays where it was set");
    assert.equal(await page.evaluate(() => document.activeElement.id), "send-1-siren", "and so does the focus");

    // A row that moves, or is new, comes to its place.
    await other.locator("[data-region=inject-siren] summary:not(.small)").click();
    await other.fill("#minute-siren", "5:45");
    await other.locator("[data-region=inject-siren] button[value=move]").click();
    await page.waitForFunction(() => document.querySelector("[data-row='1:siren'] .num").textContent === "5:45");
    assert.equal(await page.isChecked("#all-1-siren"), true);
    assert.equal(await page.evaluate(() => document.activeElement.id), "send-1-siren");
    const after = await order(page);
    assert.ok(after.indexOf("1:siren") < before.indexOf("1:siren"), "earlier than before");
    assert.deepEqual([...after].sort(), [...before].sort(), "none twice, none lost");

    // What is done here needs no other page, and the strip says the same.
    await page.click("#skip-2-train");
    await page.click("#skip-sure-2-train");
    await page.waitForSelector("[data-row='2:train'].never");
    await page.waitForSelector("[data-region=strip-2] .strips-mark.never", { state: "attached" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "row-2-train", "no other row's button has the focus");
    assert.match(page.url(), /\/master$/, "the page has stayed");
    await visitor.look("control-master-live");
    await other.close();
    await visitor.leave();
  } finally {
    await server.close();
  }
});
