// A long list that the server draws as a whole and the page takes over row by row: a row that has not changed stays where
// somebody works in it.

/** `data-row` names each row; the rows come in the order of the new drawing. */
export function takeRows(list: HTMLElement, drawn: HTMLElement): void {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const worked = focused?.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? "";
  const before = new Map(rows(list).map((row) => [row.dataset["row"], row]));
  let at: Element | null = list.firstElementChild;
  for (const row of rows(drawn)) {
    const was = before.get(row.dataset["row"]);
    before.delete(row.dataset["row"]);
    const stays = was && was.outerHTML === row.outerHTML ? was : row;
    if (was && stays === row) {
      keepTicks(was, row);
      keepUnfolded(was, row);
      if (at === was) at = row;
      was.replaceWith(row);
    }
    if (at === stays) at = stays.nextElementSibling;
    else list.insertBefore(stays, at);
  }
  for (const gone of before.values()) gone.remove();
  if (!focused || document.activeElement === focused) return;
  // Where a button has gone, its row is still there: never another row's button.
  const own = list.querySelector<HTMLElement>(`[data-row="${CSS.escape(worked)}"]`);
  const again = focused.id === "" ? null : list.querySelector<HTMLElement>(`#${CSS.escape(focused.id)}`);
  (again ?? own?.querySelector<HTMLElement>("a"))?.focus();
}

function rows(list: HTMLElement): HTMLElement[] {
  return Array.from(list.children).filter((row): row is HTMLElement => row instanceof HTMLElement);
}

function keepTicks(was: HTMLElement, row: HTMLElement): void {
  for (const tick of was.querySelectorAll<HTMLInputElement>("input[id]:checked")) {
    const same = row.querySelector<HTMLInputElement>(`#${CSS.escape(tick.id)}`);
    if (same) same.checked = true;
  }
}

/** What is unfolded and has a name stays so. */
export function keepUnfolded(was: HTMLElement, row: HTMLElement): void {
  for (const { id } of was.querySelectorAll("details[id][open]")) {
    row.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  }
}
