// What a screen reader meets, page by page. A played script is always the same.

import { after, before, test } from "node:test";
import { serve } from "./server.mjs";
import { sameTree } from "./snapshot.mjs";
import { Visitor, launch } from "./visitor.mjs";

const scripts = {
  en: ["My name is Dana, I'm with the police. I'm here to listen.", "You sound worn out.", "I promise the blue lights will go off.", "@request lights_off", "Calm down."],
  ru: ["Меня зовут Сергей, я из полиции. Я вас слушаю.", "Похоже, вы очень устали.", "Обещаю, мигалки сейчас погасят.", "@request lights_off", "Успокойтесь."],
};

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const language of ["en", "ru"]) {
  test(`accessibility trees: ${language}`, async () => {
    const server = await serve({
      played: [
        { language, persona: "viktor", seed: 7, script: scripts[language] },
        { pack: "packs/listening-drill", language, seed: 3, script: scripts[language].filter((line) => !line.startsWith("@")) },
      ],
    });
    const visitor = await Visitor.arrive(browser, { url: server.url, language, width: 1280 });
    const { page } = visitor;
    try {
      await page.goto("/");
      await sameTree(page, `start-${language}`);
      await page.goto("/join?code=AB12");
      await sameTree(page, `join-${language}`);
      await page.goto("/mine");
      await page.waitForSelector("#mine-none:not([hidden])");
      await sameTree(page, `mine-empty-${language}`);
      await page.goto("/practise/suicide-bridge");
      await sameTree(page, `prepare-${language}`);
      await page.check("input[name=persona][value=viktor]");
      await page.click("form.choices button");
      await page.waitForURL(/\/call\//);
      await page.clock.install();
      await sameTree(page, `call-${language}`);
      for (const [name, path] of [["after", "after"], ["review", "record"], ["hand", "hand"], ["delete", "delete"]]) {
        await page.goto(`/call/${server.log}/${path}`);
        await sameTree(page, `${name}-${language}`);
      }
      await page.goto(`/call/${server.logs[1]}/record`);
      await sameTree(page, `drill-${language}`);
      await visitor.leave();
    } finally {
      await server.close();
    }
  });
}
