// A class whose Wi-Fi goes and whose server dies: nothing is lost or said twice, and the clock stands where life ended.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "./server.mjs";
import { Visitor, launch, sentences } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PASSWORD = "three plain words";
/** A server that was away longer than this holds its clocks (`exercise::limits::OUTAGE_MS`). */
const OUTAGE = 15;
/** Signs of life come this often, so the clock is held at most so much before the end. */
const BEAT = 5;

/** Seconds without Wi-Fi after each tag. */
const AWAY = 8;

const notes = {
  en: ["He waits for an answer. Give him time.", "Ask about his daughter."],
  ru: ["Он ждёт ответа. Дайте ему время.", "Спросите о дочери."],
};

/** An exercise of one team at a simulated far end, set up by a trainer on the control pages. */
async function exercise(server, language) {
  const control = await Visitor.arrive(browser, { url: server.url, language, width: 1280 });
  const { page } = control;
  await page.goto(server.firstLink());
  for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", PASSWORD], ["again", PASSWORD]]) await page.fill(`#${id}`, text);
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
  await page.goto("/exercise/new?pack=suicide-bridge");
  await page.check("#teams-1", { force: true });
  await page.selectOption("[name='t1.language']", language);
  await page.selectOption("[name='t1.cast.person']", "viktor");
  await page.click("#set-up");
  await page.waitForURL(/\/control\/[0-9a-z]{20,}$/);
  const code = (await page.locator(".code b").textContent()).trim();
  return { control, page, code, path: new URL(page.url()).pathname };
}

