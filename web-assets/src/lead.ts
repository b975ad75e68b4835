// What somebody has half written outlasts a page that is drawn anew. And when the next round is open, whoever has a page of
// this one open goes there by themselves; who is writing stays, and so does who came back to look something up.

type Field = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

/** Half written fields that are not on the page just now: they come back with what stood in them. */
const gone = new Map<string, Field>();

/** Draws what the server has sent, keeps what is half written, and goes where it leads for the first time. */
export function leadOn(room: HTMLElement, draw: () => void): void {
  const was = way(room);
  const written = fields(document).filter(halfWritten);
  const caret = written.find((field) => field === document.activeElement);
  const [from, upto] = isText(caret) ? [caret.selectionStart, caret.selectionEnd] : [null, null];
  draw();
  for (const field of written) if (field.id !== "") gone.set(field.id, field);
  for (const [id, field] of gone) {
    const again = putBack(field);
    // Words wait for their field; a choice goes with its list.
    if (document.getElementById(id) || !isWords(field)) gone.delete(id);
    // A date and a number have no caret that could be set.
    if (field === caret && from !== null && isText(again) && again === document.activeElement) again.setSelectionRange(from, upto);
  }
  const to = way(room);
  // Lines may be filled in by the page itself.
  const stays = written.some((field) => field instanceof HTMLTextAreaElement) || document.querySelector("#paper") !== null;
  if (to !== undefined && was === undefined && !stays) location.assign(to);
}

/** What stood in a field that was drawn anew stands there again, where nothing else does by now. */
export function putBack(field: Field): Field | undefined {
  if (field.isConnected || field.id === "") return undefined;
  const again = document.getElementById(field.id);
  if (!isField(again) || again.type !== field.type || stands(again) !== given(again)) return undefined;
  if (again.type === "checkbox") (again as HTMLInputElement).checked = (field as HTMLInputElement).checked;
  // What is no longer to be had is not chosen.
  else if (!(again instanceof HTMLSelectElement) || offers(again, field.value)) again.value = field.value;
  return again;
}

const KINDS = ["textarea", "select", "input:not([type])", ...["text", "date", "number", "checkbox"].map((type) => `input[type=${type}]`)];

export function fields(place: ParentNode): Field[] {
  return [...place.querySelectorAll<Field>(KINDS.join())];
}

function isField(at: HTMLElement | null): at is Field {
  return isText(at) || at instanceof HTMLSelectElement;
}

function isText(at: HTMLElement | null | undefined): at is HTMLTextAreaElement | HTMLInputElement {
  return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement;
}

function isWords(field: Field): boolean {
  return isText(field) && field.type !== "checkbox";
}

/** What stands in a field; a tick is a word too. */
function stands(field: Field): string {
  return field.type === "checkbox" ? String((field as HTMLInputElement).checked) : field.value;
}

/** What the server itself has put there. */
function given(field: Field): string {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options];
    return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
  }
  return field.type === "checkbox" ? String((field as HTMLInputElement).defaultChecked) : field.defaultValue;
}

function offers(select: HTMLSelectElement, value: string): boolean {
  return [...select.options].some((option) => option.value === value);
}

/** Not what is on its way already, nor what the server itself has put there. */
function halfWritten(field: Field): boolean {
  return stands(field).trim() !== "" && stands(field) !== given(field) && !field.closest("form[data-sent]");
}

function way(room: HTMLElement): string | undefined {
  return room.querySelector<HTMLElement>("[data-go]")?.dataset["go"];
}
