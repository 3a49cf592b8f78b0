/**
 * Hands on the rows of each order together as soon as the last of them is read, wherever they stand. Memory is bounded:
 * when too many rows wait for their companions, further orders of several rows are left to another reading of the file.
 */
import { orderKey, type Census } from './census.ts';
import type { OrderFormat } from './formats/format.ts';
import { looksRounded } from './row-reader.ts';
import type { SheetRow } from './sheet.ts';
import { rowsOf, type Source } from './sources.ts';

export interface Group {
  rows: SheetRow[];
  /** More rows than an order can have: each is handed on alone. */
  rowsOfOrder?: number;
}

export const mostRowsOfOrder = 500;

/** Kept as one string, because cells are slices of the file's text and would keep all of it in memory. */
interface HeldRow {
  sheet: SheetRow['sheet'];
  row: number;
  cells: string;
  last?: true;
}

interface Reading {
  held: Map<string, HeldRow[]>;
  heldRows: number;
  /** Orders left to the next reading. */
  deferred: Set<string>;
  /** Orders that this reading is about; all if undefined. */
  only: ReadonlySet<string> | undefined;
}

export async function* groupRows(
  sources: readonly Source[],
  format: OrderFormat,
  census: Census,
  mostHeld = 15_000,
): AsyncGenerator<Group> {
  let only: ReadonlySet<string> | undefined;
  do {
    const reading: Reading = { held: new Map(), heldRows: 0, deferred: new Set(), only };
    for await (const batch of interleaved(sources, census.rows)) {
      for (const row of batch) {
        const group = place(row, format, census, reading, mostHeld);
        if (group) yield group;
      }
    }
    only = reading.deferred;
  } while (only.size > 0);
}

function place(
  row: SheetRow,
  format: OrderFormat,
  census: Census,
  reading: Reading,
  mostHeld: number,
): Group | undefined {
  const key = orderKey(row, format);
  const isFirstReading = reading.only === undefined;
  if (key === undefined || (census.idsAreRounded && looksRounded(key)))
    return isFirstReading ? { rows: [row] } : undefined;
  const rowsOfOrder = census.orders.get(key)?.rows ?? 1;
  if (rowsOfOrder === 1) return isFirstReading ? { rows: [row] } : undefined;
  if (rowsOfOrder > mostRowsOfOrder) return isFirstReading ? { rows: [row], rowsOfOrder } : undefined;
  if (reading.only && !reading.only.has(key)) return undefined;
  return hold(key, row, rowsOfOrder, reading, mostHeld);
}

function hold(key: string, row: SheetRow, rowsOfOrder: number, reading: Reading, mostHeld: number): Group | undefined {
  const waiting = reading.held.get(key);
  const { sheet, last } = row;
  const kept: HeldRow = { sheet, row: row.row, cells: JSON.stringify(row.cells), last };
  if (!waiting) {
    if (reading.deferred.has(key)) return undefined;
    if (reading.heldRows >= mostHeld) {
      reading.deferred.add(Buffer.from(key).toString());
      return undefined;
    }
    reading.held.set(Buffer.from(key).toString(), [kept]);
    reading.heldRows += 1;
    return undefined;
  }
  waiting.push(kept);
  reading.heldRows += 1;
  if (waiting.length < rowsOfOrder) return undefined;
  reading.held.delete(key);
  reading.heldRows -= rowsOfOrder;
  return { rows: waiting.map(({ cells, ...rest }) => ({ ...rest, cells: JSON.parse(cells) as string[] })) };
}

/** Lists of a pair are usually sorted alike: reading them side by side keeps few rows waiting. */
async function* interleaved(sources: readonly Source[], totals: readonly number[]): AsyncGenerator<SheetRow[]> {
  const readers = sources.map((source, at) => ({ rows: rowsOf(source), read: 0, total: totals[at] || 1 }));
  while (readers.length > 0) {
    const behind = readers.reduce((one, other) => (other.read / other.total < one.read / one.total ? other : one));
    const next = await behind.rows.next();
    if (next.done) readers.splice(readers.indexOf(behind), 1);
    else {
      behind.read += next.value.length;
      yield next.value;
    }
  }
}