/** Somebody with a phone or laptop of their own joins by the code and takes a seat. */
async function sit(server, language, code, alias, seat) {
  const visitor = await Visitor.arrive(browser, { url: server.url, language, width: 1280 });
  const { page } = visitor;
  await page.goto(`/join?code=${code}`);
  await page.fill("[name=alias]", alias);
  await page.press("[name=alias]", "Enter");
  await page.waitForURL(/\/room\//);
  await page.click(`form[action$='/do/sit']:has([name=seat][value=${seat}]) button`);
  await page.click(`a[href$='/${seat}']`);
  await page.waitForURL(new RegExp(`/team/[0-9a-z]+/${seat}$`));
  return Object.assign(visitor, { log: page.url().match(/\/team\/([0-9a-z]+)/)[1] });
}

/** An exercise that runs, with a negotiator on the phone and a coach beside. */
async function running(server, language) {
  const class_ = await exercise(server, language);
  const primary = await sit(server, language, class_.code, "Falcon", "primary");
  const coach = await sit(server, language, class_.code, "Heron", "coach");
  await class_.page.click("#phase-running");
  await primary.page.click("#call-phone");
  await primary.page.waitForSelector("[data-line-box=phone] .entry.theirs");
  await coach.page.waitForSelector("[data-line-box=phone] .entry.theirs");
  return { ...class_, primary, coach };
}

async function write({ page }, line, text) {
  await page.fill(`#words-${line}`, text);
  await page.press(`#words-${line}`, "Enter");
}

/** Strikes a tag and gives the play time that the page shows at that very moment, seconds. */
function tag({ page }, name) {
  return page.locator(`#tags form:has([name=tag][value=${name}]) button`).evaluate((button) => {
    const [minutes, seconds] = document.querySelector("[data-clock]").textContent.split(":").map(Number);
    button.click();
    return minutes * 60 + seconds;
  });
}

/** Writes a remark and gives the play time that the page shows when it is sent, seconds. */
async function mark({ page }, text) {
  await page.fill("#mark", text);
  return page.locator("#mark-form button").evaluate((button) => {
    const [minutes, seconds] = document.querySelector("[data-clock]").textContent.split(":").map(Number);
    button.click();
    return minutes * 60 + seconds;
  });
}

/** Play time on a page, seconds. */
async function clock({ page }) {
  const [minutes, seconds] = (await page.locator("[data-clock]").first().textContent()).split(":").map(Number);
  return minutes * 60 + seconds;
}

/** The page's own clock reaches a time; it goes on without the server. */
async function until({ page }, seconds) {
  await page.waitForFunction((least) => {
    const [minutes, rest] = document.querySelector("[data-clock]").textContent.split(":").map(Number);
    return minutes * 60 + rest >= least;
  }, seconds);
}

/** Own words on a line that the server has acknowledged, as the page shows them. */
function mine({ page }, line) {
  return page.locator(`[data-line-box=${line}] .entry.ours:not(.pending) .words`).allTextContents();
}

/** Waits until the page shows so many acknowledged words of its own. */
async function acknowledged({ page }, line, count) {
  const selector = `[data-line-box=${line}] .entry.ours:not(.pending)[data-n]`;
  await page.waitForFunction(([s, n]) => document.querySelectorAll(s).length === n, [selector, count]);
}

/** Events of one kind. */
function events(server, log, kind, line) {
  return server.events(log).filter((e) => e.kind === kind && (line === undefined || e.line === line));
}

/** Everything that was kept on the device for later has reached the server. */
async function settled({ page }) {
  await page.waitForFunction(() => Object.keys(localStorage).filter((k) => k.startsWith("later:")).every((k) => localStorage[k] === "[]"));
}

for (const language of ["en", "ru"]) {
  test(`what is written without Wi-Fi comes once, in order, at its time: ${language}`, async () => {
    const server = await serve();
    try {
      const { control, primary, coach } = await running(server, language);
      const said = [sentences[language].hello, sentences[language].label];
      for (const visitor of [primary, coach]) await visitor.context.setOffline(true);

      for (const text of said) await write(primary, "phone", text);
      await primary.page.waitForSelector(".entry.ours.pending .unsent");
      const made = [await tag(coach, "emotion_label")];
      for (const text of notes[language]) await write(coach, "coach_notes", text);
      await until(coach, made[0] + AWAY);
      made.push(await tag(coach, "summary"));
      await until(coach, made[1] + AWAY);
      assert.equal(events(server, coach.log, "tagged").length, 0, "nothing has come through");

      for (const visitor of [primary, coach]) await visitor.context.setOffline(false);
      await acknowledged(primary, "phone", 2);
      await acknowledged(coach, "coach_notes", 2);
      await settled(coach);

      assert.deepEqual(await mine(primary, "phone"), said);
      assert.deepEqual(events(server, coach.log, "said", "phone").map((e) => e.text), said, "each is in the log once, in order");
      assert.deepEqual(events(server, coach.log, "said", "coach_notes").map((e) => e.text), notes[language]);
      const tags = events(server, coach.log, "tagged");
      assert.deepEqual(tags.map((e) => e.tag), ["emotion_label", "summary"]);
      for (const [n, at] of made.entries()) {
        const off = tags[n].play_ms / 1_000 - at;
        // What the way to a busy server takes is late, never the time without Wi-Fi.
        assert.ok(off > -2 && off < AWAY - 2, `tag ${n} was made at ${at} s and stands at ${tags[n].play_ms} ms`);
      }

      for (const visitor of [primary, coach]) await visitor.page.reload();
      assert.deepEqual(await mine(primary, "phone"), said, "and nothing is sent again after a reload");
      assert.deepEqual(await mine(coach, "coach_notes"), notes[language]);
      assert.equal(events(server, coach.log, "tagged").length, 2);
      for (const visitor of [control, primary, coach]) await visitor.leave();
    } finally {
      await server.close();
    }
  });
}

test("what an observer marks without Wi-Fi comes once, at its time", async () => {
  const server = await serve();
  try {
    const { control, code, primary, coach } = await running(server, "en");
    const observer = await sit(server, "en", code, "Lark", "observer");
    await observer.page.waitForSelector("[data-clock][data-running=true]");
    await observer.context.setOffline(true);
    const remark = "She waits, and he goes on by himself.";
    const made = await mark(observer, remark);
    await observer.page.waitForFunction(() => / 1$/.test(document.querySelector("[data-waits=mark]:not([hidden])")?.textContent));
    await until(observer, made + AWAY);
    assert.equal(events(server, observer.log, "marked").length, 0, "nothing has come through");

    await observer.context.setOffline(false);
    await settled(observer);
    await observer.page.waitForSelector("[data-waits=mark]", { state: "hidden" });
    await observer.page.reload();
    await settled(observer);
    const marks = events(server, observer.log, "marked");
    assert.deepEqual(marks.map((m) => m.text), [remark], "and nothing is sent again after a reload");
    const off = marks[0].play_ms / 1_000 - made;
    assert.ok(off > -2 && off < AWAY - 2, `it was made at ${made} s and stands at ${marks[0].play_ms} ms`);
    for (const visitor of [control, primary, coach, observer]) await visitor.leave();
  } finally {
    await server.close();
  }
});

/** Everything on the line to the far end, as a page shows it: number and words. */
function talk({ page }) {
  return page.locator("[data-line-box=phone] .entry[data-n]").evaluateAll((all) =>
    all.map((entry) => [entry.dataset.n, entry.querySelector(".words")?.textContent ?? entry.textContent]),
  );
}

/** A phone in a pocket: the screen goes dark, nothing on the page runs any more, the network is gone. Answers what wakes it. */
async function sleep({ page, context }) {
  const screen = (state) =>
    page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await screen("hidden");
  const phone = await context.newCDPSession(page);
  await phone.send("Debugger.enable");
  const still = new Promise((resolve) => phone.once("Debugger.paused", resolve));
  await phone.send("Debugger.pause");
  await still;
  await context.setOffline(true);
  return async () => {
    await context.setOffline(false);
    await phone.send("Debugger.resume");
    await phone.detach();
    await screen("visible");
  };
}

test("a phone that slept shows what it missed, each thing once", async () => {
  const server = await serve();
  try {
    const { control, primary, coach } = await running(server, "en");
    const { hello, label, offline } = sentences.en;
    const wake = await sleep(coach);
    for (const [n, text] of [hello, label, offline].entries()) {
      await write(primary, "phone", text);
      await acknowledged(primary, "phone", n + 1);
    }
    await wake();

    await coach.page.waitForFunction(
      (last) => [...document.querySelectorAll("[data-line-box=phone] .entry[data-n] .words")].some((w) => w.textContent === last),
      offline,
    );
    await control.page.click("#pause-all");
    await coach.page.waitForSelector("[data-clock][data-running=false]");
    const caught = await talk(coach);
    assert.equal(new Set(caught.map(([n]) => n)).size, caught.length, "nothing stands twice");
    for (const text of [hello, label, offline]) assert.equal(caught.filter(([, words]) => words === text).length, 1, text);
    await coach.page.reload();
    assert.deepEqual(caught, await talk(coach), "and nothing is missing");
    for (const visitor of [control, primary, coach]) await visitor.leave();
  } finally {
    await server.close();
  }
});

test("a safe word without Wi-Fi does not look as if it had been heard, and stops the scene once it is", async () => {
  const server = await serve();
  try {
    const { control, page, path, primary, coach } = await running(server, "ru");
    const unsent = coach.page.locator("#unsent");
    await coach.context.setOffline(true);
    await tag(coach, "emotion_label");
    await coach.page.waitForFunction(() => / 1$/.test(document.querySelector("[data-waits=tag]:not([hidden])")?.textContent));
    await coach.page.click("#safe-word");
    await unsent.waitFor();
    assert.match(await unsent.textContent(), /Нет связи.*СТОП/);
    assert.equal(events(server, coach.log, "safe_word").length, 0, "nobody knows of it");
    await coach.context.setOffline(false);
    for (const seat of [primary, coach]) await seat.page.waitForSelector(".seat-stopped");
    await unsent.waitFor({ state: "hidden" });
    await settled(coach);
    await coach.page.waitForSelector("[data-waits=tag]", { state: "hidden" });
    assert.equal(events(server, coach.log, "safe_word").length, 1);

    // Nor is it lost where one writes a paper, and with it nothing of the paper.
    await page.goto(path);
    await page.click("#team-1 .team-clock button");
    await coach.page.waitForSelector(".status:not(.alarm) [data-running=true]");
    await coach.page.goto(`${new URL(coach.page.url()).pathname}/paper/demands`);
    await coach.page.fill("#f-text", "Чтобы отошли от перил");
    await coach.context.setOffline(true);
    await coach.page.click("#safe-word");
    await unsent.waitFor();
    await coach.context.setOffline(false);
    for (const seat of [primary, coach]) await seat.page.waitForSelector(".seat-stopped");
    assert.equal(events(server, coach.log, "safe_word").length, 2);
    assert.equal(await coach.page.inputValue("#f-text"), "Чтобы отошли от перил");
    for (const visitor of [control, primary, coach]) await visitor.leave();
  } finally {
    await server.close();
  }
});

test("a server that died comes back to a class that types no code again", async () => {
  const server = await serve();
  try {
    const { control, page, path, primary, coach } = await running(server, "en");
    const { hello, label, offline } = sentences.en;
    // The first words arrive, and their answer dies with the server: they are sent again, and what follows waits behind.
    let died;
    const death = new Promise((resolve) => (died = resolve));
    await primary.page.route("**/do/say", async (route) => {
      await route.fetch();
      await death;
      await route.abort();
    }, { times: 1 });
    await write(primary, "phone", hello);
    await acknowledged(primary, "phone", 1);
    const ended = await clock(primary);
    await server.kill();
    died();

    for (const text of [label, offline]) await write(primary, "phone", text);
    await primary.page.waitForFunction(() => document.querySelectorAll(".entry.ours.pending .unsent").length === 2);
    await write(coach, "coach_notes", notes.en[0]);
    await tag(coach, "emotion_label");
    await until(primary, ended + OUTAGE + BEAT + 3);
    await server.start();

    // What does not stand with the clock has arrived; the talk waits, and its words are in the field again, in order.
    await acknowledged(coach, "coach_notes", 1);
    await settled(coach);
    await primary.page.waitForFunction(() => document.querySelector("[data-clock]").dataset.running === "false");
    await primary.page.waitForFunction((words) => document.querySelector("#words-phone").value === words, `${label}\n${offline}`);
    const held = await clock(primary);
    // A busy computer gives its signs of life late.
    assert.ok(held >= ended - BEAT - 4 && held <= ended + BEAT + 4, `life ended at ${ended} s and the clock stands at ${held} s`);
    assert.equal(events(server, coach.log, "held").length, 1);

    await page.goto(path);
    await page.click("#resume-all");
    await primary.page.waitForFunction(() => document.querySelector("[data-clock]").dataset.running === "true");
    await primary.page.press("#words-phone", "Enter");
    await acknowledged(primary, "phone", 2);
    const said = [hello, `${label}\n${offline}`];
    assert.deepEqual(events(server, coach.log, "said", "phone").map((e) => e.text), said, "nothing is lost or doubled");
    assert.deepEqual(events(server, coach.log, "said", "coach_notes").map((e) => e.text), [notes.en[0]]);
    assert.equal(events(server, coach.log, "tagged").length, 1);
    for (const visitor of [primary, coach]) {
      assert.equal((await visitor.page.reload()).status(), 200, "the seat is still theirs");
    }
    assert.deepEqual(await mine(primary, "phone"), said);
    for (const visitor of [control, primary, coach]) await visitor.leave();
  } finally {
    await server.close();
  }
});
