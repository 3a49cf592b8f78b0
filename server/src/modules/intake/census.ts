/**
 * The first reading of an order file: how many rows each order has, so that the second can hand an order on as soon as
 * its last row is read, wherever in the file that is; and what can only be seen over the whole file.
 */
import { UnreadableFile } from './file-problems.ts';
import type { OrderFormat } from './formats/format.ts';
import { idFault, looksRounded } from './row-reader.ts';
import { cellOf, type SheetRow } from './sheet.ts';
import { rowsOf, type Source } from './sources.ts';

export interface OrderCount {
  rows: number;
}

export interface Census {
  /** Data rows of each source. */
  rows: number[];
  orders: Map<string, OrderCount>;
  linesInTwoOrders: Set<string>;
  idsAreRounded: boolean;
  shops: { id?: string; name?: string }[];
  /** Orders in whose rows a file breaks off. */
  cutOrders: Set<string>;
}

const mostRows = 2_000_000;
const mostShops = 20;

export async function takeCensus(sources: readonly Source[], format: OrderFormat): Promise<Census> {
  const lines = new LineCensus();
  const shops = new Map<string, { id?: string; name?: string }>();
  const census: Census = {
    rows: [],
    orders: new Map(),
    linesInTwoOrders: lines.inTwoOrders,
    idsAreRounded: false,
    shops: [],
    cutOrders: new Set(),
  };
  const ids = { long: 0, rounded: 0 };
  for (const source of sources) {
    let count = 0;
    let lastOrder: string | undefined;
    for await (const batch of rowsOf(source)) {
      count += batch.length;
      if (count > mostRows) throw new UnreadableFile('TOO_MANY_ROWS', { max: mostRows });
      for (const row of batch) {
        lastOrder = orderKey(row, format);
        countRow(row, lastOrder, format, census, lines, ids);
        noteShop(row, format, shops);
      }
    }
    census.rows.push(count);
    if (source.cut && lastOrder !== undefined) census.cutOrders.add(lastOrder);
  }
  census.idsAreRounded = ids.rounded >= 2 && ids.rounded * 2 > ids.long;
  census.shops = [...shops.values()];
  return census;
}

/** Undefined when the number is missing or ruined: such rows belong to no order. */
export function orderKey(row: SheetRow, format: OrderFormat): string | undefined {
  const id = orderNumber(row, format);
  return id === '' || idFault(id) ? undefined : id;
}

export function orderNumber(row: SheetRow, format: OrderFormat): string {
  const text = cellOf(row, format.orderField);
  return format.bareNumber?.(text) ?? text;
}

/** A copy: a slice of the file's text would keep the whole chunk in memory. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function countRow(
  row: SheetRow,
  order: string | undefined,
  format: OrderFormat,
  census: Census,
  lines: LineCensus,
  ids: { long: number; rounded: number },
): void {
  if (order === undefined) return;
  if (order.length > 16) ids.long += 1;
  if (looksRounded(order)) ids.rounded += 1;
  let count = census.orders.get(order);
  if (!count) census.orders.set(ownCopy(order), (count = { rows: 0 }));
  count.rows += 1;
  if (!format.lineField) return;
  for (const line of cellOf(row, format.lineField).split(/[;；]/u)) lines.note(line.trim(), count);
}

function noteShop(row: SheetRow, format: OrderFormat, shops: Map<string, { id?: string; name?: string }>): void {
  const id = cellOf(row, format.shopFields.id);
  const name = cellOf(row, format.shopFields.name);
  if ((id === '' && name === '') || shops.size >= mostShops) return;
  const key = `${id} ${name}`;
  if (!shops.has(key)) shops.set(ownCopy(key), { id: ownCopy(id) || undefined, name: ownCopy(name) || undefined });
}

/** Remembers under which order each sub-order number stands; the order's count stands for the order. */
class LineCensus {
  readonly inTwoOrders = new Set<string>();
  private readonly orderOf = new Map<string, OrderCount>();

  note(line: string, order: OrderCount): void {
    if (line === '') return;
    const known = this.orderOf.get(line);
    if (known === undefined) this.orderOf.set(ownCopy(line), order);
    else if (known !== order) this.inTwoOrders.add(ownCopy(line));
  }
}
