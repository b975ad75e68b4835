// Setting up teams: each is like the one before it until it is chosen otherwise.

/** Of what is chosen for a team: its language, who plays its far end and where its line is spoken. */
const FOLLOWING = ["language", "far", "lines"];

export function teamsAlike(form: HTMLFormElement): void {
  const touched = new Set<string>();
  const select = (team: number, what: string): HTMLSelectElement | null =>
    form.querySelector(`select[name="t${team}.${what}"]`);
  form.addEventListener("change", ({ target }) => {
    const [, team, what = ""] = (target instanceof HTMLSelectElement && /^t(\d+)\.(\w+)$/.exec(target.name)) || [];
    if (team === undefined || !FOLLOWING.includes(what)) return;
    touched.add(`${team}.${what}`);
    const chosen = (target as HTMLSelectElement).value;
    for (let next = Number(team) + 1; !touched.has(`${next}.${what}`); next++) {
      const field = select(next, what);
      if (!field) return;
      field.value = chosen;
    }
  });
}
