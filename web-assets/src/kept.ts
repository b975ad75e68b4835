// What a page left behind on the device, read back. Anything may stand there, and what is not of the kind is
// left out; a browser that lets nothing be kept throws as soon as the store is named.

export function kept<T>(storage: () => Storage, key: string, is: (value: unknown) => value is T): T[] {
  try {
    const found: unknown = JSON.parse(storage().getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter(is) : [];
  } catch {
    return [];
  }
}
