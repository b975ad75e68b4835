// The control room with people in the seats: who is reached before the start, changing over and rotation, the mood at the
// far end, a promise without command, speaking as the far end, answering for command, decisions and glosses where they are
// read, what was played on paper, times of day; and once more without a script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "./server.mjs";
import { Visitor, launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PASSWORD = "three plain words";

const said = {
  en: {
    promise: "I promise you, you will get hot tea.",
    spoken: "Who is this? Keep away from me.",
    answer: "Yes, in ten minutes.",
    question: "Move the patrol cars back?",
    gloss: "Qui est-ce ? N’approchez pas.",
    paper: "A cigarette",
    later: "Good night. We will talk again.",
  },
  ru: {
    promise: "Обещаю, вам принесут горячий чай.",
    spoken: "Кто это? Не подходите.",
    answer: "Да, через десять минут.",
    question: "Отвести патрульные машины?",
    gloss: "Qui est-ce ? N’approchez pas.",
    paper: "Сигарету",
    later: "Доброй ночи. Мы ещё поговорим.",
  },
};

async function signIn({ page }, link) {
  await page.goto(link);
  for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", PASSWORD], ["again", PASSWORD]]) await page.fill(`#${id}`, text);
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
}

/** Two teams: people on both ends of the line, and one that plays on paper. */
async function setUp({ page, language }) {
  await page.goto("/exercise/new?pack=suicide-bridge");
  await page.fill("#title", "Bridge");
  await page.check("#teams-2", { force: true });
  await page.selectOption("[name='t1.far']", "person");
  await page.selectOption("[name='t1.language']", language);
  await page.selectOption("[name='t2.far']", "paper");
  await page.click("#set-up");
  await page.waitForURL(/\/control\/[0-9a-z]+$/);
  return { base: new URL(page.url()).pathname, code: (await page.locator(".control-top .code b").textContent()).trim() };
}

/** Somebody who joins with a device of their own, sits down and opens the seat. */
async function takes(staff, url, code, alias, seat, script = true) {
  const other = await Visitor.arrive(browser, { url, language: staff.language, width: 390, script });
  const { page } = other;
  await page.goto(`/join?code=${code}`);
  await page.fill("#alias", alias);
  await page.click("form.join button");
  await page.waitForURL(/\/room\//);
  other.room = new URL(page.url()).pathname;
  if (!seat) return other;
  await page.locator(`form[action$='/do/sit']:has([name=team][value="1"]):has([name=seat][value=${seat}]) button`).click();
  const own = page.locator(`.lobby-region a.button[href$='/${seat}']`);
  await own.waitFor();
  other.seat = await own.getAttribute("href");
  await page.goto(other.seat);
  await page.waitForSelector("[data-team]");
  return other;
}

/** Presses a button that leads to another page, and waits for it. */
async function leads(page, button) {
  const next = page.waitForEvent("load");
  await (typeof button === "string" ? page.locator(button) : button).click();
  await next;
}

/** Presses a button that the script sends, and waits until it has arrived. */
async function sends(page, button, address) {
  const answer = page.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith(address));
  await page.click(button);
  assert.ok((await answer).ok(), address);
}

const shows = (page, text) => page.waitForFunction((t) => document.querySelector("main").textContent.includes(t), text);

async function reached(staff, base, primary) {
  const { page } = staff;
  await page.goto(base);
  // The screen answers by itself; the person's word is a button.
  await page.waitForSelector(".reach-check tr.reach-answers");
  assert.ok((await page.locator(".reach-check tr.reach-empty").count()) > 0, "seats that are needed and empty are told");
  await staff.look("watch-reach");
  await primary.look("watch-sure");
  await primary.page.click("#sure");
  await primary.page.waitForSelector(".reach-done");
  await page.waitForFunction(() => document.querySelector(".reach-check tr.reach-answers") === null, undefined, { timeout: 20_000 });
  await page.locator(".reach-check details summary").click();
  await page.waitForSelector(".reach-fine li");
}

async function changesOver(staff, base) {
  const { page } = staff;
  await page.goto(`${base}/roster`);
  const at = async (place) => {
    await page.goto(`${base}/roster`);
    const option = page.locator(`#swap-one option[value="${place}"]`);
    const title = (await option.textContent()).split(" · ")[1];
    const row = page.locator(".ledger tr").filter({ has: page.locator("th", { hasText: title }) });
    return (await row.locator("td").first().locator("b").allTextContents())[0] ?? "";
  };
  const [was, other] = [await at("1/coach"), await at("1/leader")];
  await page.selectOption("#swap-one", "1/coach");
  await page.selectOption("#swap-other", "1/leader");
  await sends(page, "#swap-do", "/do/swap");
  assert.deepEqual([await at("1/coach"), await at("1/leader")], [other, was]);
  await page.selectOption("#swap-one", "1/coach");
  await page.selectOption("#swap-other", "1/leader");
  await sends(page, "#swap-do", "/do/swap");
  await staff.look("watch-roster");
}

async function talks(staff, base, { primary, player, coach }) {
  const { page, language } = staff;
  const words = said[language];
  await page.goto(base);
  await page.click("#phase-running");
  await page.waitForSelector("#team-1 [data-running=true]");
  assert.equal(await page.locator(".reach-check").count(), 0, "the check is over with the start");
  await primary.page.click("form[action$='/on/phone/do/call'] button");
  await player.page.click("form[action$='/on/phone/do/pick-up'] button");
  await primary.page.waitForSelector("#words-phone:visible");
  await primary.page.fill("#words-phone", words.promise);
  await primary.page.press("#words-phone", "Enter");
  // The alarm rises by itself, with the words.
  await page.waitForSelector(".alarms .evidence q");
  assert.equal(await page.locator(".alarms .evidence q").textContent(), words.promise);
  // Sliders of who plays the far end become the mood.
  await player.page.locator("#arousal").fill("85");
  await player.page.locator("#trust").fill("15");
  await page.waitForSelector("#team-1 .mood-trace svg");
  await staff.look("watch-overview");
  await page.click(".alarms form[action$='/do/aside'] button");
  await page.waitForFunction(() => document.querySelector(".alarms .evidence") === null);
  await page.goto(`${base}/team/1`);
  // Control lends the far end a sentence, and answers for command.
  await page.fill("#speak", words.spoken);
  await page.click(".speak > button");
  await shows(primary.page, words.spoken);
  await coach.unfold("desk");
  await coach.page.locator("#desk form:has([value=hot_tea]) button").first().click();
  await page.waitForSelector("[data-region=desk] form.rule");
  await page.fill("#rule-hot_tea", words.answer);
  await page.click("[data-region=desk] button[value=granted]");
  await page.waitForSelector("[data-region=desk] .answered");
  await shows(primary.page, words.answer);
  await page.click("#send-train");
  await page.waitForSelector("[data-region=inject-train].sent");
}

const sizes = [
  { language: "en", width: 1280, scheme: "light" },
  { language: "ru", width: 1280, scheme: "dark" },
];

for (const size of sizes) {
  test(`the control room at work: ${size.language}`, { timeout: 400_000 }, async () => {
    const server = await serve();
    const staff = await Visitor.arrive(browser, { url: server.url, ...size });
    try {
      await signIn(staff, server.firstLink());
      const { base, code } = await setUp(staff);
      const join = (alias, seat) => takes(staff, server.url, code, alias, seat);
      const primary = await join("Dana", "primary");
      await reached(staff, base, primary);
      const people = { primary, coach: await join("Coco", "coach"), leader: await join("Lola", "leader"), player: await join("Vik", "role_player"), interpreter: await join("Nino") };
      await changesOver(staff, base);
      const row = staff.page.locator(".people-list li").filter({ hasText: "Nino" });
      await row.locator("select").selectOption("1/course_interpreter");
      await row.locator(".seat-pick button").click();
      await people.interpreter.page.goto(people.interpreter.room);
      const own = people.interpreter.page.locator(".lobby-region a.button[href$='/course_interpreter']");
      await own.waitFor();
      people.interpreter.seat = await own.getAttribute("href");
      for (const one of [people.coach, people.leader]) await one.page.goto(one.seat);
      await talks(staff, base, people);
      for (const one of Object.values(people)) await one.context.close();
      await staff.leave();
    } finally {
      await server.close();
    }
  });
}

test("the control room without a script", { timeout: 200_000 }, async () => {
  const server = await serve();
  const staff = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280, script: false });
  const { page } = staff;
  try {
    await signIn(staff, server.firstLink());
    const { base, code } = await setUp(staff);
    const primary = await takes(staff, server.url, code, "Dana", "primary", false);
    await primary.page.click("#sure");
    await primary.page.waitForSelector(".reach-done");
    const player = await takes(staff, server.url, code, "Vik", "role_player", false);
    await page.goto(base);
    assert.ok((await page.locator(".reach-fine li").allTextContents()).some((t) => t.includes("Dana")));
    await page.click("#phase-running");
    await page.waitForSelector("#phase-running[aria-current]");
    await primary.page.goto(primary.seat);
    await primary.page.click("form[action$='/on/phone/do/call'] button");
    await player.page.goto(player.seat);
    await player.page.click("form[action$='/on/phone/do/pick-up'] button");
    await player.page.locator("form.sliders button").click();
    await primary.page.goto(primary.seat);
    await primary.page.fill("#words-phone", said.en.promise);
    await primary.page.click("[data-line-box=phone] form.say button");
    await page.goto(base);
    assert.equal(await page.locator(".alarms .evidence q").textContent(), said.en.promise);
    await page.waitForSelector("#team-1 .mood-trace svg");
    await leads(page, ".alarms form[action$='/do/aside'] button");
    assert.equal(await page.locator(".alarms .evidence").count(), 0);
    await page.goto(`${base}/team/1`);
    await page.fill("#speak", said.en.spoken);
    await leads(page, ".speak > button");
    assert.ok((await page.locator("#talk").textContent()).includes(said.en.spoken));
    await page.click("#hold-train");
    await page.waitForSelector("[data-region=inject-train].held");
    await page.goto(`${base}/team/2/later`);
    await page.fill("#later-time", "1:00");
    await page.fill("#later-words", said.en.later);
    await page.click("#enter-row");
    await page.waitForSelector(".notice.done");
    for (const one of [primary, player]) await one.context.close();
    await staff.leave();
  } finally {
    await server.close();
  }
});
