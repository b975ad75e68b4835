// One form to the server: done, refused with a sentence, or not reached.

export type Answer = { kind: "done" } | { kind: "refused"; message: string } | { kind: "unreached" };

/** Milliseconds after which an answer is no longer waited for; the same id makes sending it again harmless. */
const PATIENCE = 15_000;

/** What is asked for as a page answers with another page; that one need not be fetched to know that it is done. */
export async function post(
  address: string,
  form: FormData,
  redirect: RequestRedirect = "error",
  patience = PATIENCE,
): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") body.append(name, value);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { Accept: "text/plain" },
      body,
      signal: abort.signal,
      redirect,
    });
    if (response.ok) return { kind: "done" };
    if (response.status >= 500) return { kind: "unreached" };
    return { kind: "refused", message: (await response.text()).trim() };
  } catch {
    return { kind: "unreached" };
  } finally {
    clearTimeout(timer);
  }
}

/** An id for one command. `crypto.randomUUID` is missing where a page came over plain HTTP in a classroom. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
