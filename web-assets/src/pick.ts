// A field for a file speaks the page's language, and not the browser's. Without this it works as the browser draws it.

export function fileFields(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[type=file][data-choose]")) {
    const [choose, name] = [document.createElement("label"), document.createElement("output")];
    choose.className = "small file-choose";
    choose.htmlFor = field.id;
    choose.textContent = field.dataset["choose"] ?? "";
    const show = (): void => {
      name.textContent = Array.from(field.files ?? [], (file) => file.name).join(", ") || (field.dataset["none"] ?? "");
    };
    name.className = "file-name";
    const both = document.createElement("span");
    both.className = "file-pick";
    field.classList.add("vh");
    field.replaceWith(both);
    both.append(field, choose, name);
    field.addEventListener("change", show);
    field.form?.addEventListener("reset", () => setTimeout(show));
    show();
  }
}
