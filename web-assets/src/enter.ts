// Fields in which Enter sends, as on a line; Shift and Enter begin a new line.

export function startEnter(): void {
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || field.dataset["enter"] === undefined) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) field.form?.requestSubmit();
  });
}
