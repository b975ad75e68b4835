// A whole exercise of the barricade with people at both ends, over an interpreter at first: two who play the prisoner one
// after the other, a governor who comes late and decides, a legal adviser, tactical liaison, a family line, technical.
// A timed inject, two that wait for an absence and one for a paper; two exit plans; and, for every seat, who reads what.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bySeat, director, file, joins, says, shows, sits, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** What is said, told and written, each found again on every page that may have it and on no other. */
const said = {
  hello: "Меня зовут Дана, я переговорщик, я не из этой колонии. Как вы там оба?",
  helloSaid: "This is Dana. She does not work here. How are you both?",
  answer: "Sits there, coughs. Who are you to me?",
  answerSaid: "Сидит, кашляет. А вы мне кто?",
  doctor: "Врач зайдёт, когда оба будут за дверью.",
  slip: "спроси про хрип, не про рапорт",
  advice: "Бумагу с подписью начальника читать можно, про дело не обещать.",
  inhaler: "Кладёт сержант Рябов, без маски, и уходит.",
  question: "Пускать ли врача в цех сейчас?",
  family: "Он дышит? Мне к нему можно?",
  held: "Белов кашляет со свистом, отвечает сам",
  tactical: "Смена наряда отложена до слова группы",
  ours: "Олег, маски — это слух. В цеху никого нет.",
  belov: "Антон говорит. Я цел, мне бы вдохнуть.",
  dying: "Олег, вы хотите умереть?",
  voice: "Это Сергей, я всё слышал. Сначала сержант, потом вы.",
  coming: "Тридцать минут назад вы бы мне не поверили.",
  first: "Сержант выходит первым, руки на виду, до дальней двери",
  second: "Олег выходит вторым, фартук остаётся на верстаке",
  ownFirst: "Когда сорвётся голос, скажу стоп раньше.",
  ownSecond: "Отвечу на запрос в первые две минуты.",
  lesson: "Про ингалятор спросили до первого предложения.",
};

/** What somebody who said the safe word writes to control alone. */
const REASON = "Голос сел, мне бы воды.";

/** What the pack tells: as the seats read it, and as control does. */
const told = {
  plan: ["План здания цеха", "Ground plan of the workshop building"],
  masks: ["Маски приехали", "They've come, with the masks."],
  gate: ["Врач медчасти рядом со мной", "The prison doctor is standing beside me."],
};

/** Who finds what on the page of a seat: these, and nobody else. Whoever gave a seat up finds nothing any more. */
const CELL = "primary coach leader tactical family technical legal interpreter governor";
const LINE = "primary coach leader interpreter";
const READERS = {
  hello: LINE,
  helloSaid: "interpreter other",
  answer: "interpreter other",
  answerSaid: LINE,
  doctor: "primary coach leader tactical technical legal interpreter governor",
  slip: "primary coach",
  advice: "leader tactical legal governor",
  inhaler: "primary coach leader tactical technical legal interpreter governor",
  question: "leader tactical legal governor",
  family: "family",
  held: CELL,
  tactical: CELL,
  ours: `${LINE} other`,
  belov: `${LINE} other`,
  dying: `${LINE} other`,
  voice: `${LINE} other`,
  coming: `${LINE} other`,
  first: CELL,
  second: CELL,
  ownFirst: "",
  ownSecond: "",
  lesson: "",
  plan: "leader tactical governor",
  masks: `${CELL} other`,
  gate: "primary coach leader tactical family technical interpreter",
};

/** How often each thing stands in the team's log. */
const COUNTS = {
  rang: 2,
  line_opened: 2,
  rang_off: 1,
  rendered: 2,
  laddered: 8,
  requested: 2,
  answered: 2,
  confirmed: 4,
  safe_word: 1,
  voice_passed: 1,
  ended: 1,
};

const events = (server, log, kind) => server.events(log).filter((event) => event.kind === kind);

/** An inject of the master list gets another minute; it stands there when the server has it. */
async function moves({ page }, inject, minute) {
  const row = page.locator(`[data-region=inject-${inject}]`);
  await row.locator("> details > summary").click();
  await page.fill(`#minute-${inject}`, minute);
  await row.locator("button[value=move]").click();
}

const inject = ({ page }, id, state) => page.waitForSelector(`[data-region=inject-${id}].${state}`);

