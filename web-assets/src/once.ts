// A double click sends a form once. Its second click comes after the first has been answered, where it would undo a swap
// or keep a lesson twice, or upon the page that follows, where another button may lie in the same place.

/** What may be pressed as quickly as it is heard or needed: tags and rungs are counted, and a stop may not be lost. */
const AGAIN = "[data-pads], [data-stop]";

export function sendOnce(): void {
  document.addEventListener(
    "click",
    (event) => {
      // A key press counts no clicks.
      if (event.detail < 2 || !(event.target instanceof Element)) return;
      const button = event.target.closest<HTMLButtonElement | HTMLInputElement>("button, input[type=submit]");
      const form = button?.form;
      if (button?.type !== "submit" || form?.method !== "post" || form.closest(AGAIN)) return;
      event.preventDefault();
    },
    true,
  );
}
