// What somebody has half written outlasts a page that is drawn anew. And when the next round is open, whoever has a page of
// this one open goes there by themselves; who is writing stays, and so does who came back to look something up.

type Field = HTMLTextAreaElement | HTMLInputElement;

/** Half written fields that are not on the page just now: they come back with what stood in them. */
const gone = new Map<string, Field>();

/** Draws what the server has sent, keeps what is half written, and goes where it leads for the first time. */
export function leadOn(room: HTMLElement, draw: () => void): void {
  const was = way(room);
  const written = fields(document).filter(halfWritten);
  const caret = written.find((field) => field === document.activeElement);
  const [from, upto] = [caret?.selectionStart ?? null, caret?.selectionEnd ?? null];
  draw();
  for (const field of written) if (field.id !== "") gone.set(field.id, field);
  for (const [id, field] of gone) {
    const again = putBack(field);
    if (document.getElementById(id)) gone.delete(id);
    if (field === caret && again === document.activeElement) again?.setSelectionRange(from, upto);
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
  if (!isField(again) || again.value !== again.defaultValue) return undefined;
  again.value = field.value;
  return again;
}

export function fields(place: ParentNode): Field[] {
  return [...place.querySelectorAll<Field>("textarea, input:not([type]), input[type=text], input[type=date]")];
}

function isField(at: HTMLElement | null): at is Field {
  return at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement;
}

/** Not what is on its way already, nor what the server itself has put there. */
function halfWritten(field: Field): boolean {
  return field.value.trim() !== "" && field.value !== field.defaultValue && !field.closest("form[data-sent]");
}

function way(room: HTMLElement): string | undefined {
  return room.querySelector<HTMLElement>("[data-go]")?.dataset["go"];
}
