// The page of one's own talks: the list lies in the browser, what is new about each comes from its summary.

import { post } from "./post.js";
import { type Point, drawPlot } from "./plot.js";
import { type Known, forget, known, remember } from "./talks.js";

type Figures = Record<string, Record<string, number> | undefined>;

interface Summary {
  title: string;
  over: boolean;
  who?: string;
  outcome?: { name: string; label: string };
  minutes?: number;
  handed?: boolean;
  figures?: Figures;
  drill?: Drill;
}

/** Counts of a drill. */
interface Drill {
  listened: number;
  answers: number;
  used: number;
  fitted: number;
  labels: number;
}

/** What is known of a talk now; `gone` when it was deleted, `unknown` when nobody answers. */
type News = Summary | "gone" | "unknown";

interface Run {
  talk: Known;
  news: News;
}

export function startMine(root: HTMLElement): void {
  root.hidden = false;
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-erase]") : null;
    if (button) void erase(root, button);
  });
  void draw(root);
}

async function draw(root: HTMLElement): Promise<void> {
  const runs = await Promise.all(known().map(async (talk): Promise<Run> => ({ talk, news: await ask(talk.log) })));
  for (const { talk, news } of runs) {
    if (news === "gone") forget(talk.log);
    else if (news !== "unknown") remember(merged(talk, news));
  }
  const here = runs.filter((run) => run.news !== "gone").sort((a, b) => b.talk.at - a.talk.at);
  show(root, "#mine-none", here.length === 0);
  show(root, "#mine-talks", here.length > 0);
  const list = root.querySelector("#talks");
  list?.replaceChildren(...here.map(row).filter((node): node is HTMLElement => node !== undefined));
  progress(root, here.slice().reverse());
}

function merged(talk: Known, news: Summary): Known {
  const out: Known = { ...talk, title: news.title };
  if (news.who !== undefined) out.who = news.who;
  if (news.outcome !== undefined) out.outcome = news.outcome.label;
  else if (news.over) out.outcome = "";
  return out;
}

async function ask(log: string): Promise<News> {
  try {
    const response = await fetch(`/call/${log}/summary.json`, { headers: { Accept: "application/json" } });
    if (response.status === 404) return "gone";
    if (!response.ok) return "unknown";
    return (await response.json()) as Summary;
  } catch {
    return "unknown";
  }
}

function row({ talk, news }: Run): HTMLElement | undefined {
  const template = document.querySelector<HTMLTemplateElement>("#talk");
  const item = template?.content.firstElementChild?.cloneNode(true);
  if (!(item instanceof HTMLElement)) return undefined;
  item.dataset["log"] = talk.log;
  const slot = (name: string): HTMLElement | null => item.querySelector(`[data-slot="${name}"]`);
  const put = (name: string, text: string): void => {
    const at = slot(name);
    if (at) at.textContent = text;
  };
  const summary = typeof news === "string" ? undefined : news;
  put("title", summary?.title ?? talk.title);
  put("date", date(talk.at));
  const who = summary?.who ?? talk.who ?? "";
  put("who", who === "" ? "" : `· ${who}`);
  const outcome = slot("outcome");
  const drilled = summary?.drill ? outcome?.dataset["drilled"] : undefined;
  put("outcome", summary?.outcome?.label ?? drilled ?? (summary ? outcome?.dataset["running"] : outcome?.dataset["unknown"]) ?? "");
  const open = slot("open");
  const over = summary ? summary.over : talk.outcome !== undefined;
  open?.setAttribute("href", over ? `/call/${talk.log}/record` : `/call/${talk.log}`);
  put("open", open?.dataset[over ? "review" : "goOn"] ?? "");
  const hand = slot("hand");
  hand?.setAttribute("action", `/call/${talk.log}/hand`);
  if (hand) hand.hidden = !over;
  const handed = slot("handed");
  if (handed) handed.hidden = summary?.handed !== true;
  return item;
}

