// How long setting up takes a trainer, from the one-time link to a class that is invited to join and seated: real pages
// in Chromium, worked as a trainer would, with a model of the hands. It measures no people. See README.md.
//
//   STAIRWAY_BIN=target/release/stairway node bench/set-up.mjs
//
// SHOTS names a folder for a picture of every page, on a laptop and on a phone; --json prints counts instead of tables, --pages the words of each page.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../tests/browser/server.mjs";
import { launch } from "../tests/browser/visitor.mjs";
import { SECONDS, Trainer, seconds, sum } from "./keystroke.mjs";
import { workbook } from "./spreadsheet.mjs";

const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const said = {
  en: {
    person: "Anna Weber",
    password: "three plain words",
    course: "Crisis negotiation, basic course",
    place: "Police Academy, Almaty",
    organiser: "OSCE",
    donor: "Liechtenstein, Switzerland",
    heads: ["Alias", "Name in Latin letters", "Agency", "Country", "Sex", "Languages"],
    agencies: ["Police", "Prison service", "Border guard"],
    sexes: ["female", "male"],
    languages: "English, Russian",
    other: "ru",
    aliases: "Falcon Lynx Heron Otter Kestrel Badger Crane Ibex Marten Osprey Raven Stork Swift Teal Wren Finch Plover Robin Lark Hazel Birch Rowan Aspen Maple",
  },
  ru: {
    person: "Анна Вебер",
    password: "три простых слова",
    course: "Переговоры в кризисе, базовый курс",
    place: "Академия полиции, Алматы",
    organiser: "ОБСЕ",
    donor: "Лихтенштейн, Швейцария",
    heads: ["Псевдоним", "Имя латиницей", "Ведомство", "Страна", "Пол", "Языки"],
    agencies: ["Полиция", "Тюремная служба", "Пограничная служба"],
    sexes: ["женский", "мужской"],
    languages: "русский, английский",
    other: "en",
    aliases: "Сокол Рысь Цапля Выдра Кречет Барсук Журавль Архар Куница Скопа Ворон Аист Стриж Чирок Крапивник Зяблик Ржанка Зарянка Жаворонок Орешник Берёза Рябина Осина Клён",
  },
};

function participants(words) {
  const row = (alias, n) => [alias, `Person ${n + 1}`, words.agencies[n % 3], ["KZ", "KG", "TJ"][n % 3], words.sexes[n % 2], words.languages];
  return [words.heads, ...words.aliases.split(" ").map(row)];
}

/** The link stands in the terminal, as it is for the computer itself: it is opened from there, and the account made. */
async function account(trainer, server, words) {
  const { page } = trainer;
  trainer.step("account");
  trainer.does("MPB");
  await page.goto(server.said().match(/http\S+\/staff\/first\/\w+/)[0]);
  await trainer.arrives();
  await trainer.writes("#person", words.person);
  await trainer.writes("#login", "anna");
  await trainer.writes("#password", words.password);
  await trainer.writes("#again", words.password);
  await trainer.presses("#open-account", { leads: /\/courses$/ });
}

async function course(trainer, words) {
  const { page } = trainer;
  trainer.step("course");
  await trainer.presses("a[href='/courses/new']", { leads: /\/courses\/new$/ });
  await trainer.writes("#name", words.course);
  await trainer.writes("#place", words.place);
  await trainer.dates("#from", "2026-05-12");
  await trainer.dates("#to", "2026-05-16");
  await trainer.writes("#organiser", words.organiser);
  await trainer.writes("#donor", words.donor);
  await trainer.presses("#keep", { leads: /\/course\/[a-z2-9]{8}\?done=saved$/ });
  return new URL(page.url()).pathname;
}

async function list(trainer, words, at) {
  trainer.step("participants");
  await trainer.presses(`a[href='${at}/import']`, { leads: /\/import$/ });
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await trainer.attaches("#file", { name: "participants.xlsx", mimeType, buffer: workbook(participants(words)) });
  await trainer.presses("#upload", { leads: /\/import\/[a-z2-9]{10}$/ });
  await trainer.presses("#add", { leads: /done=added/ });
  trainer.step("consents");
  await trainer.ticks("input[name=all]");
  await trainer.presses("#agreed", { leads: /done=agreed/ });
}

/** The form of an exercise; as `wanted` differs from what stands there. */
async function exercise(trainer, wanted) {
  const { page } = trainer;
  await trainer.presses("a[href$='/exercise/new']", { leads: /\/exercise\/new$/ });
  await trainer.presses(`a[href*='pack=${wanted.pack}']`, { leads: /pack=/ });
  if (wanted.teams) await trainer.ticks(`#teams-${wanted.teams}`);
  for (const [name, value] of wanted.lists ?? []) await trainer.picks(`[name='${name}']`, value);
  for (const choice of wanted.choices ?? []) await trainer.ticks(`input${choice}`);
  await trainer.presses("#set-up", { leads: /\/control\/[0-9a-z]+$/ });
  const code = (await page.locator(".control-top .code b").textContent()).trim();
  return { base: new URL(page.url()).pathname, code };
}

