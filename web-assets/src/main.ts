// What pages do beside being pages. Everything works without this file; it adds the live parts.

import { teamsAlike } from "./alike.js";
import { startCall } from "./call.js";
import { fetchWhatIf, lookAgain, openForPrint, startReview } from "./review.js";
import { copyButtons } from "./copy.js";
import { startControl } from "./control.js";
import { startEnter } from "./enter.js";
import { startLive } from "./live.js";
import { startMine } from "./mine.js";
import { sendOnce } from "./once.js";
import { fileFields } from "./pick.js";
import { sendStops } from "./stops.js";
import { startTape } from "./tape.js";
import { startTeam } from "./team.js";
import { revealButtons } from "./reveal.js";

sendOnce();
const room = document.querySelector<HTMLElement>("[data-call]");
if (room) startCall(room);
const seat = document.querySelector<HTMLElement>("[data-team]");
if (seat) startTeam(seat);
sendStops();
const live = document.querySelector<HTMLElement>("[data-live]");
const stops = document.querySelector<HTMLElement>("[data-stops]");
// A page of control that follows nothing else follows safe words.
if (live) startLive(live, live.dataset["live"] ?? "");
else if (stops) startLive(stops, stops.dataset["stops"] ?? "");

startControl();
const teams = document.querySelector<HTMLFormElement>(".set-up form.choices");
if (teams) teamsAlike(teams);
startEnter();
for (const tape of document.querySelectorAll<HTMLElement>("[data-tape]")) startTape(tape);

for (const sheet of document.querySelectorAll<HTMLElement>("[data-sheet]")) startReview(sheet);
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-whatif]")) fetchWhatIf(link);
for (const body of document.querySelectorAll<HTMLElement>(".whatif-body")) lookAgain(body);
openForPrint();
const mine = document.querySelector<HTMLElement>("#mine");
if (mine) startMine(mine);

copyButtons();
revealButtons();
fileFields();

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
