/**
 * How a list follows what happens without moving: rows on the screen change in place, rows that would come in between wait outside, rows
 * that left the queue stay until the reader takes in what is new. Pure, so that nothing here depends on the line.
 */
import type { OrderRow } from '../../../../contract/order-views.ts';

export interface Page {
  items: OrderRow[];
  next?: string | undefined;
}

/** By deadline in open queues, by entry among all orders; the id decides between equals. */
function before(newest: boolean): (a: OrderRow, b: OrderRow) => number {
  const key = (row: OrderRow) => (newest ? row.enteredAt : (row.nextDueAt ?? '9'));
  const sign = newest ? -1 : 1;
  return (a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Those that a reader would see by loading anew: not there yet, and not behind the last row that is loaded. */
export function arriving(among: readonly OrderRow[], pages: readonly Page[], newest: boolean): OrderRow[] {
  const loaded = pages.flatMap((page) => page.items);
  const hasMore = pages[pages.length - 1]?.next !== undefined;
  const known = new Set(loaded.map((row) => row.id));
  const last = loaded[loaded.length - 1];
  const inSequence = before(newest);
  return among.filter((row) => !known.has(row.id) && (!hasMore || !last || inSequence(row, last) < 0));
}

/** The same rows in the same places, with what is known of them now. */
export function inPlace(pages: readonly Page[], fresh: ReadonlyMap<string, OrderRow>): Page[] {
  return pages.map((page) =>
    page.items.some((row) => fresh.has(row.id))
      ? { ...page, items: page.items.map((row) => fresh.get(row.id) ?? row) }
      : page,
  );
}

/** What happened and is not taken in: rows that would come in between, and rows that do not belong any more. */
export interface Waiting {
  arrived: ReadonlyMap<string, OrderRow>;
  gone: ReadonlySet<string>;
}

export const nothingWaits: Waiting = { arrived: new Map(), gone: new Set() };

interface News {
  /** What was asked about, and of it what belongs to the list and what of the loaded rows is still known. */
  ids: readonly string[];
  belonging: readonly OrderRow[];
  known: readonly string[];
  arrived: readonly OrderRow[];
}

export function learnt({ arrived, gone }: Waiting, news: News): Waiting {
  const asked = new Set(news.ids);
  const belongs = new Set(news.belonging.map((row) => row.id));
  return {
    arrived: new Map([
      ...[...arrived].filter(([id]) => !asked.has(id)),
      ...news.arrived.map((row) => [row.id, row] as const),
    ]),
    gone: new Set([...gone, ...news.known].filter((id) => !belongs.has(id))),
  };
}

/** New rows in their places, rows that left the queue gone; everything else as it stood. */
export function takenIn(pages: readonly Page[], { arrived, gone }: Waiting, newest: boolean): Page[] {
  const kept = pages.flatMap((page) => page.items).filter((row) => !gone.has(row.id) && !arrived.has(row.id));
  const items = [...kept, ...arrived.values()].sort(before(newest));
  const last = pages[pages.length - 1];
  return [{ items, next: last?.next }];
}
