// Buttons that copy a field. The clipboard of newer browsers is missing where a page came over plain HTTP.

export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const field = document.getElementById(button.dataset["copy"] ?? "");
    if (!(field instanceof HTMLInputElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      field.select();
      if (document.execCommand("copy")) button.textContent = button.dataset["done"] ?? "";
    });
  }
}
