// The papers of who plays somebody: a sentence that is tapped fills the field, and its mood stands first from then on.

export function startPlayer(room: HTMLElement): void {
  const field = room.querySelector<HTMLTextAreaElement>(".line-box.far form.say textarea");
  const moods = room.querySelector<HTMLElement>("[data-moods]");
  if (!field || !moods) return;
  for (const mood of moods.querySelectorAll("section")) {
    const first = (): void => moods.prepend(mood);
    const heading = mood.querySelector("h3");
    if (heading) heading.replaceChildren(button(heading.textContent ?? "", first));
    for (const line of mood.querySelectorAll("li")) {
      const words = line.textContent ?? "";
      const fill = (): void => {
        field.value = words;
        first();
        field.focus();
      };
      line.replaceChildren(button(words, fill));
    }
  }
}

function button(text: string, pressed: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "seat-suggested";
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}
