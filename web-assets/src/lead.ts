// What somebody has half written outlasts a page that is drawn anew. And when the next round is open, whoever has a page of
// this one open goes there by themselves; who is writing stays, and so does who came back to look something up.

/** Draws what the server has sent, keeps what is half written, and goes where it leads for the first time. */
export function leadOn(room: HTMLElement, draw: () => void): void {
  const was = way(room);
  const written = [...document.querySelectorAll("textarea")].filter(halfWritten);
  draw();
  for (const field of written) {
    const again = field.isConnected || field.id === "" ? null : document.getElementById(field.id);
    if (again instanceof HTMLTextAreaElement) again.value = field.value;
  }
  const to = way(room);
  if (to !== undefined && was === undefined && written.length === 0) location.assign(to);
}

/** Not what is on its way already, nor what the server itself has put there. */
function halfWritten(field: HTMLTextAreaElement): boolean {
  return field.value.trim() !== "" && field.value !== field.defaultValue && !field.closest("form[data-sent]");
}

function way(room: HTMLElement): string | undefined {
  return room.querySelector<HTMLElement>("[data-go]")?.dataset["go"];
}
