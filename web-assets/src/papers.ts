// A paper is written beside the line: its form opens on the page of the seat, where the words go on arriving, is filed from
// there, and closes again. Without this file each of its addresses is that same page, with the form on it.

import { dropDraft, keepDraft, leaves, startDraft } from "./draft.js";
import type { Notice } from "./notice.js";

type Answer = { kind: "form"; panel: HTMLElement } | { kind: "filed" | "other" | "unreached" };

/** Milliseconds after which an answer is no longer waited for; a form has an id, so that filing it again is harmless. */
const PATIENCE = 15_000;

/** `measure` is told when the bar may have become higher. */
export function startPapers(room: HTMLElement, base: string, notice: Notice, measure: () => void): void {
  const papers = `${base}/paper/`;
  const open = (): HTMLElement | null => room.querySelector<HTMLElement>("#paper");
  const here = (): string => location.pathname + location.search;
  /** Address of the form that is open. */
  let address = here();
  /** Name of the link that opened it: the link itself is drawn anew. */
  let opener = "";
  let asked = 0;
  /** The form whose words are on their way: until an answer comes it stays as it is. */
  let filing: HTMLFormElement | undefined;

  /** Whether nobody is somewhere else by now, on a line above all. */
  const free = (): boolean => {
    const at = document.activeElement;
    return !at || at === document.body || at.id === opener || open()?.contains(at) === true;
  };

  const begin = (panel: HTMLElement): void => {
    const form = panel.querySelector<HTMLFormElement>("form.paper-form");
    if (form) startDraft(form);
  };

  const show = (panel: HTMLElement, at: string): void => {
    const take = free();
    open()?.remove();
    room.querySelector(".seat-front, .seat-side")?.prepend(panel);
    room.classList.add("seat-writing");
    address = at;
    begin(panel);
    measure();
    if (!take) return;
    panel.scrollIntoView({ block: "start" });
    const first = panel.querySelector<HTMLElement>("[autofocus]");
    first?.focus();
    first?.scrollIntoView({ block: "nearest" });
  };

  const close = (take = true): void => {
    if (filing) return;
    const panel = open();
    // The papers that lay beside it are on the page one comes back to.
    if (panel && byHeart(panel)) return location.assign(base);
    const link = document.getElementById(opener) ?? open()?.querySelector<HTMLAnchorElement>(".paper-close");
    const name = link?.id || link?.getAttribute("href")?.split("#")[1] || "";
    asked += 1;
    opener = "";
    open()?.remove();
    room.classList.remove("seat-writing");
    if (location.pathname !== base) history.replaceState(null, "", base);
    if (!take) return;
    const back = document.getElementById(name);
    for (let fold = back?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    back?.focus();
  };

  const fetched = async (at: string, step: boolean): Promise<void> => {
    if (filing) return;
    asked += 1;
    const turn = asked;
    const answer = await ask(at);
    if (turn !== asked) return;
    if (answer.kind === "unreached") return notice.offline();
    // What cannot be shown here the browser shows.
    if (answer.kind !== "form" || byHeart(answer.panel)) return location.assign(at);
    if (step) history.pushState(null, "", at);
    show(answer.panel, at);
  };

  const file = async (form: HTMLFormElement): Promise<void> => {
    if (filing) return;
    filing = form;
    leaves(form);
    const given = new FormData(form);
    form.inert = true;
    const answer = await ask(form.getAttribute("action") ?? "", given);
    form.inert = false;
    filing = undefined;
    if (answer.kind === "unreached") {
      notice.offline();
      room.querySelector("#notice")?.scrollIntoView({ block: "nearest" });
      if (free()) form.querySelector<HTMLElement>(".button")?.focus({ preventScroll: true });
      return;
    }
    if (answer.kind === "other") return form.submit();
    notice.hide();
    if (answer.kind !== "form") {
      dropDraft(form);
      const take = free();
      // An entry that was corrected has no such link any more.
      opener = "";
      return close(take);
    }
    const again = answer.panel.querySelector<HTMLFormElement>("form.paper-form");
    // Somebody was quicker: from here on it is their entry that is corrected.
    if (again && again.dataset["replaces"] !== form.dataset["replaces"]) {
      dropDraft(form);
      keepDraft(again);
      address = `${again.getAttribute("action") ?? ""}?replaces=${again.dataset["replaces"] ?? ""}`;
      if (location.pathname !== base) history.replaceState(null, "", address);
    }
    show(answer.panel, address);
  };

  const panel = open();
  if (panel) begin(panel);

  room.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    const to = link?.getAttribute("href") ?? "";
    if (link?.classList.contains("paper-close")) close();
    else if (link && to.startsWith(papers)) {
      opener = link.id;
      void fetched(to, true);
    } else if (open() && to.startsWith(`${base}#`)) {
      // A place on this page, which has the address of the form by now.
      location.hash = to.slice(base.length);
    } else return;
    event.preventDefault();
  });
  // Browsers do not see that the bar lies on what one has come to.
  room.addEventListener("keyup", (event) => {
    if (event.key !== "Tab" || !(event.target instanceof Element)) return;
    if (event.target.closest(".paper-form")) event.target.scrollIntoView({ block: "nearest" });
  });
  room.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !open()?.contains(document.activeElement)) return;
    event.preventDefault();
    close();
  });
  room.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.classList.contains("paper-form")) return;
    event.preventDefault();
    void file(form);
  });
  window.addEventListener("popstate", () => {
    if (location.pathname === base) {
      asked += 1;
      if (open()) close();
    } else if (here().startsWith(papers) && !(open() && here() === address)) void fetched(here(), false);
  });
}

/** Whether a paper is written with none other beside it, on a page of its own. */
function byHeart(panel: HTMLElement): boolean {
  return panel.dataset["byHeart"] !== undefined;
}

/** The form under an address, as the server draws it; with what was written, whether it was filed. */
async function ask(address: string, given?: FormData): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of given ?? []) if (typeof value === "string") body.append(name, value);
  const post = { method: "POST", body, redirect: "manual" } as const;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const headers = { Accept: "text/html" };
    const response = await fetch(address, { ...(given ? post : {}), headers, signal: abort.signal });
    // Who has filed something is sent back to the seat; this page is there.
    if (response.type === "opaqueredirect") return { kind: "filed" };
    if (response.status >= 500) return { kind: "unreached" };
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const panel = page.querySelector<HTMLElement>("#paper");
    return panel ? { kind: "form", panel } : { kind: "other" };
  } catch {
    return { kind: "unreached" };
  } finally {
    clearTimeout(timer);
  }
}
