// Pictures and documents that control hands out, and a dictaphone's recording: brought, looked at, aligned, played, deleted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";
import { Visitor, launch, leads } from "./visitor.mjs";

const plan = fileURLToPath(new URL("../../packs/suicide-bridge/media/bridge_plan.png", import.meta.url));
const PASSWORD = "three plain words";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const words = {
  en: {
    alt: "A plan of the bridge: the person in the middle, our car at the western end.",
    caption: "This is all we have until it gets light.",
    title: "Order of the duty officer",
    text: "The road stays closed until further notice.\n\nNobody moves on the walkway without a word to the leader.",
    said: "My name is Dana, I'm a negotiator.",
  },
  ru: {
    alt: "План моста: человек на середине, наша машина у западного конца.",
    caption: "До рассвета больше ничего не будет.",
    title: "Распоряжение дежурного",
    text: "Движение закрыто до особого распоряжения.\n\nНа тротуаре никто не двигается, не сказав старшему группы.",
    said: "Меня зовут Дана, я переговорщик.",
  },
};

/** Two minutes of a quiet tone, as a dictaphone would write it: 8 kHz, 16 bits. */
function wav(seconds = 120) {
  const rate = 8_000;
  const bytes = Buffer.alloc(44 + 2 * rate * seconds);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (let n = 0; n < rate * seconds; n++) bytes.writeInt16LE(Math.round(2_000 * Math.sin(n / 6)), 44 + 2 * n);
  return bytes;
}

async function signIn({ page }, link) {
  await page.goto(link);
  for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", PASSWORD], ["again", PASSWORD]]) await page.fill(`#${id}`, text);
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
}

/** A class with one team, whose far end is a person on a real telephone. */
async function setUp({ page }) {
  await page.goto("/exercise/new?pack=suicide-bridge");
  await page.selectOption("[name='t1.far']", "person");
  await page.selectOption("[name='t1.lines']", "outside");
  await page.click("#set-up");
  await page.waitForURL(/\/control\/[0-9a-z]+$/);
  return new URL(page.url()).pathname;
}

