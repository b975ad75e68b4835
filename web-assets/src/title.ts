// Safe words stand in the page's title too: the page may lie behind another.

const plain = document.title;

/** Puts before the title what control's region of safe words says there. */
export function markTitle(): void {
  const said = document.querySelector<HTMLElement>("[data-stops]")?.dataset["title"] ?? "";
  document.title = said === "" ? plain : `${said} · ${plain}`;
}
