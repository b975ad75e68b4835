// A trainer runs an exercise: sets it up, people join, teams play, plenary, debrief, report, everything that is printed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { says, shows } from "./class.mjs";
import { serve } from "./server.mjs";
import { Visitor, launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PASSWORD = "three plain words";

const words = {
  en: {
    title: "Morning round",
    people: ["Falcon", "Lynx", "Heron", "Otter"],
    told: "The duty doctor has arrived at the gate.",
    spoken: "Who is this? I told you to keep away.",
    own: "Note, psychologist: \"Slowly. One thing at a time.\"",
    question: "What would you say now?",
    options: ["Tell me what happened.", "You sound worn out."],
    lesson: "Nobody asked for the inhaler in the first ten minutes.",
    strength: "One voice on the line, and a calm room behind it.",
    bad: /12:30/,
  },
  ru: {
    title: "Утренний круг",
    people: ["Сокол", "Рысь", "Цапля", "Выдра"],
    told: "К воротам приехал дежурный врач.",
    spoken: "Кто это? Я же сказал, не подходите.",
    own: "Записка от психолога: «Медленно. По одному».",
    question: "Что бы вы сказали сейчас?",
    options: ["Расскажите, что случилось.", "Похоже, вы очень устали."],
    lesson: "Первые десять минут никто не спросил про ингалятор.",
    strength: "На линии один голос, а за ним спокойная комната.",
    bad: /12:30/,
  },
};

async function signIn({ page }, link) {
  await page.goto(link);
  for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", PASSWORD], ["again", PASSWORD]]) await page.fill(`#${id}`, text);
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
}

async function setUp(visitor) {
  const { page, language } = visitor;
  await page.goto("/exercises");
  await visitor.look("control-list-empty");
  await page.goto("/exercise/new");
  await visitor.look("control-new-packs");
  await page.click("a[href$='pack=prison-barricade']");
  await page.fill("#title", words[language].title);
  await page.check("#teams-2", { force: true });
  assert.equal(await page.locator(".team-form:visible").count(), 2, "a part for each team and no more");
  // A simulated person cannot be rung on a real telephone: the choice is not even there.
  assert.equal(await page.locator("#team-1 .if-person").isVisible(), false);
  await page.selectOption("[name='t2.far']", "person");
  await page.selectOption("[name='t2.language']", "ru");
  // A team is like the one before it until it is chosen otherwise.
  await page.selectOption("[name='t1.language']", "en");
  const chosen = (what) => page.locator(`[name$='.${what}']`).evaluateAll((all) => all.slice(0, 4).map((one) => one.value));
  assert.deepEqual(await chosen("language"), ["en", "ru", "ru", "ru"]);
  assert.deepEqual(await chosen("far"), ["simulated", "person", "person", "person"]);
  await visitor.look("control-new");
  await page.click("#set-up");
  await page.waitForURL(/\/control\/[0-9a-z]+$/);
  const base = new URL(page.url()).pathname;
  await visitor.look("control-room-new");
  return base;
}

/** Somebody on a device of their own. */
async function comesIn(visitor, url, code, alias) {
  const other = await Visitor.arrive(browser, { url, language: visitor.language, width: 390 });
  await other.page.goto(`/join?code=${code}`);
  await other.page.fill("#alias", alias);
  await other.page.click("form.join button");
  await other.page.waitForURL(/\/room\//);
  return other;
}

async function roster(visitor, base) {
  const { page, language } = visitor;
  const { people } = words[language];
  await page.goto(`${base}/roster`);
  await page.waitForSelector(".people-list li");
  const chosen = page.locator(".people-list li").filter({ hasText: people[0] }).locator("select");
  await chosen.selectOption("2/coach");
  for (const alias of people.slice(1)) {
    await page.fill("#alias", alias);
    await page.click(".bring button");
    await page.waitForFunction((a) => [...document.querySelectorAll(".people-list b")].some((b) => b.textContent === a), alias);
  }
  assert.equal(await chosen.inputValue(), "2/coach", "who comes in undoes no choice");
  // Twice the same name is refused with a sentence.
  await page.fill("#alias", people[1].toUpperCase());
  await page.click(".bring button");
  await page.waitForSelector("#notice:not([hidden])");
  await place(page, people[0], "1/primary");
  await place(page, people[1], "1/coach");
  await place(page, people[2], "2/primary");
  await place(page, people[3], "2/role_player");
  assert.ok((await page.locator(".check li").count()) === 2, "both teams still lack somebody");
  await visitor.look("control-roster");
  await page.locator(".people-list .person-more form button").first().click();
  await page.waitForSelector(".qr svg");
  assert.match(await page.inputValue("#link"), /\/pass\/[0-9a-f]{32}$/);
  await visitor.look("control-pass");
  await page.goto(`${base}/roster?rounds=2`);
  assert.equal(await page.locator(".planned section").count(), 2);
  const seated = (n) => page.locator(".planned section").nth(n).locator("dd").allTextContents();
  const [first, second] = [await seated(0), await seated(1)];
  assert.deepEqual([...first].sort(), [...people].sort(), "everybody sits somewhere");
  assert.notDeepEqual(first, second, "and somewhere else in the next round");
}

async function place(page, alias, seat) {
  const row = page.locator(".people-list li").filter({ hasText: alias });
  await row.locator("select").selectOption(seat);
  await row.locator(".seat-pick button").click();
  await page.waitForFunction((a) => [...document.querySelectorAll(".ledger td.taken b")].some((b) => b.textContent === a), alias);
}

async function plays(visitor, base, device) {
  const { page, language } = visitor;
  const said = words[language];
  await page.goto(base);
  await page.waitForSelector(".chips .away, .chips .here");
  await page.click("#phase-running");
  await page.waitForSelector("#team-1 [data-running=true]");
  await page.waitForSelector("#team-1 .until:not(:empty)");
  // The device is led to its seat and opens it: control sees that somebody is there.
  await device.page.goto("/");
  const seat = await seatOf(visitor, base, "1", "primary");
  await device.page.goto(seat);
  await page.waitForSelector("#team-1 .chips .here");
  await visitor.look("control-room");
  // Somebody says the safe word: the alarm is there without a reload, also on a page that shows nothing of the team.
  await page.goto(`${base}/guide`);
  await device.page.click("#safe-word");
  await page.waitForSelector(".alarms li.stop");
  await page.waitForFunction(() => /^(Safe word|Стоп-слово)/.test(document.title));
  await page.goto(base);
  await page.waitForSelector(".alarms li.stop");
  await page.waitForSelector("#team-1 .team-clock.stop");
  await visitor.look("control-alarm");
  await page.click("#team-1 .team-clock button");
  await page.waitForSelector("#team-1 [data-running=true]");
  await page.waitForFunction(() => document.querySelector(".alarms li") === null);

  await page.goto(`${base}/team/1`);
  await page.fill("#tell", said.told);
  await page.click("#tell-do");
  await page.waitForFunction((t) => document.querySelector("#talk").textContent.includes(t), said.told);
  await page.waitForFunction(() => document.querySelector("#tell").value === "");
  await page.click("#hold-mh_note");
  await page.waitForSelector("[data-region=inject-mh_note].held #release-mh_note");
  await page.locator("[data-region=inject-mh_note] summary:not(.small)").click();
  await page.fill("#minute-mh_note", "soon");
  await page.locator("[data-region=inject-mh_note] button[value=move]").click();
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.locator("#notice").textContent(), said.bad);
  await page.fill("#words-mh_note", said.own);
  await page.locator("[data-region=inject-mh_note] button[value=edit]").click();
  await page.waitForFunction((t) => document.querySelector("[data-region=inject-mh_note] .inject-text").textContent === t, said.own);
  await page.click("#send-mh_note");
  await page.waitForSelector("[data-region=inject-mh_note].sent");
  await page.waitForFunction((t) => document.querySelector("#talk").textContent.includes(t), said.own);
  await device.page.waitForFunction((t) => document.body.textContent.includes(t), said.own);
  await page.click("#skip-roll_call");
  await page.click("#skip-sure-roll_call");
  await page.waitForSelector("[data-region=inject-roll_call].never");
  await visitor.look("control-team");
  assert.equal(await page.locator("#speak").count(), 1, "somebody simulated can be lent a sentence");
  await page.goto(`${base}/team/2`);
  assert.equal(await page.locator("#speak").count(), 1);
  await visitor.look("control-team-played");
}

/** The address of a seat, as the control room knows it. */
async function seatOf({ page }, base, team, seat) {
  const html = await (await page.request.get(`${base}/team/${team}`)).text();
  return html.match(new RegExp(`href="(/team/[0-9a-z]+/${seat})\\?watch`))[1];
}

/** One pair plays: the wall follows its line, one order stops it and asks the class, one lets it go on. */
async function onePair(visitor, base, url, device) {
  const { page } = visitor;
  const { hello } = device.words;
  await device.page.click("#call-phone");
  await device.page.waitForSelector("#words-phone:visible");
  await page.goto(`${base}/plenary`);
  await page.click("#show-line-1-phone");
  const wall = await visitor.context.newPage();
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(`${url}${base}/projector`);
  await wall.waitForSelector(".stage.pair-line");
  await says(device, "phone", hello);
  await shows(wall, hello, ".stage.pair-line");
  await page.click("#ask-about-1-phone");
  await wall.waitForSelector(".stage.vote h1");
  await device.page.waitForSelector("[data-clock][data-running=false]");
  assert.ok((await wall.locator(".stage .option-text").count()) > 2, "ways to listen on, where the trainer writes no answers");
  await page.click("#close-vote");
  await wall.waitForSelector(".stage .share");
  await page.click("#go-on-1-phone");
  await shows(wall, hello, ".stage.pair-line");
  await device.page.waitForSelector("[data-clock][data-running=true]");
  const own = visitor.page;
  visitor.page = wall;
  await visitor.look("control-projector-line");
  visitor.page = own;
  await wall.close();
}

async function plenary(visitor, base, url) {
  const { page, language } = visitor;
  const said = words[language];
  await page.goto(`${base}/plenary`);
  await page.click(".freeze button");
  await page.waitForSelector(".freeze button[value=running]");
  await page.fill("#question", said.question);
  await page.fill("#option-1", said.options[0]);
  await page.click("#open-vote");
  await page.waitForSelector("#notice:not([hidden])");
  await page.fill("#question", said.question);
  await page.fill("#option-1", said.options[0]);
  await page.fill("#option-2", said.options[1]);
  await page.click("#open-vote");
  await page.waitForSelector(".poll-card.open");
  const lit = (button) => page.locator(button).evaluate((b) => getComputedStyle(b).backgroundColor !== "rgba(0, 0, 0, 0)");
  await page.mouse.move(0, 0);
  assert.deepEqual([await lit("#open-vote"), await lit("#close-vote")], [false, true], "the open vote is the next thing to do");
  const wall = await visitor.context.newPage();
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(`${url}${base}/projector`);
  await wall.waitForSelector(".stage.vote h1");
  assert.equal(await wall.locator(".stage .share").count(), 0, "no counts while people still choose");
  await page.click("#close-vote");
  await wall.waitForSelector(".stage .share");
  await page.click("#show-clock");
  await wall.waitForSelector(".stage.clock [data-clock]");
  await page.click("#show-code");
  await wall.waitForSelector(".stage.code .big-code");
  const high = await wall.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  assert.equal(high, 0, "the wall does not scroll");
  const own = visitor.page;
  visitor.page = wall;
  await visitor.look("control-projector");
  visitor.page = own;
  await visitor.look("control-plenary");
  return wall;
}

async function debrief(visitor, base, device) {
  const { page, language } = visitor;
  const said = words[language];
  await page.goto(`${base}/debrief`);
  await page.click(".freeze button");
  await page.waitForSelector(".freeze", { state: "detached" });
  await device.page.goto(new URL(device.room ?? "/", page.url()).pathname);
  await device.page.click("#de-role");
  await page.waitForSelector(".de-role .done");
  await page.fill(".conclude textarea", said.strength);
  await page.click(".conclude button[value=strength]");
  await page.waitForFunction((t) => document.querySelector(".findings").textContent.includes(t), said.strength);
  await page.click(".new-lesson summary");
  await page.fill(".new-lesson textarea[name=observation]", said.lesson);
  await page.click(".new-lesson button");
  await page.waitForFunction((t) => document.querySelector(".lessons").textContent.includes(t), said.lesson);
  await visitor.look("control-debrief");
  const sheet = await page.request.get(`${base}/lessons.xlsx`);
  assert.equal((await sheet.body()).subarray(0, 2).toString(), "PK");
}

async function papers(visitor, base) {
  const { page, language } = visitor;
  const said = words[language];
  await page.goto(`${base}/report`);
  const report = await page.locator(".exercise-report").textContent();
  for (const text of [said.title, said.told, said.own, said.strength, said.lesson]) assert.ok(report.includes(text), text);
  await visitor.look("control-report");
  for (const what of ["sheet", "kit", "guide"]) {
    await page.goto(`${base}/${what}`);
    await visitor.look(`control-${what}`);
  }
  await page.goto(`${base}/master`);
  const list = await page.request.get(`${base}/master.xlsx`);
  const buffer = await list.body();
  await page.setInputFiles("#file", { name: "master.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer });
  await page.click("#bring");
  await page.waitForSelector(".notice.done");
  assert.match(await page.locator(".notice.done").textContent(), /0/, "what was taken away and brought back changes nothing");
  const csv = `team;id;minute\r\n1;press_note;33:30\r\n1;nothing;1\r\n`;
  await page.setInputFiles("#file", { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.click("#bring");
  await page.waitForSelector(".notice.wrong li");
  assert.match(await page.locator(".notice.done").textContent(), /1/);
  assert.ok((await page.locator(".master tr.due .num").allTextContents()).includes("33:30"));
  await visitor.look("control-master");
}

const sizes = [
  { language: "en", width: 1280, scheme: "dark" },
  { language: "ru", width: 390, scheme: "light" },
];

for (const size of sizes) {
  test(`from setting up to the report: ${size.language}, ${size.width} px, ${size.scheme}`, async () => {
    const server = await serve();
    const visitor = await Visitor.arrive(browser, { url: server.url, ...size });
    try {
      await visitor.page.goto("/exercises");
      assert.match(visitor.page.url(), /\/staff\?next=/, "closed to everybody else");
      await signIn(visitor, server.firstLink());
      const base = await setUp(visitor);
      const code = (await visitor.page.locator(".control-top .code b").textContent()).trim();
      const device = await comesIn(visitor, server.url, code, words[size.language].people[0]);
      device.room = device.page.url();
      await roster(visitor, base);
      await plays(visitor, base, device);
      await onePair(visitor, base, server.url, device);
      await plenary(visitor, base, server.url);
      await debrief(visitor, base, device);
      await papers(visitor, base);
      await visitor.page.goto("/exercises");
      await visitor.look("control-list");
      await visitor.page.goto(`${base}/delete`);
      await visitor.look("control-delete");
      await visitor.page.click("#delete");
      await visitor.page.waitForURL(/\/exercises$/);
      assert.equal((await visitor.page.goto(base)).status(), 404);
      await device.context.close();
      await visitor.leave();
    } finally {
      await server.close();
    }
  });
}
