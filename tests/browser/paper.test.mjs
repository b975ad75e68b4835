// What is printed: each sheet of the kit is a page of its own, the report breaks where a reader would break it, and the
// curves keep their names on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { director, file, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const pages = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

/** Pages that a part of the kit takes, and sheets that it has. */
async function printed(page, id) {
  const sheets = await page.locator(`#${id} > article`).count();
  await page.evaluate((own) => {
    for (const part of document.querySelectorAll(".kit > *")) part.hidden = part.id !== own;
  }, id);
  return { sheets, pages: await pages(page) };
}

/** Pages that each sheet of a part takes when it is printed alone. */
async function apart(page, id) {
  const alone = (n) =>
    page.evaluate(([own, n]) => document.querySelectorAll(`#${own} > article`).forEach((sheet, i) => {
      sheet.style.display = n === i || n === undefined ? "" : "none";
    }), [id, n]);
  const out = [];
  for (let n = 0; n < (await page.locator(`#${id} > article`).count()); n++) {
    await alone(n);
    out.push(await pages(page));
  }
  await alone(undefined);
  return out;
}

/** The page in another language, as its reader would have it. */
async function inLanguage(page, language) {
  await page.context().addCookies([{ name: "language", value: language, url: page.url() }]);
}

for (const pack of ["suicide-bridge", "prison-barricade"]) {
  test(`each sheet of the kit is one page: ${pack}`, async () => {
    const server = await serve();
    try {
      const { page, visitor } = await director(browser, server.url, server.firstLink());
      await page.goto(`/exercise/new?pack=${pack}`);
      await page.fill("#title", "On paper");
      await page.click("#set-up");
      await page.waitForURL(/\/control\/[0-9a-z]+$/);
      const base = new URL(page.url()).pathname;
      for (const language of ["en", "ru"]) {
        await page.goto(`${base}/kit`);
        await page.click(`.kit-languages a[lang="${language}"]`);
        assert.equal(await page.getAttribute(".kit", "lang"), language);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        for (const id of ["kit-cards", "kit-boards", "kit-recorder", "kit-rater", "kit-handouts"]) {
          const { sheets, pages } = await printed(page, id);
          assert.ok(sheets > 0, id);
          assert.equal(pages, sheets, `${pack}, ${language}: ${id}`);
        }
        // A form is one sheet of paper, front and back, and begins on a page of its own.
        const forms = await printed(page, "kit-forms");
        const each = await apart(page, "kit-forms");
        assert.ok(forms.sheets > 0 && each.every((n) => n <= 2), `${pack}, ${language}: forms take ${each}`);
        assert.equal(forms.pages, each.reduce((sum, n) => sum + n), `${pack}, ${language}: forms`);
        // What the role-player alone may read lies under a cover that says no more than that.
        const players = await printed(page, "kit-players");
        await page.evaluate(() => document.querySelectorAll(".cover-sheet").forEach((cover) => (cover.hidden = true)));
        const inside = await pages(page);
        assert.ok(inside >= players.sheets && inside <= players.sheets * 4, `${pack}, ${language}: ${inside} pages to play from`);
        assert.equal(players.pages, players.sheets + inside, `${pack}, ${language}: a cover is a page`);
        // A table that runs over takes its head along, and behind the last sheet no empty page follows.
        const rows = await page.locator("#kit-master tbody tr").count();
        const { pages: list } = await printed(page, "kit-master");
        assert.ok(list <= Math.ceil(rows / 10), `${pack}, ${language}: ${rows} injects take ${list} pages`);
      }
      await visitor.context.close();
    } finally {
      await server.close();
    }
  });
}

