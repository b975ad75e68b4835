// The control room with people in the seats: who is reached before the start, changing over and rotation, the mood at the
// far end, a promise without command, speaking as the far end, answering for command, decisions, marks and glosses where they
// are read, what was played on paper, times of day; and once more without a script.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { asked, enter } from "./class.mjs";
import { serve } from "./server.mjs";
import { Visitor, launch, leads } from "./visitor.mjs";

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
    gloss: "Кто это? Не подходите.",
    answer: "Yes, in ten minutes.",
    question: "Move the patrol cars back?",
    corrected: "Move the patrol cars back behind the bend?",
    risk: "He stands outside the rail; movement close by frightens him.",
    aims: "Save life.",
    known: "He faces the river",
    moves: "Move them back",
    stays: "Leave them",
    noticed: "A promise before anybody had asked.",
    calms: "it lowers his fear",
    frightens: "he watches their hands",
    paper: "A cigarette",
    later: "Good night. We will talk again.",
  },
  ru: {
    promise: "Обещаю, вам принесут горячий чай.",
    spoken: "Кто это? Не подходите.",
    gloss: "Who is this? Keep away from me.",
    answer: "Да, через десять минут.",
    question: "Отвести патрульные машины?",
    corrected: "Отвести патрульные машины за поворот?",
    risk: "Человек стоит за перилами; движение рядом его пугает.",
    aims: "Сохранить жизнь.",
    known: "Стоит лицом к реке",
    moves: "Отвести",
    stays: "Оставить",
    noticed: "Обещание раньше, чем кто-то спросил.",
    calms: "ему будет не так страшно",
    frightens: "он следит за их руками",
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
async function takes(staff, url, code, alias, seat, { team = "1", script = true, width = 390, language = staff.language } = {}) {
  const other = await Visitor.arrive(browser, { url, language, width, script });
  const { page } = other;
  other.alias = alias;
  await page.goto(`/join?code=${code}`);
  await page.fill("#alias", alias);
  await page.click("form.join button");
  await page.waitForURL(/\/room\//);
  other.room = new URL(page.url()).pathname;
  if (!seat) return other;
  await asked(page, seat, team);
  await page.locator(`form[action$='/do/sit']:has([name=team][value="${team}"]):has([name=seat][value=${seat}]) button`).click();
  const own = page.locator(`.lobby-region a.button[href$='/${seat}']`);
  await own.waitFor();
  other.seat = await own.getAttribute("href");
  await page.goto(other.seat);
  await page.waitForSelector("[data-team]");
  return other;
}

/** Presses a button that the script sends, and waits until it has arrived. */
async function sends(page, button, address) {
  const answer = page.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith(address));
  await (typeof button === "string" ? page.locator(button) : button).click();
  assert.ok((await answer).ok(), address);
}

/** Downloads a file by its link; where it lies. */
async function takesAway(page, link) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(link)]);
  return file.path();
}

const shows = (page, text) => page.waitForFunction((t) => document.querySelector("main").textContent.includes(t), text);

/** A page, of control if nobody else is named, looked at in both widths and both colours. */
const look = (staff, name, who = staff) => who.look(name);

