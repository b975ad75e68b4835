// Buttons that show a password while it is typed. Without this script it stays hidden.

export function revealButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-reveal]")) {
    const field = document.getElementById(button.dataset["reveal"] ?? "");
    const word = button.firstChild;
    if (!(field instanceof HTMLInputElement) || !word) continue;
    const show = word.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const isHidden = field.type === "password";
      field.type = isHidden ? "text" : "password";
      word.textContent = isHidden ? (button.dataset["hide"] ?? "") : show;
    });
    // A password that is shown is sent as one that is hidden, so that browsers offer to keep it.
    field.form?.addEventListener("submit", () => (field.type = "password"));
  }
}