test("the report breaks between things and its times stand under one another", async () => {
  const server = await serve();
  try {
    const { page, base, code, visitor } = await director(browser, server.url, server.firstLink());
    const lea = await takes(browser, server.url, code, "Lea", "leader");
    await page.click("#phase-running");
    await page.waitForSelector("#team-1 [data-running=true]");
    // The clock stands and goes on: two things that happened.
    for (const what of ["pause", "resume"]) {
      const order = await page.request.post(`${server.url}${base}/do/${what}`, { form: { team: "1" }, headers: { accept: "text/html", origin: server.url } });
      assert.ok(order.ok(), what);
    }
    await file(lea, "demands", { text: "Lights off", source: "on the line", grade: "b2", standing: "fact" });
    await file(lea, "handover", { situation: "Second hour", state: "Calmer", last_words: "Wait" });
    await page.goto(`${base}/report`);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 680, height: 1000 });
    const broken = (selector, property) =>
      page.$$eval(selector, (all, name) => all.map((e) => getComputedStyle(e)[name]), property);
    for (const kind of [".hap", ".report-sheet", ".report-board tr"]) {
      const cut = await broken(`.exercise-report ${kind}`, "breakInside");
      assert.ok(cut.length > 0 && cut.every((value) => value === "avoid"), `nothing cuts ${kind}: ${cut}`);
    }
    for (const kind of ["h2", "h3", ".report-board-name"]) {
      const after = await broken(`.exercise-report ${kind}`, "breakAfter");
      assert.ok(after.length > 0 && after.every((value) => value === "avoid"), `${kind} stays with what follows: ${after}`);
    }
    const edges = await page.$$eval(".hap .at", (all) =>
      all.map((e) => [Math.round(e.getBoundingClientRect().right), getComputedStyle(e).textAlign, getComputedStyle(e).fontVariantNumeric].join()),
    );
    assert.ok(edges.length > 1);
    assert.equal(new Set(edges).size, 1, `times end at one line, in figures of one width: ${edges}`);
    assert.match(edges[0], /right,tabular-nums$/);
    const apart = await page.$$eval(".report-team", (all) => all.map((e) => getComputedStyle(e).breakBefore));
    assert.deepEqual(apart, ["auto"], "one team alone begins where the head ends");
    await lea.context.close();
    await visitor.context.close();
  } finally {
    await server.close();
  }
});

test("several teams each begin on a page of their own", async () => {
  const server = await serve();
  try {
    const { page, visitor } = await director(browser, server.url, server.firstLink());
    await page.goto("/exercise/new?pack=suicide-bridge");
    await page.fill("#title", "Two rooms");
    await page.check("#teams-2", { force: true });
    await page.click("#set-up");
    await page.waitForURL(/\/control\/[0-9a-z]+$/);
    await page.goto(`${new URL(page.url()).pathname}/report`);
    await page.emulateMedia({ media: "print" });
    const before = await page.$$eval(".report-team, .report-after", (all) => all.map((e) => getComputedStyle(e).breakBefore));
    assert.deepEqual(before, ["page", "page", "page"]);
    await visitor.context.close();
  } finally {
    await server.close();
  }
});

for (const language of ["en", "ru"]) {
  test(`on a phone the curves keep their names: ${language}`, async () => {
    const server = await serve();
    try {
      const { page, base, code, visitor } = await director(browser, server.url, server.firstLink());
      const vic = await takes(browser, server.url, code, "Vic", "role_player");
      await page.click("#phase-running");
      await page.waitForSelector("#team-1 [data-running=true]");
      const feel = { form: { subject: "person", arousal: "100", trust: "100" }, headers: { accept: "text/html", origin: server.url } };
      assert.ok((await vic.page.request.post(`${vic.seat}/do/feel`, feel)).ok());
      await inLanguage(page, language);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of [base, `${base}/team/1`]) {
        await page.goto(path);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const seen = () => [...document.querySelectorAll(".mood-name")].filter((e) => e.checkVisibility()).length === 2;
        await page.waitForFunction(seen);
        const names = await page.$$eval(".mood-name", (all) =>
          all.filter((e) => e.checkVisibility()).map((e) => [e.getBoundingClientRect().left, e.getBoundingClientRect().right]),
        );
        for (const [left, right] of names) assert.ok(left >= 0 && right <= 390, `${path}: from ${left} to ${right}`);
        const aside = await page.$$eval(".mood-plot .scroll", (all) =>
          all.filter((e) => e.checkVisibility()).map((e) => e.scrollWidth - e.clientWidth),
        );
        assert.ok(aside.every((px) => px <= 0), `${path}: nothing is pushed aside`);
      }
      await vic.context.close();
      await visitor.context.close();
    } finally {
      await server.close();
    }
  });
}
