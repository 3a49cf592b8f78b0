/**
 * A page out of windows of keys: each place was read up to a fixed number of orders, and what fits the filter was kept. Where a
 * window was full, nothing behind its last key is known, so the page ends there and the next one goes on from it. (ADR 0007)
 */
export interface WindowKey {
  id: string;
  /** The sort key as PostgreSQL writes an instant in UTC; such texts sort like the instants. */
  key: string;
  fits: boolean;
  /** The last row of a window that was full. */
  isLast: boolean;
}

export type Key = Pick<WindowKey, 'id' | 'key'>;

export interface KeyPage {
  keys: Key[];
  /** Where the next page goes on; absent where there is nothing more. */
  next: Key | undefined;
}

export interface Cut {
  limit: number;
  newest: boolean;
}

export function cutPage(rows: readonly WindowKey[], { limit, newest }: Cut): KeyPage {
  const sign = newest ? -1 : 1;
  const inSequence = (a: Key, b: Key): number =>
    a.key === b.key ? sign * compare(a.id, b.id) : sign * compare(a.key, b.key);
  const horizon = rows.filter((row) => row.isLast).sort(inSequence)[0];
  const known = rows.filter((row) => row.fits && (!horizon || inSequence(row, horizon) <= 0)).sort(inSequence);
  const keys = known.slice(0, limit);
  return { keys, next: known.length > limit ? keys[keys.length - 1] : horizon };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
