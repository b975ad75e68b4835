// All style is one bundle, so a bare class of one area reaches the pages of every other. Each name that is meant to do so
// stands here; any other that does is a fault: give it its area's container (`.stage .answered`) or another name.
import { readFileSync, readdirSync } from "node:fs";
import { sep } from "node:path";

const SHARED = new Set([
  // Frames of a page: boxes, lists and hints that look the same everywhere.
  "away", "badge", "findings", "help", "gloss-text", "link", "mark-text", "notes", "notice", "option", "options", "quiet-link", "rows", "rule", "scroll", "slot", "warning",
  // A call and a seat are built of the same parts.
  "clock", "entry", "fold", "jot-down", "key", "kinds", "log", "say", "sheet", "speak", "status",
  // Forms and tables.
  "code", "field", "later-across", "later-forms", "ledger",
]);
/** For every page: what all areas build on. */
const EVERYWHERE = new Set(["app.css", "base.css", "tokens.css", "print.css", "paper.css", "files.css"]);
const AREAS = { "control.css": "control", "control-paper.css": "print", "watch.css": "control", "projector.css": "wall", "staff.css": "staff", "team.css": "room" };
/** Pages of the control room that look like none of its others. */
const PAGES = { "control/stage.html": "wall", "control/projector.html": "wall", "control/kit.html": "print", "control/sheet.html": "print", "control/report.html": "print", "control/report-fields.html": "print", "control/report-gloss.html": "print", "control/report-told.html": "print", "control/guide.html": "print" };
/** Practice and review, which lie side by side. */
const ALONE = "alone";

const here = (path) => new URL(path, import.meta.url).pathname;

/** Classes that a rule names without a container, by area. */
const styled = new Map();
for (const file of readdirSync(here("css")).filter((f) => !EVERYWHERE.has(f))) {
  const rules = readFileSync(here(`css/${file}`), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  for (const [, selectors] of rules.matchAll(/([^{}]+)\{/g)) {
    for (const selector of selectors.split(",")) {
      const name = /^\s*[a-z]*\.([a-z-]+)(?:::?[a-z-]+)?\s*$/.exec(selector)?.[1];
      if (name) styled.set(name, (styled.get(name) ?? new Set()).add(AREAS[file] ?? ALONE));
    }
  }
}

const faults = [];
const templates = here("../crates/web/templates");
for (const file of readdirSync(templates, { recursive: true }).filter((f) => f.endsWith(".html"))) {
  const path = file.split(sep);
  const area = PAGES[path.join("/")] ?? (path.length > 1 && path[0] !== "part" ? path[0] : ALONE);
  for (const [, value] of readFileSync(`${templates}/${file}`, "utf8").matchAll(/class="([^"]*)"/g)) {
    for (const name of value.replaceAll(/\{%.*?%\}|\{\{.*?\}\}/g, " ").split(/\s+/)) {
      const areas = styled.get(name);
      if (areas && !areas.has(area) && !SHARED.has(name)) faults.push(`.${name}: styled for ${[...areas].join(", ")}, used in ${path.join("/")}`);
    }
  }
}
for (const name of SHARED) if (!styled.has(name)) faults.push(`.${name}: is said to be shared, and nothing styles it`);
if (faults.length > 0) {
  console.error([...new Set(faults)].sort().join("\n"));
  process.exit(1);
}
