import { launch, Visitor } from "./visitor.mjs";
const browser = await launch();
const url = "http://127.0.0.1:8101";
const out = "/tmp/wcall/";
const want = process.argv.slice(2);
for (const [language, width, scheme] of [["ru", 390, "dark"], ["en", 1280, "light"], ["en", 390, "light"], ["ru", 1280, "dark"]]) {
  const tag = `${language}-${width}-${scheme}`;
  if (want.length && !want.includes(tag)) continue;
  const v = await Visitor.arrive(browser, { url, language, width, scheme });
  const { page } = v;
  const shot = (n, full = false) => page.screenshot({ path: `${out}${tag}-${n}.png`, fullPage: full });
  await page.goto("/"); await shot("1start", true);
  await page.goto("/join?code=AB12"); await shot("1join", true);
  await page.goto("/practise/suicide-bridge"); await shot("2prep", true);
  await page.check("input[name=persona][value=viktor]");
  await page.check("input[name=coach][value=on]");
  await page.click("form.choices button"); await page.waitForURL(/\/call\//);
  await shot("3fresh");
  await page.click("#dial"); await page.waitForSelector(".entry.theirs");
  await shot("4open");
  await v.say(v.words.hello); await v.say(v.words.label);
  await v.unfold("notes");
  for (const [t, k] of [["14 months since Nina died", "note"], ["Masha, 7", "hook"], ["son Andrei", "trigger"]]) {
    await page.fill("#note", t); await page.click(`#as-${k}`);
    await page.waitForFunction((t) => document.querySelector(".jotted")?.textContent.includes(t), t);
  }
  await shot("5notes");
  if (width < 600) await page.click("#notes > summary");
  await v.unfold("desk"); await page.click("#ask-lights_off"); await page.waitForSelector(".item.waiting"); await shot("6desk");
  if (width < 600) await page.click("#desk > summary");
  await page.click("#go-on-say"); await page.click("#silent"); await shot("7silent");
  await page.waitForFunction(() => document.querySelector("#silent").getAttribute("aria-pressed") === "false"); await shot("7talk");
  await page.keyboard.press("Alt+p"); await page.waitForSelector("#end-here"); await shot("8breathe");
  await page.click("#resume"); await page.waitForSelector("#resume", { state: "detached" });
  if (await page.locator("#hang-up").isVisible()) await page.click("#hang-up"); await page.waitForSelector(".entry.dead"); await shot("9dead");
  await page.keyboard.press("Alt+p"); await page.waitForSelector("#end-here"); await page.click("#end-here"); await page.waitForURL(/after$/); await shot("a-after", true);
  const call = page.url().replace("/after", "");
  await page.goto(call); await shot("a-over");
  await page.goto(call + "/record"); await shot("b-record", true);
  await page.click('a[href$="/hand"]'); await shot("c-hand", true); await page.click("#make"); await page.waitForSelector("#link"); await shot("c-handed", true);
  const link = await page.inputValue("#link");
  await page.goto(link); await shot("c-read", true);
  await page.goto("/mine"); await page.waitForSelector(".talk"); await shot("d-mine", true);
  console.log(tag, v.faults, v.outside);
  await v.context.close();
}
await browser.close();
