/** What was typed and not yet sent, kept in this browser until it is; never secrets or personal data. */
const prefix = 'luyue.draft.';

export function readDraft<V>(name: string): Partial<V> | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as Partial<V>);
  } catch {
    return undefined;
  }
}

export function writeDraft(name: string, values: object): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(values));
  } catch {
    // A browser that keeps nothing keeps no draft either; the form still holds it.
  }
}

export function clearDraft(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept.
  }
}
