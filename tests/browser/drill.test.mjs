// A drill in a real browser, from the start page to its record and the figures of one's own drills.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "./server.mjs";
import { Visitor, launch } from "./visitor.mjs";

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const drills = [
  {
    language: "en",
    width: 390,
    scheme: "light",
    done: /drill done/,
    answers: [
      "You sound worn out.",
      "So it has been like this for a long time.",
      "You should write a complaint about it.",
      "What was that like for you?",
      "You sound hurt by it.",
      "Mm. Go on.",
      "You sound frightened.",
      "Anyone would be shaken by that.",
      "Are you thinking of killing yourself?",
    ],
  },
  {
    language: "ru",
    width: 1280,
    scheme: "dark",
    done: /упражнение сделано/,
    answers: [
      "Похоже, вам обидно.",
      "То есть так продолжается уже давно.",
      "Вам надо написать жалобу.",
      "Как это было для вас?",
      "Похоже, это вас очень задело.",
      "Угу, слушаю вас.",
      "Вам сейчас страшно.",
      "Любому на вашем месте было бы тяжело.",
      "Вы думаете о самоубийстве?",
    ],
  },
];

describe("drills", { concurrency: true }, () => {
  for (const { answers, done, ...size } of drills) {
    test(`three people are listened to: ${size.language}, ${size.width} px`, async () => {
      const visitor = await Visitor.arrive(browser, { url: server.url, ...size });
      const { page } = visitor;
      await page.goto("/");
      await page.click(".card.drill a[href$='/listening-drill']");
      await page.click("form.choices button");
      await page.waitForURL(/\/call\//);
      await visitor.dial();
      for (const answer of answers) {
        await page.waitForSelector("#say:not([hidden])");
        const before = await visitor.replies();
        await visitor.say(answer);
        // After a third answer the person closes, and somebody else comes.
        if (answers.indexOf(answer) % 3 === 2 && answer !== answers.at(-1)) {
          await page.waitForFunction((n) => document.querySelectorAll(".entry.theirs").length >= n + 2, before);
        }
      }
      await page.waitForSelector("#to-after");
      await page.click("#to-after");
      await page.click("#to-record");
      await page.waitForURL(/\/record$/);
      assert.equal(await page.locator(".situation").count(), 3);
      const said = await page.locator(".situation .mine .said").allTextContents();
      assert.equal(said.length, 9);
      said.forEach((text, i) => assert.ok(text.replace(/\s+/g, " ").includes(answers[i].slice(0, 12)), `${text}: ${answers[i]}`));
      assert.ok((await page.locator(".mine.listened").count()) >= 6);
      assert.ok(!(await page.locator("#" + (await page.locator(".mine").nth(2).getAttribute("id"))).getAttribute("class")).includes("listened"), "advice is no listening");
      await page.goto("/mine");
      await page.waitForSelector("#drills tr");
      assert.match(await page.locator(".talk").textContent(), done);
      assert.match(await page.locator("#drills tr").textContent(), /\d \/ 9/);
      assert.equal(await page.locator("#mine-progress").isVisible(), false, "a drill is no negotiation");
      await visitor.leave();
    });
  }
});

test("figures of past drills are drawn when there are some", async () => {
  const visitor = await Visitor.arrive(browser, { url: server.url, language: "ru", width: 390 });
  const { page } = visitor;
  const listened = { a1: 3, a2: 6, a3: 9 };
  await page.route("**/summary.json", (route) => {
    const log = route.request().url().split("/").at(-2);
    const drill = { listened: listened[log], answers: 9, used: 4, fitted: 2, labels: 3 };
    return route.fulfill({ json: { v: 1, title: "Пять минут", begun: 0, over: true, minutes: 5, handed: false, drill } });
  });
  await page.goto("/mine");
  await page.evaluate(
    (list) => localStorage.setItem("stairway:talks", JSON.stringify(list)),
    Object.keys(listened).map((log, i) => ({ log, title: "Пять минут", at: Date.UTC(2026, 9, 1 + 7 * i) })),
  );
  await page.reload();
  await page.waitForSelector("#drill-plot svg");
  assert.deepEqual(await page.locator("#drill-plot .value").allTextContents(), ["33", "67", "100"]);
  assert.match(await page.locator("#drills tr").first().textContent(), /3 \/ 9.*4.*2 \/ 3.*5/);
  await visitor.look("mine-drills");
  await visitor.leave();
});
