// Words that were typed on a line and not sent outlast a page that is loaded anew in the same tab.

/** Puts back what was typed; answers what keeps what stands in the field now. */
export function keepTyped(words: HTMLTextAreaElement, line: string): () => void {
  const key = `draft:${line}`;
  const keep = (): void => {
    try {
      if (words.value === "") sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, words.value);
    } catch {
      // A browser that keeps nothing: the page still has it.
    }
  };
  try {
    if (words.value === "") words.value = sessionStorage.getItem(key) ?? "";
  } catch {
    // Nothing can have been kept.
  }
  words.addEventListener("input", keep);
  return keep;
}
