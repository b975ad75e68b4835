// The page about the network in both ways, and a device that installs the certificate. OpenSSL, which Node brings, checks
// the chain with its name constraints, as a second opinion beside rustls.

import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import https from "node:https";
import { after, before, test } from "node:test";
import { director, takes } from "./class.mjs";
import { serve } from "./server.mjs";
import { Visitor, launch } from "./visitor.mjs";

let plain;
let secured;
let browser;
before(async () => {
  [plain, secured, browser] = await Promise.all([serve(), serve({ tls: true }), launch()]);
});
after(async () => {
  await browser?.close();
  await Promise.all([plain?.close(), secured?.close()]);
});

const sizes = [
  { language: "en", width: 1280, fingerprint: "Fingerprint (SHA-256)" },
  { language: "ru", width: 390, fingerprint: "Отпечаток (SHA-256)" },
];

for (const size of sizes) {
  test(`the page about the network, plain and encrypted: ${size.language}`, async () => {
    for (const [server, name] of [[plain, "network-plain"], [secured, "network-tls"]]) {
      const visitor = await Visitor.arrive(browser, { url: server.help, ...size });
      const { page } = visitor;
      await page.goto("/network");
      // Everything that folds is looked at unfolded.
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => part.setAttribute("open", "")));
      await visitor.look(name);
      assert.equal(await page.locator("h3", { hasText: size.fingerprint }).count(), server === secured ? 1 : 0);
      await visitor.leave();
    }
  });
}

/** A request of a device that trusts this authority; `host` is the name that it checks. */
function ask(ca, { method = "GET", path = "/healthz", host = "localhost", headers = {}, body } = {}) {
  const { port } = new URL(secured.url);
  return new Promise((resolve, reject) => {
    const sent = https.request({ host: "127.0.0.1", port, servername: host, ca, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("a device that installed the certificate is not warned, and one that did not is", async () => {
  const answer = await fetch(`${secured.help}/ca.crt`);
  assert.equal(answer.headers.get("content-type"), "application/x-x509-ca-cert");
  const authority = new X509Certificate(Buffer.from(await answer.arrayBuffer()));
  assert.ok(authority.ca);
  const page = await (await fetch(`${secured.help}/network`)).text();
  assert.ok(page.includes(authority.fingerprint256), "the page shows its fingerprint");
  assert.ok(secured.said().includes(authority.fingerprint256), "and so does the terminal");

  const ca = authority.toString();
  assert.equal((await ask(ca)).text, "ok\n");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const changed = await ask(ca, { method: "POST", path: "/settings", headers, body: "theme=dark&back=%2F" });
  assert.match(changed.headers["set-cookie"][0], /; Secure/);
  await assert.rejects(ask(undefined), /certificate/, "nobody else knows this computer");
  await assert.rejects(ask(ca, { host: "bank.example" }), /altnames|does not match/i);
});

test("whoever comes without encryption is shown the way, on either port", async () => {
  const { host } = new URL(secured.url);
  for (const from of [secured.help, `http://${host}`]) {
    const answer = await fetch(`${from}/join?code=ABC`, { redirect: "manual" });
    assert.deepEqual([answer.status, answer.headers.get("location")], [307, `https://${host}/join?code=ABC`]);
    assert.equal((await fetch(`${from}/network`)).status, 200);
  }
});

/** A browser opens six connections to a server at most, and every page of a class follows a stream. */
test("a laptop with nine pages open loads each, sends from each and is told on each", async () => {
  const control = await director(browser, plain.url, plain.firstLink());
  const { page, base, code, visitor } = control;
  const primary = await takes(browser, plain.url, code, "Falcon", "primary");
  await page.click("#phase-running");
  const runs = (one, running) =>
    one.waitForFunction((wanted) => document.querySelector("[data-clock]")?.dataset.running === wanted, String(running));
  await runs(page, true);
  const pages = [page];
  for (const at of ["", "/team/1", "/master", "/roster", "/team/1", "/debrief", "/plenary", ""]) {
    const one = await page.context().newPage();
    assert.equal((await one.goto(`${base}${at}`)).status(), 200);
    pages.push(one);
  }
  const clocked = [];
  for (const one of pages) if (await one.locator("[data-clock]").count()) clocked.push(one);
  assert.ok(clocked.length >= 5, `${clocked.length} pages show a clock`);
  await pages.at(-1).click("#pause-all");
  for (const one of clocked) await runs(one, false);
  // The first page only looks in by now, and is as good as any.
  await page.click("#resume-all");
  for (const one of [...clocked, primary.page]) await runs(one, true);
  await primary.page.click("#safe-word");
  for (const one of pages) await one.waitForSelector("[data-region=stops] li.stop");
  for (const one of pages.slice(1)) await one.close();
  for (const one of [visitor, primary]) await one.leave();
});
