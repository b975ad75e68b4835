// What pages do beside being pages. Everything works without this file; it adds the live parts.

import { startCall } from "./call.js";
import { copyButtons } from "./copy.js";
import { startMine } from "./mine.js";

const room = document.querySelector<HTMLElement>("[data-call]");
if (room) startCall(room);

const mine = document.querySelector<HTMLElement>("#mine");
if (mine) startMine(mine);

copyButtons();

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
