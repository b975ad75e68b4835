// Draws the plans in packs/*/media: each is put together here from a few shapes, drawn by Chromium and written as PNG.
// `node scripts/plans/draw.mjs` from the repository, once tests/browser has its packages. The pictures are committed.

import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const { chromium } = createRequire(join(root, "tests/browser/package.json"))("playwright-core");
const [W, H] = [1400, 900];

const mark = (x, y, letter, here = false) =>
  `<g class="mark${here ? " here" : ""}"><circle cx="${x}" cy="${y}" r="27"/><text x="${x}" y="${y + 1}">${letter}</text></g>`;
const lead = (x1, y1, x2, y2) => `<path class="lead" d="M${x1} ${y1}L${x2} ${y2}"/>`;
const wave = (x, y) => `<path class="wave" d="M${x} ${y}q12 -12 24 0t24 0t24 0"/>`;
const car = (x, y, turned = false) =>
  `<rect class="thing" x="${x}" y="${y}" width="${turned ? 34 : 68}" height="${turned ? 68 : 34}" rx="9"/>`;
const arrow = (x1, y1, x2, y2) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const l = Math.hypot(dx, dy);
  const [ux, uy] = [(dx / l) * 24, (dy / l) * 24];
  return `<path class="wind" d="M${x1} ${y1}L${x2} ${y2}M${x2 - ux - uy * 0.7} ${y2 - uy + ux * 0.7}L${x2} ${y2}L${x2 - ux + uy * 0.7} ${y2 - uy - ux * 0.7}"/>`;
};
/** North is up, in every plan. */
const north = (x, y) =>
  `<path class="wind" d="M${x} ${y + 46}V${y - 34}M${x - 14} ${y - 14}L${x} ${y - 36}L${x + 14} ${y - 14}"/><text x="${x}" y="${y - 50}" text-anchor="middle">N</text>`;

/** The bridge from above: road, walkway and railway side by side over the river. */
function bridge() {
  const waves = [[520, 120], [690, 190], [840, 110], [560, 250], [780, 270], [610, 660], [760, 716], [540, 790], [700, 830], [860, 620], [500, 700]];
  return [
    `<rect class="land" width="${W}" height="${H}"/>`,
    `<path class="water" d="M440 0C400 220 500 420 450 ${H}H960C1010 640 900 330 950 0Z"/>`,
    ...waves.map(([x, y]) => wave(x, y)),
    // Railway above, road in the middle, walkway below.
    `<path class="tie" style="stroke-width:44" d="M0 366H${W}"/><path class="rail" d="M0 354H${W}M0 378H${W}"/>`,
    `<rect class="road" x="-10" y="410" width="${W + 20}" height="104"/><path class="middle" d="M0 462H${W}"/>`,
    `<rect class="road" x="-10" y="514" width="${W + 20}" height="46"/>`,
    // Four piers.
    ...[510, 640, 770, 900].map((x) => `<rect class="thing" x="${x - 11}" y="330" width="22" height="16" rx="5"/><rect class="thing" x="${x - 11}" y="564" width="22" height="16" rx="5"/>`),
    // Lamp posts 1 and 2 on the walkway.
    `<circle class="spot" cx="590" cy="526" r="8"/><circle class="spot" cx="820" cy="526" r="8"/>`,
    lead(590, 526, 590, 640), lead(820, 526, 820, 640), mark(590, 664, "1"), mark(820, 664, "2"),
    // The road is closed on both sides.
    `<path class="closed" d="M170 404V566M1230 404V566"/>`, lead(170, 404, 170, 300), lead(1230, 404, 1230, 300), mark(170, 274, "E"), mark(1230, 274, "E"),
    // Negotiators' car, crews on the walkway, ambulance behind the bend.
    car(300, 480), lead(334, 497, 334, 670), mark(334, 696, "A"),
    `<circle class="spot" cx="968" cy="537" r="9"/><circle class="spot" cx="996" cy="537" r="9"/>`, lead(982, 545, 1010, 670), mark(1010, 696, "B"),
    `<path class="way" style="stroke-width:46;stroke:#33393d" d="M1290 560V700Q1290 740 1330 740H${W + 10}"/><path style="fill:none;stroke:#fff;stroke-width:38" d="M1290 556V700Q1290 740 1330 740H${W + 10}"/>`,
    car(1320, 723), lead(1340, 757, 1310, 806), mark(1290, 826, "D"),
    // A boat that waits by the bank.
    `<path class="thing" d="M850 790l54 -12q22 20 0 40l-54 -12z"/>`, lead(904, 800, 1012, 826), mark(1036, 832, "F"),
    // Where the person stands: outside the railing, in the middle.
    mark(705, 590, "C", true),
    arrow(120, 90, 320, 150), mark(86, 78, "W"), north(1320, 100),
  ].join("");
}