async function sits(visitor, url, base, alias, seat) {
  const { page } = visitor;
  await page.goto(base);
  const code = (await page.locator(".code b").first().textContent()).trim();
  const device = await Visitor.arrive(browser, { url, language: visitor.language, width: 390 });
  await device.page.goto(`/join?code=${code}`);
  await device.page.fill("#alias", alias);
  await device.page.click("form.join button");
  await device.page.waitForURL(/\/room\//);
  await device.page.locator(`form[action$='/do/sit']:has(input[value='${seat}']) button`).click();
  await device.page.waitForSelector(`a[href$='/${seat}']`);
  await device.page.click(`a[href$='/${seat}']`);
  await device.page.waitForURL(new RegExp(`/team/.*/${seat}$`));
  return device;
}

async function handsOut(visitor, base, leader) {
  const { page, language } = visitor;
  const said = words[language];
  await page.goto(`${base}/team/1`);
  await page.click("a[href$='/hand']");
  await page.waitForSelector("#hand-file");
  await visitor.look("hand-empty");
  // Without a description nothing goes out, and what was written stays.
  await page.setInputFiles("#hand-file", { name: "plan.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.fill("#hand-alt", said.alt);
  await page.fill("#hand-caption", said.caption);
  await page.locator("#hand-picture-do").click();
  await page.waitForSelector("#picture-wrong");
  assert.equal(await page.inputValue("#hand-alt"), said.alt);
  await visitor.look("hand-wrong");
  await page.setInputFiles("#hand-file", plan);
  await page.locator("form:has(#hand-file) input[name=to][value=leader]").check();
  await page.click("#hand-picture-do");
  await page.waitForURL(/\/team\/1$/);
  await page.waitForSelector("#talk .handed img");

  // The seat has it without a reload, small, and opens it large.
  const small = leader.page.locator(".entry .handed img");
  await small.waitFor();
  // On a phone it stands at the head of the page, whatever the role works with there.
  await leader.page.evaluate(() => scrollTo(0, 0));
  await leader.page.locator(".seat-handed img").waitFor();
  assert.ok(await leader.page.locator(".seat-handed").evaluate((at) => at.getBoundingClientRect().bottom < innerHeight), "without scrolling");
  // Pictures come when they are looked at.
  await small.scrollIntoViewIfNeeded();
  assert.equal(await small.getAttribute("alt"), said.alt);
  assert.ok(await small.evaluate((i) => i.decode().then(() => i.naturalWidth > 1_000)), "the bytes are there");
  await leader.page.click(".entry .handed");
  await leader.page.waitForSelector(".handed-sheet img");
  await leader.look("sheet-picture");

  await page.goto(`${base}/team/1/hand`);
  await page.fill("#hand-name", said.title);
  await page.fill("#hand-text", said.text);
  await page.click("#hand-document-do");
  await page.waitForURL(/\/team\/1$/);
  await leader.page.goBack();
  await leader.page.locator(".seat-handed .handed-paper").waitFor();
  await leader.page.click(".entry .handed-paper");
  await leader.page.waitForSelector(".handed-document");
  assert.deepEqual(await leader.page.locator(".handed-document > p").allTextContents(), said.text.split("\n\n"));
  await leader.look("sheet-document");
  await page.goto(`${base}/team/1/hand`);
  assert.equal(await page.locator("#hand-sent ~ ul .handed").count(), 2);
  await visitor.look("hand-sent");
}

async function begins({ page }, base) {
  await page.goto(base);
  await page.click("#phase-running");
  await page.waitForSelector("#team-1 [data-running=true]");
}

async function plays(visitor, base, recorder) {
  const { page, language } = visitor;
  const said = words[language];
  const r = recorder.page;
  await r.click("#call-phone");
  await r.click("#pick-up-phone");
  await r.waitForSelector("#words-phone:visible");
  await r.fill("#words-phone", said.said);
  await r.press("#words-phone", "Enter");
  await r.waitForFunction((t) => [...document.querySelectorAll(".entry .words")].some((w) => w.textContent === t), said.said);
  // What the far end said stands on its side here too, and not as the recorder's own, before a reload as after it.
  const heard = "Mm.";
  await r.check("[name=side][value=far]");
  await r.fill("#words-phone", heard);
  await r.press("#words-phone", "Enter");
  const theirs = r.locator(".entry.theirs:not(.pending)", { hasText: heard });
  await theirs.waitFor();
  const before = await theirs.innerText();
  await r.reload();
  assert.equal(await theirs.innerText(), before);
  assert.equal(await r.locator(".entry.ours", { hasText: heard }).count(), 0);

  await page.goto(`${base}/team/1`);
  await page.click("a[href$='/sound']");
  await page.waitForSelector("#tape-file");
  await visitor.look("sound-empty");
  await page.selectOption("#tape-line", "phone");
  await page.check("[name=agreed]");
  await page.setInputFiles("#tape-file", { name: "x.txt", mimeType: "text/plain", buffer: wav() });
  await leads(page, "#tape-do");
  await page.waitForSelector(".tape audio");
  await page.waitForFunction(() => document.querySelector(".tape audio").duration > 100);
  await visitor.look("sound-new");
  // Played to a place; then one tap beside what is heard there.
  await page.evaluate(() => new Promise((done) => {
    const audio = document.querySelector(".tape audio");
    audio.addEventListener("timeupdate", () => done(), { once: true });
    audio.currentTime = 42.5;
  }));
  await page.waitForFunction(() => document.querySelector("[data-place]").value === "0:42.500");
  const row = page.locator(".tape-moments li").filter({ hasText: said.said });
  await leads(page, row.locator("button"));
  await page.waitForSelector("[data-from='42.500']");
  await visitor.look("sound-aligned");
  // And from there it plays.
  await row.locator("[data-from]").click();
  await page.waitForFunction(() => document.querySelector(".tape audio").currentTime >= 42.5);
  await page.waitForSelector(".tape-moments li[aria-current]");
  // Without the script: the place is typed, and the link leads to the file at that place.
  const plain = await visitor.context.browser().newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: false });
  await plain.addCookies(await visitor.context.cookies());
  const still = await plain.newPage();
  await still.goto(new URL(page.url()).pathname);
  await still.fill("[name=place]", "1:10");
  await leads(still, still.locator(".tape-moments li").filter({ hasText: said.said }).locator("button"));
  assert.match(await still.locator(".tape-moments li").filter({ hasText: said.said }).locator("a").getAttribute("href"), /#t=70\.000$/);
  await plain.close();
  await page.reload();
  await page.click(".tape-delete summary");
  await page.click(".tape-delete button");
  await page.waitForFunction(() => !document.querySelector(".tape"));
}

for (const language of ["en", "ru"]) {
  test(`a picture, a document and a recording in ${language}`, async () => {
    const server = await serve();
    try {
      const visitor = await Visitor.arrive(browser, { url: server.url, language, width: 1280 });
      await signIn(visitor, server.firstLink());
      const base = await setUp(visitor);
      const leader = await sits(visitor, server.url, base, "Lea", "leader");
      const recorder = await sits(visitor, server.url, base, "Rex", "recorder");
      await begins(visitor, base);
      await handsOut(visitor, base, leader);
      await plays(visitor, base, recorder);
      for (const person of [leader, recorder, visitor]) await person.leave();
    } finally {
      await server.close();
    }
  });
}