async function erase(root: HTMLElement, button: HTMLElement): Promise<void> {
  const all = button.dataset["erase"] === "all";
  const one = button.closest<HTMLElement>("[data-log]")?.dataset["log"];
  const logs = all ? known().map((t) => t.log) : one === undefined ? [] : [one];
  const notice = root.querySelector<HTMLElement>("#mine-notice");
  let failed = false;
  for (const log of logs) {
    const answer = await post(`/call/${log}/delete`, new FormData(), "follow");
    // What is not there any more is as good as deleted.
    if (answer.kind === "done" || (answer.kind === "refused" && (await ask(log)) === "gone")) forget(log);
    else failed = true;
  }
  if (notice) {
    notice.hidden = !failed;
    notice.textContent = failed ? (notice.dataset["failed"] ?? "") : "";
  }
  root.querySelector<HTMLDetailsElement>("#erase-all")?.removeAttribute("open");
  await draw(root);
  const next = root.querySelector<HTMLElement>("#talks summary, #mine-none a");
  next?.focus();
}

function progress(root: HTMLElement, runs: Run[]): void {
  const done = runs.flatMap(({ talk, news }) => (typeof news === "string" || !news.over ? [] : [{ talk, news }]));
  const talks = done.filter(({ news }) => !news.drill);
  show(root, "#mine-progress", talks.length > 0);
  root.querySelector("#runs")?.replaceChildren(...talks.map(({ talk, news }) => cells(talk, news)));
  const points = talks.flatMap(({ talk, news }) => {
    const share = news.figures?.["listening"]?.["share"];
    return share === undefined ? [] : [{ label: day(talk.at), value: share }];
  });
  plotted(root, "#plot", points);
  drills(root, done.flatMap(({ talk, news }) => (news.drill ? [{ talk, drill: news.drill, minutes: news.minutes }] : [])));
}

/** One point is no course: the table says it. */
function plotted(root: HTMLElement, selector: string, points: Point[]): void {
  const plot = root.querySelector<HTMLElement>(selector);
  if (!plot) return;
  plot.hidden = points.length < 2;
  if (!plot.hidden) drawPlot(plot, points);
}

function drills(root: HTMLElement, done: { talk: Known; drill: Drill; minutes: number | undefined }[]): void {
  show(root, "#mine-drills", done.length > 0);
  const row = ({ talk, drill, minutes }: (typeof done)[number]): HTMLElement =>
    line(talk, [`${drill.listened} / ${drill.answers}`, whole(drill.used), `${drill.fitted} / ${drill.labels}`, whole(minutes)]);
  root.querySelector("#drills")?.replaceChildren(...done.map(row));
  const answered = done.filter(({ drill }) => drill.answers > 0);
  plotted(root, "#drill-plot", answered.map(({ talk, drill }) => ({ label: day(talk.at), value: (100 * drill.listened) / drill.answers })));
}

function cells(talk: Known, news: Summary): HTMLElement {
  const figures = news.figures ?? {};
  return line(talk, [
    news.outcome?.label,
    whole(news.minutes),
    percent(figures["listening"]?.["share"]),
    pair(figures["questions"], "open", "closed", " : "),
    pair(figures["labels"], "fitted", "labels", " / "),
    percent(figures["talk"]?.["share"]),
  ]);
}

/** A row of a table: when it was, and its figures. */
function line(talk: Known, texts: (string | undefined)[]): HTMLElement {
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = date(talk.at);
  const row = document.createElement("tr");
  row.append(head);
  for (const text of texts) {
    const cell = document.createElement("td");
    cell.className = "num";
    cell.textContent = text ?? "–";
    row.append(cell);
  }
  return row;
}

const lang = (): string => document.documentElement.lang;
const whole = (n: number | undefined): string | undefined => (n === undefined ? undefined : String(Math.round(n)));
const percent = (n: number | undefined): string | undefined =>
  n === undefined ? undefined : new Intl.NumberFormat(lang(), { style: "percent" }).format(n / 100);
const day = (at: number): string => new Intl.DateTimeFormat(lang(), { day: "numeric", month: "short" }).format(at);
const date = (at: number): string =>
  new Intl.DateTimeFormat(lang(), { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(at);

function pair(of: Record<string, number> | undefined, a: string, b: string, between: string): string | undefined {
  const [one, two] = [whole(of?.[a]), whole(of?.[b])];
  return one === undefined || two === undefined ? undefined : `${one}${between}${two}`;
}

function show(root: HTMLElement, selector: string, shown: boolean): void {
  const part = root.querySelector<HTMLElement>(selector);
  if (part) part.hidden = !shown;
}