/** The town around the bridge. */
function approach() {
  return [
    `<rect class="land" width="${W}" height="${H}"/>`,
    `<path class="water" d="M600 0C540 240 700 480 620 ${H}H880C960 560 800 260 850 0Z"/>`,
    ...[[680, 90], [730, 180], [660, 700], [740, 780], [720, 620], [690, 250]].map(([x, y]) => wave(x, y)),
    // Streets.
    `<path style="fill:none;stroke:#33393d;stroke-width:58" d="M-10 440H1410M230 -10V910M420 440V910M1120 -10V440M1120 440Q1120 700 1280 700H1410M-10 700H420"/>`,
    `<path style="fill:none;stroke:#fff;stroke-width:50" d="M-10 440H1410M230 -10V910M420 440V910M1120 -10V440M1120 440Q1120 700 1280 700H1410M-10 700H420"/>`,
    `<path class="thin" d="M585 412H905M585 468H905" style="stroke-width:7;stroke:#33393d"/>`,
    mark(745, 440, "C", true),
    // Houses.
    ...[[40, 60, 130, 90], [40, 220, 130, 140], [290, 70, 210, 110], [300, 240, 90, 120], [440, 250, 90, 60], [290, 500, 70, 140], [480, 520, 70, 120], [480, 720, 90, 110], [60, 770, 110, 80], [290, 770, 70, 80],
      [940, 90, 110, 120], [930, 260, 120, 56], [1190, 70, 150, 120], [1190, 250, 150, 110], [940, 540, 100, 130], [1200, 530, 140, 90], [1000, 770, 180, 80], [1240, 780, 110, 80]].map(
      ([x, y, w, h]) => `<rect class="house" x="${x}" y="${y}" width="${w}" height="${h}"/>`),
    `<path class="closed" d="M500 410V470M1040 410V470"/>`, mark(520, 366, "E"), mark(1040, 366, "E"),
    car(420, 424), mark(446, 366, "A"),
    mark(105, 290, "B"), mark(1265, 130, "G"), mark(345, 305, "H"),
    // The ambulance's way out.
    car(1103, 560, true), `<path class="path" d="M1140 610Q1170 700 1290 700H1370"/>`, arrow(1330, 700, 1388, 700), mark(1066, 594, "D"),
    north(100, 590),
  ].join("");
}

