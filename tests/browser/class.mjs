// A class in browsers: a trainer who sets up an exercise, people who join it with a device of their own and sit down.

import { Visitor } from "./visitor.mjs";

const PASSWORD = "three plain words";

export const shows = (page, text, where = "main") =>
  page.waitForFunction(
    ([t, w]) => [...document.querySelectorAll(w)].some((at) => at.textContent.includes(t)),
    [text, where],
  );

export async function director(browser, url, link, pack = "suicide-bridge", plan) {
  const visitor = await Visitor.arrive(browser, { url, language: "en", width: 1280 });
  const { page } = visitor;
  await page.goto(link);
  for (const [id, text] of [["person", "Anna"], ["login", "anna"], ["password", PASSWORD], ["again", PASSWORD]]) {
    await page.fill(`#${id}`, text);
  }
  await page.click("#open-account");
  await page.waitForURL(/\/courses$/);
  return setsUp(visitor, pack, plan);
}

/** An exercise of a pack with one team and a person at the far end. */
export async function setsUp(visitor, pack, { title = "Night on the bridge", language = "en", persona } = {}) {
  const { page } = visitor;
  await page.goto(`/exercise/new?pack=${pack}`);
  await page.fill("#title", title);
  await page.selectOption("[name='t1.far']", "person");
  await page.selectOption("[name='t1.language']", language);
  if (persona) await page.selectOption("[name='t1.cast.person']", persona);
  await page.click("#set-up");
  await page.waitForURL(/\/control\/[0-9a-z]+$/);
  const base = new URL(page.url()).pathname;
  const code = (await page.locator(".control-top .code b").textContent()).trim();
  return { visitor, page, base, code };
}

/** Somebody who joins with a device of their own and sits down. */
export async function takes(browser, url, code, alias, seat, { language = "en", width = 1280 } = {}) {
  const visitor = await Visitor.arrive(browser, { url, language, width });
  await joins(visitor, code, alias);
  if (seat) await sits(visitor, seat);
  return visitor;
}

export async function joins(visitor, code, alias) {
  const { page } = visitor;
  await page.goto(`/join?code=${code.toLowerCase()}`);
  await page.fill("#alias", alias);
  await page.click("form.join button");
  await page.waitForURL(/\/room\//);
  visitor.room = new URL(page.url()).pathname;
}

/** Before a seat at the far end is taken, its question is unfolded. */
export async function asked(page, seat, team = "1") {
  const question = page.locator(`#sit-${team}-${seat}:not([open]) > summary`);
  if (await question.count()) await question.click();
}

export async function sits(visitor, seat) {
  const { page } = visitor;
  await page.goto(visitor.room);
  const free = page.locator(`form[action$='/do/sit']:has([name=seat][value=${seat}]) button`);
  if (await free.count()) {
    await asked(page, seat);
    await free.click();
  }
  const own = page.locator(`.lobby-region a.button[href$='/${seat}']`);
  await own.waitFor();
  await page.goto(await own.getAttribute("href"));
  await page.waitForSelector("[data-team]");
  visitor.seat = new URL(page.url()).pathname;
}

export async function says({ page }, line, text) {
  await page.fill(`#words-${line}`, text);
  await page.press(`#words-${line}`, "Enter");
}

export async function bySeat(control, alias, place) {
  const { page, base } = control;
  await page.goto(`${base}/roster`);
  const row = page.locator(".people-list li").filter({ hasText: alias });
  await row.locator("select").selectOption(place);
  await row.locator(".seat-pick button").click();
  await page.waitForFunction((a) => [...document.querySelectorAll(".ledger td.taken b")].some((b) => b.textContent === a), alias);
}

export async function file({ page, seat }, paper, fields) {
  await page.goto(`${seat}/paper/${paper}`);
  for (const [name, value] of Object.entries(fields)) {
    await enter(page.locator(`.paper-form [name="${name}"]`), value);
  }
  await page.click(".paper-form .button:not(.secondary)");
  await page.waitForURL((address) => address.pathname === seat);
}

/** Types into a field, or chooses where it is a choice. */
export async function enter(field, value) {
  if ((await field.evaluate((f) => f.tagName)) === "SELECT") await field.selectOption(value);
  else await field.fill(value);
}