/** The interpreter says again what waits. The field is empty when the answer to what was said before has come. */
async function renders({ page }, words, rendered) {
  await shows(page, words, ".next-words");
  await page.waitForFunction(() => document.querySelector("#render-words").value === "");
  await page.fill("#render-words", rendered);
  await page.press("#render-words", "Enter");
}

/** Names of those who find these words on their page as the server draws it anew, and of nobody else. */
function readers(seats, words) {
  return Object.keys(seats).filter((name) => seats[name].drawn.includes(words)).join(" ");
}

test("a barricade, with people on both ends of the line", async () => {
  const server = await serve();
  const { url } = server;
  try {
    const control = await director(browser, url, server.firstLink(), "prison-barricade", {
      title: "Half past six",
      language: "ru",
      persona: "oleg",
    });
    const takesSeat = (alias, seat, width) => takes(browser, url, control.code, alias, seat, { language: "ru", width });
    const primary = await takesSeat("Дана", "primary", 390);
    const coach = await takesSeat("Сергей", "coach", 1280);
    const leader = await takesSeat("Лола", "leader", 1280);
    const tactical = await takesSeat("Тимур", "tactical_liaison", 390);
    const family = await takesSeat("Мадина", "family_liaison", 390);
    const technical = await takesSeat("Руслан", "technical", 390);
    const legal = await takesSeat("Аида", "legal", 1280);
    const interpreter = await takesSeat("Ирина", "interpreter", 1280);
    const oleg = await takesSeat("Виктор", "role_player", 390);
    const log = oleg.seat.split("/")[2];
    assert.ok((await oleg.page.content()).includes("Соня"), "who plays him has his papers");

    // An interpreter is set on the line, and the plan of the building is due in the first second; nothing comes before the start.
    await control.page.goto(`${control.base}/team/1`);
    await control.page.click("details.interpret summary");
    await control.page.check("details.interpret [name=on]");
    await control.page.click("details.interpret form[action$='/do/interpret'] button");
    await shows(interpreter.page, "Переводить пока нечего", ".render-box");
    await moves(control, "building_plan", "0:01");
    await shows(control.page, "0:01", "[data-region=inject-building_plan] b.num");
    assert.equal(events(server, log, "injected").length, 0, "nothing is told before the scene begins");
    await control.page.goto(control.base);
    await control.page.click("#phase-running");
    await control.page.waitForSelector("#team-1 [data-running=true]");
    await control.page.goto(`${control.base}/team/1`);
    await inject(control, "building_plan", "sent");
    for (const one of [leader, tactical]) await shows(one.page, told.plan[0]);

    // It rings at the far end, and nobody speaks before he has picked up.
    await primary.page.click("#call-phone");
    await oleg.page.waitForSelector("#pick-up-phone");
    await shows(technical.page, "Идут гудки.");
    assert.equal(await oleg.page.locator("#words-phone:visible").count(), 0);
    await oleg.page.click("#pick-up-phone");
    for (const one of [primary, oleg]) await one.page.waitForSelector("#words-phone:visible");
    await shows(technical.page, "Линия открыта.");

    // Two languages: each end hears sounds until the interpreter has said it.
    await says(primary, "phone", said.hello);
    await shows(oleg.page, "(говорит, около");
    await renders(interpreter, said.hello, said.helloSaid);
    await shows(oleg.page, said.helloSaid);
    await says(oleg, "phone", said.answer);
    await renders(interpreter, said.answer, said.answerSaid);
    await shows(primary.page, said.answerSaid);
    await says(coach, "coach_notes", said.slip);
    await shows(primary.page, said.slip);

    // His ladder and how he feels: six refusals in a row are too many, and giving something begins the count anew.
    await oleg.page.locator("[data-pads]").focus();
    for (let n = 1; n <= 6; n += 1) {
      assert.equal(await oleg.page.locator(".ladder-rule").count(), 0);
      await oleg.page.keyboard.press("KeyR");
      await shows(oleg.page, `Отказов подряд: ${n} `, "[data-region=ladder] [role=status]");
    }
    await oleg.page.waitForSelector("[data-region=ladder] .ladder-rule[role=alert]");
    await oleg.page.keyboard.press("KeyG");
    await shows(oleg.page, "Отказов подряд: 0 ", "[data-region=ladder] [role=status]");
    await oleg.page.click("#step-2");
    await oleg.page.waitForSelector("#step-2[aria-pressed=true]");
    await oleg.page.locator("#arousal").fill("80");
    await control.page.waitForSelector("[data-region=mood] svg");

    // Tactical liaison asks for the doctor; while no governor is there, control answers.
    await tactical.unfold("desk");
    await tactical.page.click("#ask-doctor");
    await control.page.fill("#rule-doctor", said.doctor);
    await control.page.click("form.rule:has(#rule-doctor) button[value=partly]");
    for (const one of [tactical, primary, leader]) await shows(one.page, said.doctor);

    // The governor comes late, has the desk from then on, and no telephone.
    const governor = await takesSeat("Бахтиёр", "commander", 1280);
    assert.equal(await governor.page.locator("#words-phone, #call-phone, #pick-up-phone").count(), 0);
    await inject(control, "belov_cough", "due");
    await leader.unfold("desk");
    await leader.page.click("#ask-inhaler");
    await shows(governor.page, "Ингалятор для Белова", "[data-region=desk] .waiting");
    // Somebody has asked: the cough that waited for nobody asking does not come.
    await inject(control, "belov_cough", "never");
    await governor.page.fill("#rule-inhaler", said.inhaler);
    await governor.page.click("form.rule:has(#rule-inhaler) button[value=granted]");
    for (const one of [primary, leader, tactical]) await shows(one.page, said.inhaler);

    // Advice to who decides, read and confirmed; and the decision, with what was rejected.
    await file(legal, "advice", { question: "Что можно прочесть ему вслух?", advice: said.advice, basis: "order" });
    const advice = governor.page.locator("[data-region=shelf] li", { hasText: said.advice });
    await advice.locator("form button").click();
    await advice.locator("form").waitFor({ state: "detached" });
    await shows(legal.page, "Бахтиёр", "[data-region=shelf] li");
    await file(governor, "decision", {
      question: said.question,
      decided_at: "0:05",
      risk: "Свист на вдохе; шаги в цеху пугают обоих.",
      aims: "Двое живых.",
      "information.0.known": "Кашель слышен у двери",
      "information.0.source": "наряд, B2",
      "options.0.option": "Ингалятор сейчас, врач потом",
      "options.0.chosen": "yes",
      "options.0.why": "никто не входит",
      "options.1.option": "Врача сейчас",
      "options.1.chosen": "no",
      "options.1.why": "лишние шаги за дверью",
      lawful: "yes",
      necessary: "yes",
      proportionate: "yes",
      non_discriminatory: "yes",
      review_at: "0:30",
    });
    await shows(leader.page, said.question);
    await file(coach, "people_held", { text: said.held, state: "unwell" });
    await file(tactical, "tactical", { text: said.tactical, sort: "notice", answer: "agreed" });
    for (const words of [said.held, said.tactical]) await shows(leader.page, words);

    // The family has a line of its own, and control speaks there as somebody whom nobody plays.
    await control.page.selectOption("#answer-line", "family");
    await control.page.fill("#answer-as", "Лена Белова");
    await control.page.fill("#answer", said.family);
    await control.page.click("#answer-do");
    await shows(family.page, said.family);
    await shows(family.page, "Лена Белова");

    // Who plays him says the safe word: everybody stands, and what becomes due meanwhile does not come.
    await inject(control, "masks_rumour", "due");
    await oleg.page.click("#safe-word");
    for (const one of [primary, coach, oleg, governor, technical, legal]) await one.page.waitForSelector(".seat-stopped");
    await control.page.waitForSelector(".alarms li.stop");
    await says(oleg, "far_control", REASON);
    await shows(control.page, REASON);
    await moves(control, "masks_rumour", await control.page.locator("#team-1 [data-clock]").textContent());
    await control.page.waitForFunction(() => {
      const [minute, clock] = ["[data-region=inject-masks_rumour] b.num", "#team-1 [data-clock]"].map((at) => document.querySelector(at).textContent);
      return minute === clock;
    });

    // Somebody else plays him from here, and speaks the cell's language: no interpreter any more.
    const other = await takes(browser, url, control.code, "Павел", undefined, { language: "ru", width: 1280 });
    await control.page.click("details.interpret form[action$='/do/interpret'] [name=on]");
    await control.page.click("details.interpret form[action$='/do/interpret'] button");
    await shows(primary.page, "С этой минуты никто не переводит.");
    await bySeat(control, "Павел", "1/role_player");
    await oleg.page.waitForSelector("#moved:visible");
    assert.ok(await oleg.page.locator("#words-phone").isDisabled());
    // Who has read his papers takes no seat in the cell by themselves.
    await oleg.page.goto(oleg.room);
    const recorder = oleg.page.locator(".team li").filter({ has: oleg.page.locator(".seat-title", { hasText: /^Протоколист$/ }) });
    await recorder.locator(".hint", { hasText: "только через преподавателя" }).waitFor();
    assert.equal(await recorder.locator("form").count(), 0);
    await sits(other, "role_player");
    await other.page.waitForSelector(".seat-stopped");
    await other.page.waitForSelector("#step-2[aria-pressed=true]");
    assert.equal(events(server, log, "injected").length, 1, "while the scene stands nothing comes");

    // Control goes on: nobody had asked for no masks, so the rumour comes now, and once.
    await control.page.goto(`${control.base}/team/1`);
    await control.page.click("#team-1 .team-clock button");
    await primary.page.waitForSelector(".status:not(.alarm) [data-running=true]");
    await inject(control, "masks_rumour", "sent");
    for (const one of [primary, other, governor]) await shows(one.page, told.masks[0]);
    await says(primary, "phone", said.ours);
    await shows(other.page, said.ours);
    await control.page.fill("#speak", said.belov);
    await control.page.click(".speak > button");
    for (const one of [primary, other]) await shows(one.page, said.belov);

    // Asked plainly whether he wants to die: advice that waited for nobody asking does not come, on either minute.
    await inject(control, "mh_ask", "due");
    await says(primary, "phone", said.dying);
    await shows(other.page, said.dying);
    for (const waits of ["mh_ask", "not_asked"]) await inject(control, waits, "never");

    // Two exit plans, one for each man. The officers at the door answer the first, some seconds later.
    const plan = { agreed: "said_back", carry: "Ничего.", rehearsed: "talked_through", sees: "Двоих у дальней двери, без масок." };
    const [released, comes] = [
      { ...plan, who_comes: "held", "steps.0.step": said.first, first_words: "Антон, идите на мой голос.", face: "Идёт сам." },
      { ...plan, who_comes: "subject", "steps.0.step": said.second, first_words: "Олег, ваша очередь.", face: "По имени, мимо верстака." },
    ];
    await file(leader, "exit_plan", released);
    await file(tactical, "exit_plan", comes);

    // He rings off and is called again; another voice takes the line, and he is not told whose.
    await other.page.click("#hang-up-phone");
    await primary.page.waitForSelector("#words-phone", { state: "hidden" });
    await primary.page.click("#call-phone");
    await other.page.click("#pick-up-phone");
    await primary.page.waitForSelector("#words-phone:visible");
    await primary.page.click("[data-region=voice-phone] summary");
    await primary.page.selectOption("#voice-to-phone", "coach");
    await primary.page.click("#pass-voice-phone");
    await coach.page.waitForSelector("#words-phone:visible");
    await primary.page.waitForSelector("#words-phone", { state: "hidden" });
    await says(coach, "phone", said.voice);
    await shows(other.page, said.voice);
    const heard = other.page.locator("#log-phone .entry", { hasText: said.voice }).locator(".by");
    assert.match(await heard.textContent(), /^Другой голос /);

    // Who was told of a plan stands under it, and who was not.
    for (const who of [tactical, governor, coach]) {
      const plan = who.page.locator("[data-region=shelf] li", { hasText: said.first });
      await plan.locator("form button").evaluate((button) => button.click());
      await plan.locator("form").waitFor({ state: "detached" });
    }
    const stands = leader.page.locator("[data-region=shelf] li", { hasText: said.first }).locator(".part");
    for (const name of ["Тимур", "Бахтиёр", "Сергей"]) await stands.filter({ hasText: "Прочли " }).filter({ hasText: name }).waitFor();
    for (const name of ["Дана", "Мадина", "Ирина"]) await stands.filter({ hasText: "Ещё не прочли" }).filter({ hasText: name }).waitFor();
    await inject(control, "exit_note", "sent");

    // The scene stands for the room; what was decided stands beside what was not, and then it goes on.
    await control.page.goto(`${control.base}/plenary`);
    await control.page.click(".freeze button");
    for (const one of [coach, other, governor]) await one.page.waitForSelector(".seat-plenary");
    for (const one of [coach, other]) await one.page.waitForSelector("#words-phone", { state: "hidden" });
    assert.match(await control.page.locator(".decision li.chosen").textContent(), /Ингалятор сейчас, врач потом/);
    assert.match(await control.page.locator(".decision li.rejected").textContent(), /лишние шаги за дверью/);
    await control.page.click(".freeze button[value=running]");
    for (const one of [coach, other]) await one.page.waitForSelector("#words-phone:visible");
    await says(other, "phone", said.coming);
    await shows(coach.page, said.coming);

    // Every seat as the server draws it now: who reads what.
    const seats = { primary, coach, leader, tactical, family, technical, legal, interpreter, governor, oleg, other };
    for (const one of Object.values(seats)) {
      await one.page.goto(one.seat);
      one.drawn = await one.page.content();
    }
    const seen = [...Object.entries(said), ...Object.entries(told).map(([name, [words]]) => [name, words])];
    assert.deepEqual(Object.fromEntries(seen.map(([name, words]) => [name, readers(seats, words)])), READERS);

    // The end, as it was reached.
    await control.page.goto(`${control.base}/team/1`);
    await control.page.locator("details:has(form[action$='/do/end']) > summary").click();
    await control.page.selectOption("form[action$='/do/end'] [name=outcome]", "peaceful");
    await control.page.click("form[action$='/do/end'] button");
    for (const one of [coach, other]) await one.page.waitForSelector("#words-phone", { state: "hidden" });

    // The talk about it: both who played him step out of him, whoever he was given to.
    await control.page.goto(`${control.base}/debrief`);
    await control.page.click(".freeze button");
    await other.page.click("#to-de-role");
    await oleg.page.goto(oleg.room);
    for (const one of [oleg, other]) {
      await one.page.click("#de-role");
      await one.page.waitForSelector(".debrief .done");
    }
    const exposed = control.page.locator(".de-role li.done", { hasText: "far end: 1 time on this course" }).locator("b");
    await exposed.nth(1).waitFor();
    assert.deepEqual((await exposed.allTextContents()).sort(), ["Виктор", "Павел"]);
    for (const [one, words] of [[oleg, said.ownFirst], [governor, said.ownSecond]]) {
      await one.page.goto(one.room);
      await one.page.fill("#commitment", words);
      await one.page.press("#commitment", "Enter");
      await shows(one.page, words, ".debrief li");
      await shows(control.page, words);
    }
    await control.page.locator(".new-lesson summary").click();
    await control.page.fill(".new-lesson [name=observation]", said.lesson);
    await control.page.fill(".new-lesson [name=owner]", "Бахтиёр");
    await control.page.click(".new-lesson button");
    await shows(control.page, said.lesson, ".lessons li");

    // The report holds all of it; the log holds each thing as often as it happened.
    await control.page.goto(`${control.base}/report?words`);
    const report = await control.page.locator(".exercise-report").textContent();
    const lines = [...Object.values(said), ...Object.values(told).map(([, english]) => english)];
    assert.deepEqual(lines.filter((words) => !report.includes(words)), [], "the report lacks nothing");
    const all = server.events(log);
    const count = (kind) => all.filter((event) => event.kind === kind).length;
    assert.deepEqual(Object.fromEntries(Object.keys(COUNTS).map((kind) => [kind, count(kind)])), COUNTS);
    const of = (kind, ...fields) => all.filter((event) => event.kind === kind).map((event) => fields.map((field) => event[field]).join(" "));
    assert.deepEqual(of("answered", "seat", "item", "answer"), ["director doctor partly", "commander inhaler granted"]);
    assert.deepEqual(of("voiced", "seat", "text"), [`role_player ${said.answer}`, `director ${said.belov}`, `role_player ${said.coming}`]);
    const came = of("injected", "inject");
    for (const [id, times] of [["building_plan", 1], ["masks_rumour", 1], ["exit_note", 1], ["belov_cough", 0], ["mh_ask", 0], ["not_asked", 0]]) {
      assert.equal(came.filter((one) => one === id).length, times, id);
    }
    for (const visitor of [primary, coach, leader, tactical, family, technical, legal, interpreter, governor, oleg, other, control.visitor]) {
      await visitor.leave();
    }
  } finally {
    await server.close();
  }
});
