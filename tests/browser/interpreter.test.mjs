// An interpreter between two people: what each reads, the interpreter's queue, and a seat that goes to somebody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { director, says, shows, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { answersLate, launch } from "./visitor.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("words cross the line as the interpreter says them", async () => {
  const server = await serve();
  const { url } = server;
  try {
    const control = await director(browser, url, server.firstLink());
    const primary = await takes(browser, url, control.code, "Dana", "primary");
    const player = await takes(browser, url, control.code, "Viktor", "role_player", { width: 390 });
    const interpreter = await takes(browser, url, control.code, "Ирина", "interpreter", { language: "ru" });
    await shows(interpreter.page, "Переводить пока нечего", ".render-box");

    await control.page.goto(`${control.base}/team/1`);
    await control.page.click("details.interpret summary");
    await control.page.check("details.interpret [name=on]");
    await control.page.selectOption("details.interpret [name=fault]", "shortened");
    await control.visitor.look("control-interpret");
    await control.page.click("details.interpret form[action$='/do/interpret'] button");
    await shows(interpreter.page, "Руководство занятием просит: переводите короче", ".render-box");
    await control.page.goto(control.base);
    await control.page.click("#phase-running");
    await primary.page.click("#call-phone");
    await player.page.click("#pick-up-phone");
    await primary.page.waitForSelector("#words-phone:visible");

    // What is rendered and what an interpreter says without being asked have each a button of its own.
    const buttons = await interpreter.page.locator("form.render button, #words-phone + button").allTextContents();
    assert.deepEqual(buttons, ["Сказать перевод", "Сказать от себя"]);
    const first = "My name is Dana. I am with the police, and I would like to hear what happened.";
    await says(primary, "phone", first);
    await shows(player.page, "(speaks, about");
    await shows(interpreter.page, first, ".next-words");
    await says(primary, "phone", "Take your time.");
    await shows(interpreter.page, "Take your time.", ".waiting");
    assert.ok(!(await player.page.content()).includes("My name is Dana"), "the far end does not understand it yet");
    assert.ok(!(await player.page.content()).includes("короче"), "nor learns what the interpreter was asked");
    await interpreter.look("seat-interpreter");

    // What comes meanwhile does not take the words out of the interpreter's mouth; Enter says them.
    await interpreter.page.fill("#render-words", "Это Дана, полиция. Что случилось?");
    await says(player, "phone", "Nobody asked them to come.");
    await shows(interpreter.page, "Nobody asked them", ".waiting");
    assert.equal(await interpreter.page.inputValue("#render-words"), "Это Дана, полиция. Что случилось?");
    const answer = await answersLate(interpreter.page, "**/do/render");
    await interpreter.page.press("#render-words", "Enter");
    await shows(player.page, "Это Дана, полиция. Что случилось?");
    await shows(primary.page, "The interpreter has said it.");
    await shows(interpreter.page, "Take your time.", ".next-words");
    assert.equal(await interpreter.page.inputValue("#render-words"), "");
    // Nobody waits for an answer that is slow to come: the next words go out, and it takes nothing of what follows them.
    await interpreter.page.fill("#render-words", "Не торопитесь.");
    await interpreter.page.press("#render-words", "Enter");
    await shows(player.page, "Не торопитесь.");
    await shows(interpreter.page, "Nobody asked them", ".next-words");
    await interpreter.page.fill("#render-words", "No one");
    const told = interpreter.page.waitForEvent("requestfinished", (request) => request.url().endsWith("/do/render"));
    answer();
    await told;
    assert.equal(await interpreter.page.inputValue("#render-words"), "No one");
    await interpreter.page.fill("#render-words", "No one asked for them.");
    await interpreter.page.press("#render-words", "Enter");
    await shows(primary.page, "No one asked for them.");
    assert.ok(!(await primary.page.content()).includes("Nobody asked them to come"), "the cell reads the rendering alone");
    await shows(interpreter.page, "Переводить пока нечего", ".render-box");
    await primary.look("seat-interpreted");

    // What was begun before anything was said is for what is said first.
    await interpreter.page.waitForFunction(() => document.querySelector("#render-words").value === "");
    await interpreter.page.fill("#render-words", "Я слушаю.");
    await says(primary, "phone", "I am listening.");
    await shows(interpreter.page, "I am listening.", ".next-words");
    await interpreter.page.press("#render-words", "Enter");
    await shows(player.page, "Я слушаю.");

    // Both versions stand before control, which marks one.
    await control.page.goto(`${control.base}/team/1`);
    await shows(control.page, "Nobody asked them to come.");
    await shows(control.page, "No one asked for them.");
    const number = await control.page.locator("#talk li.rendered .number").first().textContent();
    await control.page.fill("details.interpret [name=of]", number.trim());
    await control.page.click("details.interpret form[action$='/do/misrender'] button");
    await shows(control.page, "Marked by control");

    // She gives the seat up in the room: the screen that was left open says so and leads back there.
    const lobby = await interpreter.context.newPage();
    await lobby.goto(interpreter.room);
    await lobby.click("form[action$='/do/stand']:has([value=interpreter]) button");
    await interpreter.page.waitForSelector("#moved:visible");
    assert.ok(await interpreter.page.locator("#render-words").isDisabled());
    assert.equal(await interpreter.page.locator("#notice:visible").count(), 0, "nobody is told that the network is gone");
    await interpreter.look("seat-moved");
    await interpreter.page.click("#moved a");
    await interpreter.page.waitForURL(/\/room\//);
    for (const { faults } of [control.visitor, primary, player, interpreter]) assert.deepEqual(faults, []);
  } finally {
    await server.close();
  }
});