/** The sheet; as long as it says that its address works on this computer only, phones are invited to nothing. */
async function invites(trainer, server, words, opened) {
  trainer.step("joining sheet");
  await trainer.presses("a[href$='/sheet']", { leads: /\/sheet$/ });
  if (!(await trainer.page.locator(".missing").count())) return;
  const network = server.said().match(/On this network:\s+http:\/\/(\S+)/)?.[1];
  if (!network) throw new Error("this machine has no network address: phones could not be invited");
  // The address is read off the terminal. Another address is another site: who one is, is asked again.
  trainer.step("own address");
  await trainer.goes(network);
  await trainer.presses("a.button[href='/courses']", { leads: /\/staff/ });
  await trainer.writes("#login", "anna");
  await trainer.writes("#password", words.password);
  await trainer.presses("#sign-in", { leads: /\/courses$/ });
  for (const link of opened.way) await trainer.presses(`a[href^='${link}']`, { leads: (at) => at.pathname.startsWith(link) });
  await trainer.presses("a[href$='/sheet']", { leads: /\/sheet$/ });
}

/** Everybody with a device of their own; nothing of this is the trainer's time. */
async function joins(browser, server, code, aliases) {
  for (const alias of aliases) {
    const device = await browser.newContext({ baseURL: server.url });
    const answer = await device.request.post("/join", { form: { code, alias } });
    if (!answer.url().includes("/room/")) throw new Error(`${alias} did not get in: ${answer.status()} ${answer.url()}`);
    await device.close();
  }
}

async function seats(trainer) {
  const { page } = trainer;
  trainer.step("rotation");
  await trainer.presses("a[href$='/roster']", { leads: /\/roster$/ });
  const places = await page.locator(".planned section").first().locator("dt").count();
  const jump = "a[href='#rotation-title']";
  if (await page.locator(jump).count()) await trainer.presses(jump);
  await trainer.presses(".planned form button");
  await trainer.waits(() => page.waitForFunction((n) => document.querySelectorAll(".ledger td.taken").length >= n, places));
  return places;
}

async function run(browser, language, variant) {
  const words = said[language];
  const server = await serve({ open: true });
  try {
    const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    let n = 0;
    const look = async (name) => {
      if (!shots) return;
      n += 1;
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: width < 600 ? 844 : 720 });
        await page.screenshot({ path: join(shots, `${variant}-${language}-${width}-${String(n).padStart(2, "0")}-${name.replace(" ", "-")}.png`), fullPage: true });
      }
      await page.setViewportSize({ width: 1280, height: 720 });
    };
    const trainer = new Trainer(page, { layout: language, look });
    await account(trainer, server, words);
    const aliases = words.aliases.split(" ");
    let opened;
    if (variant === "class") {
      const at = await course(trainer, words);
      await list(trainer, words, at);
      trainer.step("exercise");
      // Two teams speak the other language and have a person at the far end.
      const lists = [3, 4].flatMap((team) => [[`t${team}.language`, words.other], [`t${team}.far`, "person"]]);
      const choices = ["[name=intensity][value='2']", "[name=worst][value=withdrawn]"];
      opened = await exercise(trainer, { pack: "suicide-bridge", teams: 4, lists, choices });
      opened.way = [at, opened.base];
    } else {
      trainer.step("exercise");
      await trainer.presses("a[href='/exercises']", { leads: /\/exercises$/ });
      opened = await exercise(trainer, { pack: "suicide-bridge" });
      opened.way = ["/exercises", opened.base];
    }
    await invites(trainer, server, words, opened);
    await joins(browser, server, opened.code, variant === "class" ? aliases : aliases.slice(0, 15));
    const seated = await seats(trainer);
    await context.close();
    return { language, variant, seated, steps: trainer.steps };
  } finally {
    await server.close();
  }
}

const one = (number) => number.toFixed(1).padStart(6);

function table({ language, variant, steps, seated }) {
  const invited = sum(steps.slice(0, -1));
  const rows = [...steps, { ...invited, name: "until invited" }, { ...sum(steps), name: "until seated" }];
  const lines = rows.map((row) => {
    const { hands, R, reading, all } = seconds(row);
    const counts = [row.fields, row.M, row.P, row.scrolls, row.B, row.H, row.K].map((n) => String(n).padStart(4)).join(" ");
    return `${row.name.padEnd(14)} ${counts} ${one(hands)} ${one(R)} ${String(row.words).padStart(5)} ${one(reading)} ${one(all)}`;
  });
  const slower = [0.2, 0.5, 1.2].map((typist) => `K ${typist} s: ${(seconds(invited, typist).hands + invited.R).toFixed(0)} s`);
  return [
    `${variant}, ${language} (${seated} places taken by the rotation)`,
    `${"step".padEnd(14)}  fld    M    P  scr    B    H    K  hands      R words  reads    all`,
    ...lines,
    `until invited, hands and R alone, other typists: ${slower.join(", ")}`,
    "",
  ].join("\n");
}

const browser = await launch();
try {
  for (const variant of ["class", "minimal"]) {
    for (const language of ["en", "ru"]) {
      const result = await run(browser, language, variant);
      if (process.argv.includes("--pages")) for (const { name, pages } of result.steps) console.log(name, ...pages.map((p) => `${p.address} ${p.words};`));
      if (process.argv.includes("--json")) console.log(JSON.stringify({ ...result, seconds: SECONDS }));
      else console.log(table(result));
    }
  }
} finally {
  await browser.close();
}