async function reached(staff, base, primary) {
  const { page } = staff;
  await page.goto(base);
  // The screen answers by itself; the person's word is a button.
  await page.waitForSelector(".reach-check tr.reach-answers");
  assert.ok((await page.locator(".reach-check tr.reach-empty").count()) > 0, "seats that are needed and empty are told");
  await look(staff, "watch-reach");
  await look(staff, "watch-sure", primary);
  await primary.page.click("#sure");
  await primary.page.waitForSelector(".reach-done");
  await page.waitForFunction(() => document.querySelector(".reach-check tr.reach-answers") === null);
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
  await look(staff, "watch-roster");
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
  await look(staff, "watch-overview");
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

/** A page of somebody's own beside the first, as on a second screen. */
async function beside(one, address) {
  const other = new Visitor(one.context, await one.context.newPage(), one);
  other.watch(other.page);
  await other.page.goto(address);
  return other;
}

async function closes({ page, faults, outside }) {
  assert.deepEqual([faults, outside], [[], []]);
  await page.close();
}

/** While a form is open, what is said appears on the same page: beside it, or on a telephone in the bar. What was begun stays. */
async function hears(leader, { primary, player }) {
  const { page, width } = leader;
  const said = player.words.offline;
  const begun = await page.inputValue("[name=question]");
  await player.page.fill("#words-phone", said);
  await player.page.press("#words-phone", "Enter");
  await primary.page.locator("#log-phone .words", { hasText: said }).waitFor();
  const heard = width < 600 ? ".seat-last" : "#log-phone .entry:last-of-type";
  await page.locator(heard, { hasText: said }).waitFor({ state: "visible" });
  const seen = (at) => {
    const { left, right, top, bottom } = at.getBoundingClientRect();
    const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return at.contains(front);
  };
  const both = [heard, "[name=question]"].map((part) => page.locator(part));
  for (const part of both) await part.scrollIntoViewIfNeeded();
  for (const part of both) assert.ok(await part.evaluate(seen), `${part} is in view`);
  assert.equal(await page.inputValue("[name=question]"), begun);
}

async function decides(staff, base, { leader, coach, player, primary }) {
  const { page, language } = staff;
  const words = said[language];
  const form = leader.page;
  await form.goto(leader.seat);
  await leader.unfold("shelf");
  await form.click("#shelf a[href$='/paper/decision']");
  await form.waitForSelector(".paper-form");
  await form.waitForFunction(() => document.activeElement?.name === "question");
  await look(staff, "watch-decision", leader);
  await form.fill("[name=question]", words.question);
  await hears(leader, { primary, player });
  // Closed, it leads back to where it was opened, and keeps what was begun.
  await form.focus("[name=question]");
  await form.keyboard.press("Escape");
  await form.waitForFunction(() => document.activeElement?.id === "write-decision");
  assert.deepEqual([new URL(form.url()).pathname, await form.locator("#paper").count()], [leader.seat, 0]);
  await form.keyboard.press("Enter");
  await form.waitForSelector(".paper-form");
  assert.equal(await form.inputValue("[name=question]"), words.question);
  const fill = async (fields) => {
    for (const [name, value] of Object.entries(fields)) await enter(form.locator(`.paper-form [name="${name}"]`), value);
  };
  await fill({
    decided_at: "0:05",
    risk: words.risk,
    aims: words.aims,
    "options.0.option": words.moves,
    "options.0.chosen": "yes",
    "options.0.why": words.calms,
    "options.1.option": words.stays,
    "options.1.chosen": "no",
    "options.1.why": words.frightens,
    review_at: "0:15",
  });
  for (const name of ["lawful", "necessary", "proportionate", "non_discriminatory"]) {
    await form.selectOption(`[name=${name}]`, "yes");
  }
  // What is known is missing: the form comes back with all that was written, and nobody reads a half.
  await form.click(".paper-form .button:not(.secondary)");
  await form.waitForSelector(".field.wrong");
  assert.equal(await form.locator(".field.wrong .error").count(), 1);
  assert.equal(await form.locator(".field.wrong [name='information.0.known']").count(), 1, "it says which field it is");
  assert.equal(await form.inputValue("[name=question]"), words.question);
  assert.equal(await form.inputValue("[name='options.1.option']"), words.stays);
  await look(staff, "watch-decision-wrong", leader);
  await page.goto(`${base}/team/1`);
  assert.ok(!(await page.locator("main").textContent()).includes(words.question), "not by halves");
  const projector = await beside(staff, `${base}/projector`);
  await fill({ "information.0.known": words.known, "information.0.source": "B2" });
  await form.click(".paper-form .button:not(.secondary)");
  await form.waitForURL((address) => address.pathname === leader.seat);
  // On a phone too, who has filed something sees it lie there.
  await form.locator("#shelf .head", { hasText: words.question }).waitFor({ state: "visible" });
  // The trainer's page has it while it stands open; who must not read it does not.
  await shows(page, words.question);
  for (const one of [coach, player]) {
    await one.page.goto(one.seat);
    assert.ok(!(await one.page.content()).includes(words.question), "a decision is for command");
  }
  await page.goto(`${base}/plenary`);
  await shows(page, words.question);
  assert.ok((await page.locator(".decision li.chosen").textContent()).includes(words.moves));
  assert.ok((await page.locator(".decision li.rejected").textContent()).includes(words.stays), "what was rejected stands beside it");
  await sends(page, "#show-decisions", "/do/show");
  await shows(projector.page, words.question);
  await look(staff, "watch-decided");
  await look(staff, "call-projector-decision", projector);
  // A correction takes its place everywhere.
  await form.click(`#shelf li:has(.head:text-is("${words.question}")) a[href*='replaces=']`);
  await form.waitForSelector(".paper-form");
  assert.equal(await form.inputValue("[name='information.0.known']"), words.known);
  await fill({ question: words.corrected });
  await form.click(".paper-form .button:not(.secondary)");
  await form.waitForURL((address) => address.pathname === leader.seat);
  await shows(projector.page, words.corrected);
  assert.ok(!(await projector.page.locator("main").textContent()).includes(words.question));
  assert.equal(await page.locator(".decision").filter({ hasText: words.corrected }).count(), 1);
  await closes(projector);
}

/** What somebody noticed reaches the talk about it, and nobody in the scene. */
async function marks(staff, base, { coach, primary }) {
  const { page, language } = staff;
  const { noticed } = said[language];
  await coach.page.goto(coach.seat);
  await coach.page.fill("#mark", noticed);
  await coach.page.click("#mark-form button");
  await page.goto(`${base}/debrief`);
  await shows(page, noticed);
  await primary.page.goto(primary.seat);
  assert.ok(!(await primary.page.content()).includes(noticed), "a mark is for the debrief");
}

async function glosses(staff, base, { primary, interpreter }) {
  const { page, language } = staff;
  const words = said[language];
  await page.goto(`${base}/team/1`);
  // A translation stands under what it translates, while the trainer's page stands open.
  await interpreter.page.goto(interpreter.seat);
  const entry = interpreter.page.locator(".entry", { hasText: words.spoken }).first();
  await entry.click();
  assert.equal(await interpreter.page.inputValue("#gloss-of"), await entry.getAttribute("data-n"));
  await look(staff, "watch-gloss", interpreter);
  await interpreter.page.fill("#gloss", words.gloss);
  await interpreter.page.click("#gloss-form button");
  await shows(page, words.gloss);
  const under = page.locator("#talk .hap", { hasText: words.spoken }).locator(".glosses .gloss-text");
  assert.equal(await under.textContent(), words.gloss);
  assert.equal(await under.getAttribute("lang"), interpreter.language);
  assert.ok(!(await primary.page.content()).includes(words.gloss), "a gloss is for staff");
  // A vertical line has no width, and is there all the same.
  for (const mark of ["decision", "inject"]) await page.waitForSelector(`.mood-plot .mood-mark.${mark}`, { state: "attached" });
  await page.locator(".mood-table summary").click();
  assert.ok((await page.locator(".mood-table").textContent()).includes(words.corrected), "the table has the words");
  // The bar that stays in view must not lie on what is looked at.
  await page.evaluate(() => scrollTo(0, 0));
  await look(staff, "watch-team");
  await page.goto(`${base}/report`);
  await shows(page, words.gloss);
  assert.ok((await page.locator(".report-team .decision").first().textContent()).includes(words.corrected));
}

async function onPaper(staff, base, recorder) {
  const { page, language } = staff;
  const words = said[language];
  const told = (one) => one.page.locator(".later-told tbody tr");
  await page.goto(`${base}/team/2`);
  await page.click("#to-later");
  await page.waitForSelector("#later-time");
  await look(staff, "watch-later-empty");
  await page.locator(".later-decision > summary").click();
  await look(staff, "watch-later-decision");
  await page.fill("#later-time", "12:30");
  await page.selectOption("#later-who", "them");
  await page.fill("#later-words", words.later);
  await leads(page, "#enter-row");
  await page.waitForSelector(".notice.done");
  assert.match(await told(staff).first().textContent(), /12:30/);
  // The recorder of that team reads it, and writes on with times of day.
  await recorder.page.goto(recorder.seat);
  await recorder.page.click("#to-later");
  await shows(recorder.page, words.later);
  await recorder.page.fill("#later-time", "14:20");
  await recorder.page.fill("#later-start", "14:05");
  await recorder.page.fill("#later-words", words.promise);
  await leads(recorder.page, "#enter-row");
  await recorder.page.waitForSelector(".notice.done");
  assert.equal(await recorder.page.inputValue("#later-start"), "14:05", "when the scene began is written once");
  await look(staff, "watch-later-recorder", recorder);
  await page.goto(`${base}/team/2/later`);
  assert.deepEqual(await told(staff).locator("th").allTextContents(), ["12:30", "15:00"]);
  // The sheet to be filled in can be brought back as it is.
  await page.setInputFiles("#later-file", await takesAway(page, "a[href$='/later/sheet.xlsx']"));
  await leads(page, "#enter-sheet");
  await page.waitForSelector(".notice.done");
  assert.equal(await told(staff).count(), 5);
  await recorder.page.goto(`${recorder.seat}/later`);
  assert.equal(await told(recorder).count(), 5, "the recorder has the sheet too");
  // A sheet is entered whole or not at all.
  const csv = (second) => {
    const text = ["time;words;paper", `2:00;${words.paper};demands`, second, ""].join("\r\n");
    return { name: "paper.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  };
  await page.setInputFiles("#later-file", csv("1:00;x;"));
  await leads(page, "#enter-sheet");
  assert.match(await page.locator(".notice.wrong li").textContent(), /3/, "the row is named");
  assert.ok(!(await page.locator("main").textContent()).includes(words.paper), "not by halves");
  await look(staff, "watch-later");
  await recorder.page.goto(`${recorder.seat}/later`);
  assert.ok(!(await recorder.page.locator("main").textContent()).includes(words.paper), "nor for the team");
  await page.setInputFiles("#later-file", csv("3:00;x;"));
  await leads(page, "#enter-sheet");
  await page.waitForSelector(".notice.done");
  await recorder.page.goto(recorder.seat);
  await recorder.unfold("shelf");
  const item = recorder.page.locator("#shelf li", { has: recorder.page.locator(".head", { hasText: words.paper }) });
  await item.waitFor({ state: "visible" });
  assert.match(await item.textContent(), /2:00/, "on the board at its own time");
  await page.goto(`${base}/team/2`);
  await shows(page, words.paper);
  await page.goto(`${base}/report`);
  const row = page.locator(".hap", { hasText: words.later });
  await row.locator("small.later").waitFor({ state: "visible" });
  await look(staff, "watch-report");
}

async function tellsTime(staff, base) {
  const { page } = staff;
  const chooses = async (zone) => {
    await page.fill("#zone", zone);
    await leads(page, "#zone-do");
  };
  await page.goto(`${base}/master`);
  const clock = page.locator("table.master tbody tr.sent td:nth-child(2)").first();
  await page.locator(".zone-part summary").click();
  await chooses("UTC");
  const before = await clock.textContent();
  assert.match(before, /^\d\d:\d\d:\d\d$/);
  await page.locator(".zone-part summary").click();
  await chooses("Middle/Earth");
  await page.waitForSelector(".notice.wrong li");
  assert.equal(await clock.textContent(), before);
  await look(staff, "watch-zone-wrong");
  await chooses("Asia/Almaty");
  assert.match(await page.locator(".zone-part summary").textContent(), /Asia\/Almaty/);
  const [was, is] = [before, await clock.textContent()].map((text) => text.split(":").map(Number));
  assert.deepEqual([(is[0] - was[0] + 24) % 24, is[1], is[2]], [5, was[1], was[2]], "the same moment as it is told in Almaty");
  await look(staff, "watch-master");
  await page.goto(`${base}/report`);
  assert.match(await page.locator(".exercise-report header .facts").textContent(), /Asia\/Almaty/);
  await page.goto(`${base}/master`);
  assert.match(readFileSync(await takesAway(page, "a[href$='/master.csv']"), "utf8"), /Asia\/Almaty \(UTC\+05:00\)/);
}

/** Two rounds of a rotation: each person finds the seat that was planned, and nobody sits where they sat before. */
async function rotates(staff, base, people) {
  const { page, language } = staff;
  const words = said[language];
  await page.goto(base);
  await page.click("#phase-briefing");
  await page.waitForSelector("#phase-briefing[aria-current]");
  await page.goto(`${base}/roster?rounds=2`);
  await look(staff, "watch-rotation");
  const round = (n) => page.locator(".planned section").nth(n - 1);
  const plan = async (n) => {
    const cells = await round(n).locator("dl > div").all();
    return Promise.all(cells.map(async (cell) => [await cell.locator("dt").textContent(), await cell.locator("dd").textContent()]));
  };
  const own = Object.fromEntries(Object.values(people).map((one) => [one.alias, one]));
  const planned = [await plan(1), await plan(2)];
  const rotating = Object.keys(own).filter((alias) => planned[0].some(([, who]) => who === alias));
  assert.deepEqual(rotating.sort(), ["Coco", "Dana", "Lola", "Rita", "Vik"], "trainers keep their seats");
  // Her seat stands open on another screen of hers.
  const still = await beside(people.leader, people.leader.seat);
  for (const n of [1, 2]) {
    const sat = planned[n - 1];
    await page.goto(`${base}/roster?rounds=2`);
    assert.deepEqual(await plan(n), sat, "the proposal stays while it is carried out");
    await sends(page, round(n).locator("form button"), "/do/rotate");
    for (const [place, who] of sat) {
      const [team, title] = place.split(" · ");
      await own[who].page.goto(own[who].room);
      const seats = own[who].page.locator(".lobby-own a.button");
      assert.ok((await seats.allTextContents()).some((t) => t.includes(`${title} · ${team}`)), `${who} finds ${place}`);
      assert.equal(await seats.count(), sat.filter(([, other]) => other === who).length, `${who} has no seat besides`);
    }
  }
  const seat = (n, who) => planned[n - 1].filter(([, other]) => other === who).map(([place]) => place);
  for (const who of rotating) {
    for (const place of seat(2, who)) assert.ok(!seat(1, who).includes(place), `${who} does not sit at ${place} again`);
  }
  await still.page.waitForSelector("#moved", { state: "visible" });
  assert.equal(await still.page.locator(".seat-room :is(button, textarea):enabled").count(), 0, "nothing works any more on a seat that was left");
  await closes(still);
  // The trainer who interprets is where they were.
  await people.interpreter.page.goto(people.interpreter.seat);
  await people.interpreter.page.waitForSelector("#gloss-form");
  await look(staff, "watch-rotated");
  await look(staff, "watch-lobby", people.primary);
  // What was decided was decided by who sat there then.
  await page.goto(`${base}/report`);
  const decision = page.locator(".report-team .decision", { hasText: words.corrected });
  assert.match(await decision.locator(".question .hint").textContent(), /Lola/);
}

/** The next round is set up: open pages go there by themselves, and people find their seats without a code. */
async function goesOn(staff, base, people) {
  const { page } = staff;
  await page.goto(`${base}/roster`);
  assert.equal(await page.locator("a#next-round").count(), 0, "not before the debrief");
  await page.goto(base);
  await page.click("#phase-debrief");
  await page.waitForSelector("a#next-round");
  await page.goto(`${base}/roster`);
  await leads(page, "a#next-round");
  assert.match(await page.inputValue("#title"), /^Bridge · .+ 2$/);
  assert.equal(await page.inputValue("[name='t2.far']"), "paper");
  await look(staff, "watch-next-round");
  await people.primary.page.goto(people.primary.room);
  await people.interpreter.page.goto(people.interpreter.seat);
  await people.coach.page.goto(people.coach.room);
  await people.coach.page.fill("#commitment", "I will");
  await page.click("#set-up");
  await page.waitForURL((address) => /^\/control\/[0-9a-z]+$/.test(address.pathname) && address.pathname !== base);
  const room = new URL(page.url()).pathname.replace("/control/", "/room/");
  for (const one of [people.primary, people.interpreter]) {
    await one.page.waitForURL((address) => address.pathname === room);
    await one.page.waitForSelector(".lobby-own a.button");
  }
  assert.match(await people.interpreter.page.locator(".lobby-own a.button").getAttribute("href"), /\/course_interpreter$/);
  // Who was writing is told, and loses nothing.
  await people.coach.page.waitForSelector("#to-next-round");
  assert.equal(await people.coach.page.inputValue("#commitment"), "I will");
  await look(staff, "watch-second-round");
  await look(staff, "watch-second-lobby", people.primary);
  // Who goes back to look something up stays there.
  await people.primary.page.goto(people.primary.room);
  await people.primary.page.waitForSelector("#to-next-round");
  await look(staff, "watch-first-lobby", people.primary);
  await leads(people.primary.page, "#to-next-round");
  assert.equal(new URL(people.primary.page.url()).pathname, room);
}

const sizes = [
  { language: "en", width: 1280, scheme: "light", seats: 390 },
  { language: "ru", width: 390, scheme: "dark", seats: 1280 },
];

for (const size of sizes) {
  test(`the control room at work: ${size.language} at ${size.width}`, async () => {
    const server = await serve();
    const staff = await Visitor.arrive(browser, { url: server.url, ...size });
    try {
      await signIn(staff, server.firstLink());
      const { base, code } = await setUp(staff);
      const join = (alias, seat, more) => takes(staff, server.url, code, alias, seat, { width: size.seats, ...more });
      const primary = await join("Dana", "primary");
      await reached(staff, base, primary);
      const interpreter = await join("Nino", undefined, { language: size.language === "en" ? "ru" : "en" });
      const people = { primary, coach: await join("Coco", "coach"), leader: await join("Lola", "leader"), player: await join("Vik", "role_player"), interpreter };
      await changesOver(staff, base);
      const row = staff.page.locator(".people-list li").filter({ hasText: "Nino" });
      await row.locator("select").selectOption("1/course_interpreter");
      await row.locator(".seat-pick button").click();
      await interpreter.page.goto(interpreter.room);
      const own = interpreter.page.locator(".lobby-region a.button[href$='/course_interpreter']");
      await own.waitFor();
      interpreter.seat = await own.getAttribute("href");
      for (const one of [people.coach, people.leader]) await one.page.goto(one.seat);
      people.recorder = await join("Rita", "recorder", { team: "2" });
      await talks(staff, base, people);
      await decides(staff, base, people);
      await marks(staff, base, people);
      await glosses(staff, base, people);
      await onPaper(staff, base, people.recorder);
      await tellsTime(staff, base);
      await rotates(staff, base, people);
      await goesOn(staff, base, people);
      for (const one of Object.values(people)) await one.leave();
      await staff.leave();
    } finally {
      await server.close();
    }
  });
}

test("the control room without a script", async () => {
  const server = await serve();
  const staff = await Visitor.arrive(browser, { url: server.url, language: "en", width: 1280, script: false });
  const { page } = staff;
  try {
    await signIn(staff, server.firstLink());
    const { base, code } = await setUp(staff);
    const primary = await takes(staff, server.url, code, "Dana", "primary", { script: false });
    await primary.page.click("#sure");
    await primary.page.waitForSelector(".reach-done");
    const player = await takes(staff, server.url, code, "Vik", "role_player", { script: false });
    const leader = await takes(staff, server.url, code, "Lola", "leader", { script: false });
    await page.goto(base);
    assert.ok((await page.locator(".reach-fine li").allTextContents()).some((t) => t.includes("Dana")));
    await page.click("#phase-running");
    await page.waitForSelector("#phase-running[aria-current]");
    await primary.page.goto(primary.seat);
    await leads(primary.page, "form[action$='/on/phone/do/call'] button");
    await player.page.goto(player.seat);
    await leads(player.page, "form[action$='/on/phone/do/pick-up'] button");
    await leads(player.page, "form.sliders button");
    await primary.page.goto(primary.seat);
    await primary.page.fill("#words-phone", said.en.promise);
    await leads(primary.page, "[data-line-box=phone] form.say button");
    await leader.page.goto(leader.seat);
    await leads(leader.page, "#write-demands");
    assert.ok((await leader.page.locator("#log-phone").textContent()).includes(said.en.promise), "the line stands on the page of the form");
    await leads(leader.page, ".paper-form .paper-close");
    assert.equal(await leader.page.locator("#paper").count(), 0);
    await leader.page.click("#write-demands");
    await leader.page.fill("#f-text", said.en.paper);
    await leader.page.click(".paper-form .button:not(.secondary)");
    await leader.page.locator("#shelf .head", { hasText: said.en.paper }).waitFor();
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
    for (const one of [primary, player, leader]) await one.context.close();
    await staff.leave();
  } finally {
    await server.close();
  }
});
