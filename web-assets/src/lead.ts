// The next round is open: whoever has a page of this one open goes there by themselves. Who is writing stays, with what is
// written; so does who came back to look something up.

/** Draws what the server has sent, and goes where it leads for the first time. */
export function leadOn(room: HTMLElement, draw: () => void): void {
  const was = way(room);
  const written = [...document.querySelectorAll("textarea")].filter((field) => field.value.trim() !== "");
  draw();
  const to = way(room);
  if (to === undefined || was !== undefined) return;
  if (written.length === 0) return location.assign(to);
  for (const { id, value } of written) {
    const again = document.getElementById(id);
    if (again instanceof HTMLTextAreaElement) again.value = value;
  }
}

function way(room: HTMLElement): string | undefined {
  return room.querySelector<HTMLElement>("[data-go]")?.dataset["go"];
}
