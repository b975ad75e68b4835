// A page whose regions the server draws anew when something has changed, and nothing else.

import { tickClocks } from "./clock.js";
import { addToTalk } from "./control.js";
import { fields, leadOn, putBack } from "./lead.js";
import { Notice } from "./notice.js";
import { newId, post } from "./post.js";
import { replaceRegions } from "./regions.js";
import { follow } from "./stream.js";
import { markTitle } from "./title.js";

/** What was sent to each address last and is on its way. */
const onTheWay = new Map<string, string>();

export function startLive(place: HTMLElement, base: string): void {
  const at = document.getElementById("notice");
  const notice = at ? new Notice(at, place.dataset["offline"] ?? "", place.dataset["online"] ?? "") : undefined;
  place.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    const address = form.getAttribute("action") ?? "";
    if (!address.includes("/do/")) return;
    event.preventDefault();
    const given = new FormData(form);
    const sent = typed(form);
    const by = event.submitter;
    if (by instanceof HTMLButtonElement && by.name !== "") given.set(by.name, by.value);
    const what = `${sent} ${by?.getAttribute("value") ?? ""}`;
    // The same pressed twice is sent once, also when the form was drawn anew in between.
    const goes = content(given);
    if (onTheWay.get(address) === goes) return;
    onTheWay.set(address, goes);
    // The same words under the same id until they have arrived: sent once, however often the button is pressed.
    if (given.get("id") === "") {
      if (form.dataset["words"] !== what) form.dataset["id"] = newId();
      form.dataset["words"] = what;
      given.set("id", form.dataset["id"] ?? "");
    }
    form.dataset["sent"] = what;
    // Before the answer, not with it: a refusal of what was pressed meanwhile stays.
    notice?.hide();
    void post(address, given).then((answer) => {
      if (onTheWay.get(address) === goes) onTheWay.delete(address);
      if (form.dataset["sent"] === what) delete form.dataset["sent"];
      // Drawn anew meanwhile, the form has none of the words that did not arrive.
      if (answer.kind !== "done") for (const field of fields(form)) putBack(field);
      if (answer.kind === "refused") notice?.say(answer.message);
      else if (answer.kind === "unreached") notice?.offline();
      else {
        if (form.dataset["words"] === what) delete form.dataset["words"];
        // Who was quicker than the answer has begun the next one.
        if (typed(form) !== sent) return;
        form.reset();
        for (const field of form.querySelectorAll("textarea")) field.value = "";
      }
    });
  });
  tickClocks(place);
  markTitle();
  follow(base, Number(place.dataset["upto"] ?? "0"), {
    happened: (_, html) => addToTalk(place, html),
    now: (html) => {
      leadOn(place, () => {
        // Safe words stand above the place.
        replaceRegions(document.body, html);
      });
      markTitle();
    },
    reached: () => notice?.online(),
    lost: () => notice?.offline(),
    // Whoever was taken out of the exercise reads that, and not that the network is gone.
    moved: () => location.reload(),
  });
}

/** What is sent, under whatever id. */
function content(given: FormData): string {
  return JSON.stringify([...given].filter(([name]) => name !== "id"));
}

function typed(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)]);
}
