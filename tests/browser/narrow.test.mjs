// Every seat on a phone with everything unfolded: nothing is wider than the screen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { director, joins, says, setsUp, shows, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { TAGS, Visitor, launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** What reaches beyond the right edge, outermost first. */
const tooWide = () => {
  const edge = document.documentElement.clientWidth;
  const reaches = [...document.querySelectorAll("main *")].filter((at) => at.getBoundingClientRect().right > edge + 0.5);
  const scrolled = (at) => at.parentElement?.closest(".scroll, .log");
  return reaches.filter((at) => !scrolled(at)).map((at) => at.outerHTML.slice(0, 160));
};

/** The seats of a pack, in its order. */
function seatsOf(pack) {
  const toml = readFileSync(new URL(`../../packs/${pack}/pack.toml`, import.meta.url), "utf8");
  return [...toml.matchAll(/^\[\[seat\]\]\nid = "(\w+)"/gm)].map(([, id]) => id);
}

/** Control seats one person anywhere, also where they could not sit down by themselves. */
async function moves({ page, base }, person, seat) {
  const sat = await page.request.post(`${base}/do/place`, { form: { person, place: `1/${seat}` }, headers: { accept: "text/plain" } });
  assert.equal(sat.status(), 204, seat);
}

for (const language of ["en", "ru"]) {
  test(`every seat of both packs fits a phone and is read aloud in ${language}`, async () => {
    const server = await serve();
    try {
      const { visitor } = await director(browser, server.url, server.firstLink());
      const person = await Visitor.arrive(browser, { url: server.url, language, width: 390 });
      const { page } = person;
      for (const pack of ["suicide-bridge", "prison-barricade"]) {
        const control = await setsUp(visitor, pack);
        await joins(person, control.code, "Dana");
        await control.page.goto(`${control.base}/roster`);
        const id = await control.page.locator(".people-list [name=person]").first().getAttribute("value");
        const team = (await control.page.request.get(`${control.base}/team/1`).then((at) => at.text())).match(/href="(\/team\/[0-9a-z]+)\//)[1];
        await control.page.goto(control.base);
        await control.page.click("#phase-running");
        await control.page.waitForSelector("#team-1 [data-running=true]");
        const seats = seatsOf(pack);
        assert.ok(seats.length > 15, `${pack}: ${seats}`);
        for (const seat of seats) {
          await moves(control, id, seat);
          await page.goto(`${team}/${seat}`);
          await page.waitForSelector("#safe-word");
          await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
          for (const width of [360, 390]) {
            await page.setViewportSize({ width, height: 844 });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.deepEqual([wide, await page.evaluate(tooWide)], [0, []], `${pack}, ${seat}, ${width} px`);
          }
          await person.check(`${language}-390-${pack}-${seat}`, true, TAGS);
        }
      }
      for (const one of [person, visitor]) await one.leave();
    } finally {
      await server.close();
    }
  });
}

/** How high a box is, and how far its newest words lie below what it shows. */
const shown = (page, box) =>
  page.waitForFunction((b) => {
    const at = document.querySelector(b);
    return at && at.scrollHeight > at.clientHeight + 200 ? { high: at.clientHeight, below: at.scrollHeight - at.scrollTop - at.clientHeight } : null;
  }, box).then((found) => found.jsonValue());

test("a long talk keeps its height and opens at its newest words", async () => {
  const server = await serve();
  try {
    const control = await director(browser, server.url, server.firstLink());
    const primary = await takes(browser, server.url, control.code, "Dana", "primary", { width: 390 });
    const player = await takes(browser, server.url, control.code, "Victor", "role_player", { width: 390 });
    const leader = await takes(browser, server.url, control.code, "Lola", "leader");
    await control.page.goto(control.base);
    await control.page.click("#phase-running");
    await primary.page.click("#call-phone");
    await player.page.click("#pick-up-phone");
    await primary.page.waitForSelector("#words-phone:visible");
    for (let i = 0; i < 12; i += 1) {
      await says(player, "phone", `You are the third tonight, and nobody asked you to come here. Go home. ${i}.`);
      await shows(primary.page, `Go home. ${i}.`, "#log-phone");
    }
    for (const { page } of [primary, player, leader]) {
      await page.reload();
      await page.waitForFunction(() => document.fonts.status === "loaded");
      const { high } = await shown(page, "#log-phone");
      assert.ok(high <= page.viewportSize().height * 0.55, `${high} px`);
      // The letters of the page's own type take another height; the box follows them.
      await page.waitForFunction(() => {
        const at = document.querySelector("#log-phone");
        return at.scrollHeight - at.scrollTop - at.clientHeight < 140;
      });
    }
    // What one writes lies below the talk, and in view.
    const field = await primary.page.locator("#words-phone").boundingBox();
    assert.ok(field.y + field.height <= 844, `the field ends at ${field.y + field.height}`);
    // What one has begun to write outlasts a reload.
    await primary.page.fill("#words-phone", "I hear that");
    await primary.page.reload();
    await primary.page.waitForFunction(() => document.querySelector("#words-phone").value === "I hear that");
    await primary.page.fill("#words-phone", "");
    // Words on a line that is out of view stand in the bar, which leads there; one's own do not.
    await primary.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await says(player, "phone", "Nobody listens.");
    await shows(primary.page, "Nobody listens.", ".seat-news");
    await primary.page.click(".seat-news");
    await primary.page.waitForSelector(".seat-news", { state: "hidden" });
    assert.equal(await player.page.isHidden(".seat-news"), true);
    // Who has boards in front reads the last words in the bar, and is led to all of them.
    await leader.page.setViewportSize({ width: 390, height: 844 });
    await says(player, "phone", "Are you still there?");
    await shows(leader.page, "Are you still there?", ".seat-last");
    await leader.page.click(".seat-last");
    const under = (inner, outer = ".seat-bar") =>
      leader.page.waitForFunction(
        ([i, o]) => {
          const [at, above] = [document.querySelector(i), document.querySelector(o)].map((e) => e?.getBoundingClientRect());
          return at && above && at.height > 0 && at.top >= above.bottom - 1 && at.top < innerHeight / 2;
        },
        [inner, outer],
      );
    await under("#log-phone");
    // A freeze and a stop are seen by whoever has scrolled away, with nothing over them.
    await control.page.goto(`${control.base}/plenary`);
    // A double click freezes, and nothing more.
    const sent = [];
    control.page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    await control.page.dblclick(".freeze button");
    await under(".seat-plenary");
    assert.equal(sent.length, 1, sent.join());
    await control.page.click(".freeze button[value=running]");
    await leader.page.waitForSelector(".seat-plenary", { state: "detached" });
    await player.page.click("#safe-word");
    await under(".seat-stopped h2");
    await control.page.goto(`${control.base}/team/1`);
    assert.ok((await shown(control.page, "#talk-box")).below < 140);
    for (const { faults } of [control.visitor, primary, player, leader]) assert.deepEqual(faults, []);
  } finally {
    await server.close();
  }
});
