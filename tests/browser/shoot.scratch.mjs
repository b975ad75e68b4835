import { chromium } from "playwright-core";
const base = process.env.BASE ?? "http://127.0.0.1:18080", out = "/tmp/shots";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
async function tour(lang, width, scheme) {
  const tag = `${lang}-${width}-${scheme}`;
  const ctx = await browser.newContext({ locale: lang, viewport: { width, height: width < 600 ? 844 : 800 }, colorScheme: scheme, deviceScaleFactor: 1 });
  const page = await ctx.newPage();
  page.on("console", (m) => console.log(tag, m.type(), m.text()));
  page.on("pageerror", (e) => console.log(tag, "ERR", e.message));
  const shot = (n, full = false) => page.screenshot({ path: `${out}/${tag}-${n}.png`, fullPage: full });
  await page.goto(base); await shot("1start", true);
  await page.click(".card a.button"); await shot("2practise", true);
  await page.check("input[value=viktor]");
  await page.click(".go .button"); await page.waitForURL(/call/); await shot("3call");
  await page.click("#dial"); await page.waitForSelector(".told");
  await page.waitForSelector("#say:not([hidden])"); await page.waitForSelector(".theirs", { timeout: 20000 });
  const say = async (t) => { const n = await page.locator(".theirs").count(); await page.fill("#words", t); await page.press("#words", "Enter"); await page.waitForFunction((n) => document.querySelectorAll(".theirs").length > n, n, { timeout: 40000 }); };
  const ru = lang === "ru";
  await say(ru ? "Меня зовут Сергей, я переговорщик, из полиции. Хочу понять, что вас сюда привело." : "My name is Dana, I'm a negotiator with the police. I'd like to hear what brought you here tonight.");
  await say(ru ? "Похоже, вы очень устали, и вас обидели." : "You sound worn out, and hurt by what they did.");
  await page.fill("#words", ru ? "Так нельзя. Я сейчас узнаю" : "I will ask about"); await shot("4talk");
  if (width < 600) await page.click("#desk summary");
  await page.click("#ask-lights_off"); await page.waitForSelector(".item.waiting"); await shot("5desk");
  if (width < 600) await page.click("#desk summary");
  await page.fill("#words", ""); 
  await say(ru ? "Успокойтесь. Почему вы здесь? Подумайте о сыне." : "Calm down. Why are you here? Think of your son.");
  await shot("6talk");
  await page.click("#pause"); await page.waitForSelector("#resume"); await shot("7paused");
  await page.click("#resume"); await page.waitForSelector("#pause");
  if (await page.locator("#hang-up").count()) { await page.click("#hang-up"); await page.waitForSelector(".dead"); }
  await shot("8dead");
  if (width < 600) await page.click("#brief > summary");
  await page.click(".end summary"); await page.click("#end"); await page.waitForURL(/record/); await shot("9record", true);
  await page.goto(base + "/nowhere"); await shot("10missing");
  await ctx.close();
}
const only = process.argv.slice(2);
for (const [l, w, s] of [["en", 1280, "light"], ["ru", 390, "dark"], ["ru", 1280, "dark"], ["en", 390, "light"]]) {
  if (only.length && !only.includes(`${l}-${w}`)) continue;
  try { await tour(l, w, s); } catch (e) { console.log(l, w, s, String(e).slice(0, 400)); }
}
await browser.close();
