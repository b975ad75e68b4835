// What each seat has in front of it, also on a telephone; two people at one laptop; a role-player who taps a sentence and
// counts refusals.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { director, shows, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { launch } from "./visitor.mjs";

/** What is seen first on the page of a seat, below its head. */
const FRONT = { primary: ".line-box", coach: ".line-box", recorder: "#tags", leader: "#shelf", mental_health: "#shelf", commander: "#desk", role_player: ".line-box" };

let browser;
let server;
let control;
before(async () => {
  browser = await launch();
  server = await serve();
  control = await director(browser, server.url, server.firstLink());
});
after(async () => {
  await server?.close();
  await browser?.close();
});

const joins = (alias, seat, more) => takes(browser, server.url, control.code, alias, seat, more);

test("what a role is for is seen first on a telephone, and needs no unfolding", async () => {
  for (const [seat, first] of Object.entries(FRONT)) {
    const visitor = await joins(`P ${seat}`, seat, { width: 390 });
    const places = await visitor.page.evaluate(
      () => ["#tags", "#shelf", "#desk", ".line-box"].map((at) => {
        const part = document.querySelector(`.seat-grid ${at}`);
        const open = part && (part.tagName !== "DETAILS" || part.open);
        return [at, open ? part.getBoundingClientRect().top : Infinity];
      }),
    );
    const [seen] = places.sort(([, a], [, b]) => a - b)[0];
    assert.equal(seen, first, seat);
    await visitor.look(`front-${seat}`);
    await visitor.leave();
  }
});

test("two at one laptop take turns under their own names", async () => {
  const { page } = await joins("Dana", "observer");
  await page.goto(`/join?code=${control.code}&beside=1`);
  await page.fill("#alias", "Tomás");
  await page.click("form.join button");
  await page.waitForURL(/whose=/);
  await page.locator("form[action$='/do/sit']:has([value=intelligence]) button").click();
  // The room is drawn anew for whose turn it is, and leads to the seats of both.
  const seats = page.locator(".lobby-own a.button");
  await page.waitForFunction(() => document.querySelectorAll(".lobby-own a.button").length === 2);
  const links = await seats.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of links) {
    await page.goto(link);
    await page.waitForSelector("[data-team]");
  }
});

test("a role-player taps a sentence, ticks a step and counts refusals", async () => {
  const player = await joins("Vik", undefined);
  await control.page.goto(`${control.base}/roster`);
  const { page } = player;
  await page.goto(player.room);
  const roster = control.page.locator(".people-list li").filter({ hasText: "Vik" });
  await roster.locator("select").selectOption("1/role_player");
  await roster.locator(".seat-pick button").click();
  const own = page.locator(".lobby-region a.button[href$='/role_player']");
  await own.waitFor();
  await page.goto(await own.getAttribute("href"));
  await page.waitForSelector("#step-1", { state: "attached" });
  await page.evaluate(() => document.querySelectorAll(".part-ladder, .part-lines").forEach((d) => { d.open = true; }));
  await page.click("#step-1");
  await page.waitForSelector("#step-1[aria-pressed=true]");
  // From the words with Alt, in the ladder by the letter alone.
  await page.locator("#log-phone").focus();
  await page.keyboard.press("Alt+KeyR");
  await shows(page, "1 refused in a row", ".ladder");
  await page.locator("[data-pads]").focus();
  for (let n = 2; n <= 6; n += 1) {
    await page.keyboard.press("KeyR");
    await shows(page, `${n} refused in a row`, ".ladder");
  }
  await page.waitForSelector(".ladder-rule");
  const sentence = page.locator(".seat-mood").nth(2).locator("li .seat-suggested").first();
  const words = await sentence.textContent();
  const mood = await page.locator(".seat-mood h3").nth(2).textContent();
  await sentence.click();
  assert.equal(await page.inputValue(".line-box.far textarea"), words);
  assert.equal(await page.locator(".seat-mood h3").first().textContent(), mood, "the present mood stands first");
  await control.page.goto(`${control.base}/team/1`);
  await shows(control.page, "ladder: step 1, 6 refused in a row");
  await player.look("player");
});
