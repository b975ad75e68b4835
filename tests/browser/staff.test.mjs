// A trainer: the first link, the account, a course, a list of participants with faults that are mended.

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

const people = {
  en: "﻿alias;name;agency;country;sex;languages;badge\r\nFalcon;Aigul S.;Police;Kyrgyzstan;female;Kyrgyz, Russian;1\r\nLynx;Bek T.;Police;Kyrgyzstan;perhaps;Russian;2\r\nfalcon;Daniyar A.;Border service;Kazakhstan;male;Kazakh;3\r\n",
  ru: "﻿псевдоним;фио;ведомство;страна;пол;языки;жетон\r\nСокол;Айгүл Садыкова;Полиция;Кыргызстан;ж;кыргызча, русский;1\r\nРысь;Бек Темиров;Полиция;Кыргызстан;наверное;русский;2\r\nсокол;Данияр Ахметов;Пограничная служба Комитета национальной безопасности;Казахстан;м;қазақша;3\r\n",
};

const words = {
  en: { first: "Falcon", other: "Heron", course: "Crisis negotiation, basic course", place: "Almaty, Academy of the Ministry", sex: "other" },
  ru: { first: "Сокол", other: "Цапля", course: "Переговоры в кризисных ситуациях, базовый курс", place: "Алматы, академия министерства внутренних дел", sex: "другой" },
};

async function account(visitor, link) {
  const { page } = visitor;
  await page.goto(link);
  await visitor.look("staff-first");
  await page.click("#open-account");
  await visitor.look("staff-first-faults");
  assert.equal(await page.locator(".field .error").count(), 3, "each fault stands at its field");
  await page.fill("#person", visitor.language === "ru" ? "Анна Ким" : "Anna Kim");
  await page.fill("#login", "Anna");
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await page.click("[data-reveal=password]");
  assert.equal(await page.getAttribute("#password", "type"), "text");
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
  await visitor.look("staff-courses-empty");
}

async function signOutAndIn(visitor, link) {
  const { page } = visitor;
  await page.click("#sign-out");
  await page.waitForURL(/\/$/);
  assert.equal((await page.goto(link)).status(), 404, "the link works once");
  await visitor.look("staff-spent");
  // The door on the start page leads to the courses, by way of signing in.
  await page.goto("/");
  await page.click("a[href='/courses']");
  await page.waitForURL(/\/staff\?next=/);
  await visitor.look("staff-sign-in");
  await page.fill("#login", "anna");
  await page.fill("#password", "not the password");
  await page.click("#sign-in");
  await page.waitForSelector("[role=alert]");
  assert.equal(await page.inputValue("#login"), "anna");
  await visitor.look("staff-sign-in-wrong");
  await page.fill("#password", PASSWORD);
  await page.click("#sign-in");
  await page.waitForURL(/\/courses$/);
}

async function makeCourse(visitor) {
  const { page, language } = visitor;
  await page.click("a[href='/courses/new']");
  await page.click("#keep");
  await page.waitForSelector("#name[aria-invalid]");
  await visitor.look("staff-course-faults");
  await page.fill("#name", words[language].course);
  await page.fill("#place", words[language].place);
  await page.fill("#from", "2026-05-12");
  await page.fill("#to", "2026-05-16");
  await page.fill("#languages", language === "ru" ? "русский, қазақша" : "English, Russian");
  await page.click("#keep");
  await page.waitForURL(/\/course\/[a-z2-9]{8}\?done=saved$/);
  assert.match(await page.locator(".kind").first().textContent(), language === "ru" ? /12–16\s?мая 2026/ : /12–16\s?May 2026/);
  await visitor.look("staff-course-empty");
  return new URL(page.url()).pathname;
}

