// A whole exercise in Russian and English at once: a director, seven seats, a person at the far end, a course interpreter;
// two injects, a request, a decision, the safe word, a freeze, a vote, the exit with its plan, commitments and the report.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "./server.mjs";
import { bySeat, director, file, says, shows, sits, takes } from "./class.mjs";
import { launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a whole exercise, with people on both ends of the line", async () => {
  const server = await serve();
  const { url } = server;
  try {
    const control = await director(browser, url, server.firstLink());
    const primary = await takes(browser, url, control.code, "Dana", "primary");
    const coach = await takes(browser, url, control.code, "Сергей", "coach", { language: "ru", width: 390 });
    const leader = await takes(browser, url, control.code, "Лола", "leader", { language: "ru" });
    const recorder = await takes(browser, url, control.code, "Rita", "recorder");
    const boards = await takes(browser, url, control.code, "Aigul", "intelligence", { width: 390 });
    const commander = await takes(browser, url, control.code, "Бахтиёр", "commander", { language: "ru" });
    const adviser = await takes(browser, url, control.code, "Мадина", "mental_health", { language: "ru", width: 390 });
    const player = await takes(browser, url, control.code, "Victor", "role_player", { width: 390 });
    const interpreter = await takes(browser, url, control.code, "Nino");
    await bySeat(control, "Nino", "1/course_interpreter");
    await sits(interpreter, "course_interpreter");

    // Nobody can call before the class begins; the brief is there to be read.
    assert.equal(await primary.page.locator("#call-phone").count(), 0);
    await control.page.goto(control.base);
    await control.page.click("#phase-running");
    await primary.page.click("#call-phone");
    await primary.page.waitForFunction(() => document.activeElement?.id === "log-phone");
    await player.page.click("#pick-up-phone");
    await primary.page.waitForSelector("#words-phone:visible");
    // Who is through writes: the next key press neither gets lost nor rings off.
    for (const one of [primary, player]) {
      await one.page.waitForFunction(() => document.activeElement?.id === "words-phone");
    }
    await says(primary, "phone", "My name is Dana, I am with the police. I would like to hear what happened.");
    await shows(player.page, "I would like to hear what happened");
    await says(player, "phone", "You are the third tonight. Go home.");
    await shows(primary.page, "You are the third tonight");
    await shows(coach.page, "You are the third tonight");

    // A slip of paper: for the voice, and for nobody at the far end.
    await says(coach, "coach_notes", "медленно, назови усталость");
    await shows(primary.page, "медленно, назови усталость");
    await says(primary, "phone", "You sound worn out.");
    await shows(player.page, "You sound worn out");
    assert.ok(!(await player.page.content()).includes("назови усталость"), "the far end reads no slips");

    // The recorder's keys are physical: the same on every layout.
    await recorder.page.locator("[data-pads]").focus();
    const tagged = recorder.page.waitForResponse((r) => r.url().endsWith("/do/tag") && r.status() === 204);
    await recorder.page.keyboard.press("KeyZ");
    await tagged;

    // A moment is marked in words; whoever marked it and staff read it.
    await coach.page.fill("#mark", "здесь он услышал усталость");
    await coach.page.click("#mark-form button");
    await shows(coach.page, "здесь он услышал усталость", ".entry.mark");
    assert.equal(await coach.page.inputValue("#mark"), "");

    // A gloss: control and the interpreter read it, nobody else does.
    const entry = interpreter.page.locator(".entry.theirs", { hasText: "You are the third" });
    await entry.click();
    await shows(interpreter.page, "You are the third", "#gloss-about");
    await interpreter.page.fill("#gloss-language", "Русский");
    await interpreter.page.fill("#gloss", "Вы третий за ночь. Идите домой.");
    await interpreter.page.press("#gloss", "Enter");
    // The next utterance without a translation is at hand.
    await shows(interpreter.page, "You sound worn out", "#gloss-about");
    assert.equal(await interpreter.page.inputValue("#gloss"), "");
    assert.equal(await interpreter.page.evaluate(() => document.activeElement.id), "gloss");
    await control.page.goto(`${control.base}/team/1`);
    await shows(control.page, "Вы третий за ночь");
    for (const other of [player, primary, coach]) {
      assert.ok(!(await other.page.content()).includes("Вы третий за ночь"), "a gloss is for staff");
    }

    // Something is asked for, and a commander of flesh and blood answers.
    if (!(await leader.page.locator("#desk").evaluate((d) => d.open))) await leader.page.click("#desk summary");
    await leader.page.click("#ask-lights_off");
    await shows(commander.page, "Погасить мигалки", "[data-region=desk]");
    await commander.page.fill("#rule-lights_off", "Гасим через две минуты.");
    await commander.page.click(".rule button[value=granted]");
    await shows(primary.page, "Гасим через две минуты");

    // One inject is sent at once, another held; two people write on the boards; a decision with what was rejected.
    await control.page.click("#send-train");
    const train = await control.page.locator("[data-region=inject-train] .inject-text").textContent();
    await shows(player.page, train.trim().slice(0, 30));
    await control.page.click("#hold-siren");
    await control.page.waitForSelector("[data-region=inject-siren].held");
    await file(boards, "subject", { text: "Says two others spoke to him tonight", standing: "fact", grade: "b2" });
    await shows(leader.page, "Says two others spoke to him tonight");
    await file(adviser, "risk", { text: "Говорит о смерти ровно, без слёз", trend: "rising" });
    await shows(coach.page, "Говорит о смерти ровно, без слёз");
    assert.ok(!(await player.page.content()).includes("Говорит о смерти"), "the far end reads no boards");
    // What was held comes when control lets it go, and not before.
    const siren = (await control.page.locator("[data-region=inject-siren] .inject-text").textContent()).trim().slice(0, 30);
    assert.ok(!(await player.page.content()).includes(siren), "what is held has not come");
    await control.page.click("#send-siren");
    await shows(player.page, siren);
    await file(commander, "decision", {
      question: "Убрать людей от перил?",
      decided_at: "0:05",
      risk: "Человек на внешней стороне перил; движение рядом пугает.",
      aims: "Сохранить жизни.",
      "information.0.known": "Стоит лицом к реке",
      "information.0.source": "патруль, B2",
      "options.0.option": "Отвести",
      "options.0.chosen": "yes",
      "options.0.why": "снижает страх",
      "options.1.option": "Оставить",
      "options.1.chosen": "no",
      "options.1.why": "видят руки, но пугают",
      lawful: "yes",
      necessary: "yes",
      proportionate: "yes",
      non_discriminatory: "yes",
      review_at: "0:15",
    });
    await shows(leader.page, "Убрать людей от перил?");
    assert.ok(!(await player.page.content()).includes("Убрать людей"), "the far end reads no decisions");

    // The safe word stops the team at once and alarms control; who said it can say why; control goes on.
    await player.page.click("#safe-word");
    await primary.page.waitForSelector(".status.alarm");
    for (const seat of [primary, coach, player, commander]) await seat.page.waitForSelector(".seat-stopped");
    await says(player, "far_control", "I need a minute, please.");
    await control.page.goto(control.base);
    await control.page.waitForSelector(".alarms li.stop");
    await control.page.click("#team-1 .team-clock button");
    await primary.page.waitForSelector(".status:not(.alarm) [data-running=true]");

    // Freeze, a question to everybody, the answer on the wall.
    await control.page.goto(`${control.base}/plenary`);
    await control.page.click(".freeze button");
    await control.page.waitForSelector(".freeze button[value=running]");
    await control.page.fill("#question", "What would you say now?");
    await control.page.fill("#option-1", "What happened?");
    await control.page.fill("#option-2", "You sound let down.");
    await control.page.click("#open-vote");
    await control.page.waitForSelector(".poll-card.open");
    // Whoever looks at the seat is led to the question.
    await primary.page.click("#to-question");
    await primary.page.waitForURL(/\/room\//);
    for (const [who, option] of [[primary, 1], [coach, 1], [leader, 0]]) {
      await who.page.goto(who.room);
      await who.page.click(`#option-${option}`);
      await who.page.waitForSelector(`#option-${option}[aria-pressed=true]`);
    }
    await control.page.click("#close-vote");
    await shows(control.page, "2");
    await control.page.click(".freeze button[value=running]");
    await control.page.waitForSelector(".freeze button:not([value=running])");

    // The exit: planned on one page, and confirmed by whoever has to know it.
    await primary.page.goto(primary.seat);
    await file(leader, "exit_plan", {
      who_comes: "subject",
      agreed: "said_back",
      "steps.0.step": "Одна рука на внутренний поручень",
      "steps.1.step": "Шаг через перила, лицом к дороге",
      first_words: "Вы на нашей стороне.",
      sees: "Двоих, в десяти шагах, руки видны.",
      carry: "Ничего.",
      face: "Плед и закрытая дверь машины.",
      rehearsed: "talked_through",
    });
    for (const who of [primary, coach, adviser]) {
      await who.page.goto(who.seat);
      const plan = who.page.locator("[data-region=shelf] li", { hasText: "Одна рука на внутренний поручень" });
      await plan.locator("form button").evaluate((button) => button.click());
      await plan.locator("form").waitFor({ state: "detached" });
    }
    await leader.page.goto(leader.seat);
    const told = leader.page.locator("[data-region=shelf] li", { hasText: "Одна рука на внутренний поручень" });
    for (const name of ["Dana", "Сергей", "Мадина", "Бахтиёр"]) {
      await told.filter({ hasText: name }).first().waitFor({ state: "attached" });
    }
    assert.ok(!(await player.page.content()).includes("внутренний поручень"), "the far end reads no plan");

    // The far end comes in; control ends the scene as it was reached.
    await primary.page.goto(primary.seat);
    await says(primary, "phone", "Whenever you are ready, one hand on the inner rail. I stay on the line.");
    await shows(player.page, "one hand on the inner rail");
    await says(player, "phone", "All right. I am coming over to your side.");
    await shows(primary.page, "I am coming over to your side");
    await control.page.goto(`${control.base}/team/1`);
    await control.page.locator("details:has(form[action$='/do/end']) > summary").click();
    await control.page.selectOption("form[action$='/do/end'] [name=outcome]", "peaceful");
    await control.page.click("form[action$='/do/end'] button");
    await primary.page.waitForFunction(() => document.querySelector("#words-phone")?.closest("form")?.hidden);

    // The talk about it: roles laid down, commitments, a lesson, the report.
    await control.page.goto(`${control.base}/debrief`);
    await control.page.click(".freeze button");
    await player.page.click("#to-de-role");
    await player.page.waitForURL(/\/room\//);
    await player.page.click("#de-role");
    await player.page.waitForSelector(".debrief .done");
    await primary.page.goto(primary.room);
    await primary.page.fill("#commitment", "I will leave ten seconds after every label.");
    await primary.page.press("#commitment", "Enter");
    await shows(primary.page, "I will leave ten seconds after every label");
    await coach.page.goto(coach.room);
    await coach.page.fill("#commitment", "Записка не длиннее пяти слов.");
    await coach.page.click("form[action$='/do/commit'] button");
    await shows(coach.page, "Записка не длиннее пяти слов");
    await control.page.goto(`${control.base}/report`);
    const report = await control.page.locator(".exercise-report").textContent();
    const expected = [
      "Night on the bridge",
      "You are the third tonight",
      "Вы третий за ночь",
      "Убрать людей от перил?",
      "видят руки, но пугают",
      "I will leave ten seconds after every label",
      "Записка не длиннее пяти слов",
      "Говорит о смерти ровно, без слёз",
      "Шаг через перила, лицом к дороге",
      "здесь он услышал усталость",
    ];
    for (const text of expected) assert.ok(report.includes(text), `the report lacks: ${text}`);
    for (const visitor of [primary, coach, leader, recorder, boards, adviser, commander, player, interpreter, control.visitor]) {
      await visitor.leave();
    }
  } finally {
    await server.close();
  }
});
