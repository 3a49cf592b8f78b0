/**
 * A page out of windows of keys: each place was read up to a fixed number of orders, and what fits the filter was marked. Where a
 * window was full, nothing behind its last key is known, so the page ends there and the next one goes on from it. (ADR 0007)
 */
export interface WindowKey {
  id: string;
  /** The sort key as PostgreSQL writes an instant in UTC; such texts sort like the instants. */
  key: string;
  place: number;
  fits: boolean;
}

export type Key = Pick<WindowKey, 'id' | 'key'>;

export interface KeyPage {
  keys: Key[];
  /** Where the next page goes on; absent where there is nothing more. */
  next: Key | undefined;
}

export interface Cut {
  /** How many orders were read per place. */
  window: number;
  limit: number;
  newest: boolean;
}

export function cutPage(rows: readonly WindowKey[], { window, limit, newest }: Cut): KeyPage {
  const sign = newest ? -1 : 1;
  const inSequence = (a: Key, b: Key): number =>
    a.key === b.key ? sign * compare(a.id, b.id) : sign * compare(a.key, b.key);
  const horizon = lastOfFull(rows, window).sort(inSequence)[0];
  const known = rows.filter((row) => row.fits && (!horizon || inSequence(row, horizon) <= 0)).sort(inSequence);
  const keys = known.slice(0, limit);
  return { keys, next: known.length > limit ? keys[keys.length - 1] : horizon };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The last key of each place whose window was full; rows of a place come in sequence. */
function lastOfFull(rows: readonly WindowKey[], window: number): WindowKey[] {
  const places = new Map<number, { count: number; last: WindowKey }>();
  for (const row of rows) {
    const place = places.get(row.place);
    if (place) Object.assign(place, { count: place.count + 1, last: row });
    else places.set(row.place, { count: 1, last: row });
  }
  return [...places.values()].filter((place) => place.count >= window).map((place) => place.last);
}