async function importList(visitor, course) {
  const { page, language } = visitor;
  await page.click(`a[href='${course}/import']`);
  await page.waitForURL(/\/import$/);
  await page.click("#upload");
  await page.waitForSelector("[role=alert]");
  await visitor.look("staff-import-nothing");
  // The field speaks the page's language, and says what was chosen.
  await page.waitForSelector(".file-pick");
  const none = language === "ru" ? ["Выбрать файл", "файл не выбран"] : ["Choose a file", "no file chosen"];
  assert.deepEqual(await page.locator(".file-pick > :not(input)").allTextContents(), none);
  await page.setInputFiles("#file", { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(people[language]) });
  assert.equal(await page.locator(".file-pick output").textContent(), "list.csv");
  await page.click("#upload");
  await page.waitForURL(/\/import\/[a-z2-9]{10}$/);
  assert.equal(await page.locator(".mending .row").count(), 3, "an unknown sex, and one alias for two");
  await visitor.look("staff-import-faults");
  await page.fill("[id='r1.sex']", words[language].sex);
  await page.fill("[id='r2.alias']", words[language].other);
  await page.click("#check");
  await page.waitForSelector("#add");
  assert.equal(await page.locator(".people tbody tr").count(), 3);
  await visitor.look("staff-import-good");
  await page.click("#add");
  await page.waitForURL(/done=added/);
  assert.equal(await page.locator(".people tbody tr").count(), 3);
  await visitor.look("staff-course");
  const left = (inside) => page.locator(inside).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
  const names = [...(await left(".people tbody a")), ...(await left(".people tbody small"))];
  assert.equal(names.length, 6, "an alias and a name each");
  assert.equal(new Set(names).size, 1, `names begin on one line: ${names}`);
}

async function findAndChange(visitor, course) {
  const { page, language } = visitor;
  await page.fill("#q", words[language].other);
  await page.press("#q", "Enter");
  await page.waitForURL(/q=/);
  assert.equal(await page.locator(".people tbody tr").count(), 1);
  await visitor.look("staff-course-found");
  await page.click(".people tbody a");
  await page.check("input[name=taking_part]");
  await visitor.look("staff-person");
  await page.click("#keep");
  await page.waitForURL(/done=person/);
  assert.equal(await page.locator(".people .unasked").count(), 2);
  const download = page.waitForEvent("download");
  await page.click("a[href$='participants.xlsx']");
  assert.match((await download).suggestedFilename(), /^participants-.*\.xlsx$/);
  await page.click(".people tbody a");
  await page.click("a[href$='/remove']");
  await visitor.look("staff-person-remove");
  await page.click("#sure");
  await page.waitForURL(/done=removed/);
  assert.equal(await page.locator(".people tbody tr").count(), 2);
  await page.goto(`${course}/delete`);
  await visitor.look("staff-course-delete");
}

async function others(visitor) {
  const { page } = visitor;
  await page.goto("/staff/invite");
  await visitor.look("staff-invite");
  await page.click("#make-invite");
  await page.waitForSelector("#link");
  assert.match(await page.inputValue("#link"), /^http:\/\/127\.0\.0\.1:\d+\/staff\/first\/[0-9a-f]{32}$/);
  await visitor.look("staff-invite-made");
  await page.goto("/staff/password");
  await visitor.look("staff-password");
  await page.goto("/staff");
  await visitor.look("staff-account");
  await page.goto("/courses");
  await visitor.look("staff-courses");
}

const sizes = [
  { language: "en", width: 1280, scheme: "dark" },
  { language: "ru", width: 390, scheme: "light" },
];

for (const size of sizes) {
  test(`from the first link to a course with its list: ${size.language}, ${size.width} px, ${size.scheme}`, async () => {
    const server = await serve();
    const visitor = await Visitor.arrive(browser, { url: server.url, ...size });
    try {
      const link = server.firstLink();
      assert.ok(link, "the terminal shows the link");
      await visitor.page.goto("/staff");
      await visitor.look("staff-nobody");
      await account(visitor, link);
      await signOutAndIn(visitor, link);
      const course = await makeCourse(visitor);
      await importList(visitor, course);
      await findAndChange(visitor, course);
      await others(visitor);
      await visitor.leave();
    } finally {
      await server.close();
    }
  });
}

test("signing in, a course and a participant need no script", async () => {
  const server = await serve();
  const visitor = await Visitor.arrive(browser, { url: server.url, language: "en", width: 390, script: false });
  const { page } = visitor;
  try {
    await page.goto(server.firstLink());
    for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", PASSWORD], ["again", PASSWORD]]) await page.fill(`#${id}`, text);
    await page.click("#open-account");
    await page.click("a[href='/courses/new']");
    await page.fill("#name", "Course");
    await page.click("#keep");
    await page.click("a[href$='/person/new']");
    await page.fill("#alias", "Falcon");
    await page.click("#keep");
    assert.equal(await page.locator(".people tbody th a").textContent(), "Falcon");
    await visitor.leave();
  } finally {
    await server.close();
  }
});
