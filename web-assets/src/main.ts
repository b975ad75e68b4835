// What pages do beside being pages. Everything works without this file; it adds the live parts.

import { startCall } from "./call.js";

const room = document.querySelector<HTMLElement>("[data-call]");
if (room) startCall(room);

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