/** The workshop building, ground floor. */
function workshop() {
  return [
    `<rect class="wall" x="70" y="180" width="1260" height="560"/>`,
    // Time office and passage to the left, joinery in the middle, office behind it to the right.
    `<path class="inner" d="M330 180V740M330 430H70M1060 180V740M1060 450H1330"/>`,
    // Doors.
    `<path class="gap" d="M330 300v60M330 560v60M70 560v60M1060 290v60"/>`,
    `<path class="leaf" d="M330 300h-54a60 60 0 0 0 54 60M330 560h54a60 60 0 0 1 -54 60M70 560h54a60 60 0 0 1 -54 60"/>`,
    `<path class="gap" d="M1060 590v60M1330 590v60"/><path class="leaf" d="M1060 590h-54a60 60 0 0 0 54 60M1330 590h-54a60 60 0 0 0 54 60"/>`,
    // The door of the office is shut, a cupboard stands before it on the inside; a window of wired glass beside it.
    `<path class="gap" d="M1060 290v60"/><path class="leaf" d="M1060 288v64"/><rect class="thing" x="1072" y="274" width="44" height="92"/>`,
    `<path class="gap" d="M1060 378v54"/><path class="glass" d="M1054 378v54M1066 378v54"/>`,
    // Benches, desk, telephone.
    ...[[420, 250], [610, 250], [800, 250], [420, 400], [610, 400], [800, 400], [420, 550], [610, 550], [800, 550]].map(
      ([x, y]) => `<rect class="thing" x="${x}" y="${y}" width="130" height="56"/>`),
    `<rect class="thing" x="1200" y="230" width="90" height="56"/><rect class="thing" x="110" y="230" width="100" height="56"/>`,
    `<rect class="thing" x="1226" y="248" width="36" height="20" rx="4"/><rect class="thing" x="140" y="248" width="36" height="20" rx="4"/>`,
    `<path class="path" d="M176 258H300Q320 258 320 210H1180Q1214 210 1226 250"/>`,
    mark(1200, 380, "A", true),
    mark(190, 360, "B"), mark(705, 500, "C"), mark(200, 500, "D"), mark(1200, 530, "F"),
    lead(1094, 274, 1094, 130), mark(1094, 106, "K"), lead(1060, 405, 1012, 405), mark(985, 405, "G"),
    mark(1364, 620, "H"), lead(760, 210, 760, 130), mark(760, 106, "T"),
    north(120, 820),
  ].join("");
}

/** The whole prison. */
function grounds() {
  return [
    `<rect class="land" width="${W}" height="${H}"/>`,
    `<path class="fence" d="M180 70H1330V810H180Z"/><path class="fence" d="M210 100H1300V780H210Z"/>`,
    `<path style="fill:none;stroke:#33393d;stroke-width:58" d="M90 -10V910M90 440H420"/><path style="fill:none;stroke:#fff;stroke-width:50" d="M90 -10V910M90 440H420"/>`,
    `<rect x="168" y="404" width="54" height="72" fill="#fff"/><path class="way" d="M168 404h54M168 476h54"/>`,
    // Buildings: gatehouse, administration, four units, workshop, sick bay.
    `<rect class="house" x="240" y="330" width="110" height="80"/><rect class="house" x="300" y="540" width="200" height="110"/>`,
    ...[[520, 140], [520, 250], [760, 140], [760, 250]].map(([x, y]) => `<rect class="house" x="${x}" y="${y}" width="190" height="78"/>`),
    `<rect class="house" x="760" y="500" width="440" height="180"/><path class="inner" style="stroke-width:5" d="M850 500V680M1110 500V680M1110 590H1200"/>`,
    `<rect class="house" x="1050" y="180" width="170" height="110"/>`,
    // The yard between them.
    `<path class="thin" d="M440 370H1240V470H440Z" stroke-dasharray="8 8"/>`,
    mark(615, 179, "1"), mark(615, 289, "2"), mark(855, 179, "3"), mark(855, 289, "4"),
    mark(1155, 545, "A", true), mark(805, 590, "B"), mark(980, 590, "C"), mark(295, 370, "D"), mark(400, 595, "F"), mark(1135, 235, "G"), mark(840, 420, "H"),
    mark(90, 250, "J"), mark(90, 640, "M"),
    north(1366, 140),
  ].join("");
}

const plans = {
  "suicide-bridge/media/bridge_plan.png": bridge(),
  "suicide-bridge/media/approach_map.png": approach(),
  "prison-barricade/media/workshop_plan.png": workshop(),
  "prison-barricade/media/grounds_map.png": grounds(),
};

const font = readFileSync(join(root, "crates/web/assets/fonts/noto-sans-semibold.woff2")).toString("base64");
const style = readFileSync(join(here, "style.css"), "utf8");
const face = `@font-face{font-family:"Noto Sans Stairway";font-weight:600;src:url(data:font/woff2;base64,${font})}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: W, height: H } });
for (const [path, shapes] of Object.entries(plans)) {
  await page.setContent(`<style>${face}${style}body{margin:0}</style><svg width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${shapes}</svg>`);
  await page.evaluate(() => document.fonts.ready);
  const file = join(root, "packs", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await page.screenshot({ clip: { x: 0, y: 0, width: W, height: H } }));
  console.log(path);
}
await browser.close();
