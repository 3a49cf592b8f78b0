/**
 * Which rows are chosen and where the eye is. Pure, so that j, k, x and Shift+x mean the same in every list and rows that arrive
 * later change neither choice nor focus.
 */
export interface Selection {
  chosen: ReadonlySet<string>;
  /** The row from which Shift+x reaches. */
  anchor: string | undefined;
}

export const nothingChosen: Selection = { chosen: new Set(), anchor: undefined };

export function toggle(selection: Selection, key: string): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(key)) chosen.add(key);
  return { chosen, anchor: key };
}

/** Chooses everything between the anchor and this row; without an anchor just this row. */
export function reach(selection: Selection, keys: readonly string[], key: string): Selection {
  const from = selection.anchor === undefined ? -1 : keys.indexOf(selection.anchor);
  const to = keys.indexOf(key);
  if (to < 0) return selection;
  if (from < 0) return toggle(selection, key);
  const chosen = new Set(selection.chosen);
  for (const between of keys.slice(Math.min(from, to), Math.max(from, to) + 1)) chosen.add(between);
  return { chosen, anchor: key };
}

/** The box in the head: all loaded rows, or none. What is not loaded is never chosen. */
export function toggleAll(selection: Selection, keys: readonly string[]): Selection {
  return keys.every((key) => selection.chosen.has(key)) ? nothingChosen : { chosen: new Set(keys), anchor: undefined };
}

export function step(keys: readonly string[], current: string | undefined, by: 1 | -1): string | undefined {
  if (keys.length === 0) return undefined;
  const at = current === undefined ? -1 : keys.indexOf(current);
  if (at < 0) return by === 1 ? keys[0] : keys[keys.length - 1];
  return keys[Math.min(keys.length - 1, Math.max(0, at + by))];
}
