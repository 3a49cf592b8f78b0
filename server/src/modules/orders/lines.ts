/** Moves quantities of an order's lines (allocated, packed, shipped, delivered …); check constraints keep them consistent. (OS-6.3) */
import type { RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { StockMove } from '../inventory/index.ts';
import { effective, physicalLines, type LineRecord, type Order } from './order.ts';
import { quantityText, thousandths } from './money.ts';
import { holdParams } from './step-refusals.ts';

type Quantity =
  'qty_cancelled' | 'qty_allocated' | 'qty_packed' | 'qty_shipped' | 'qty_delivered' | 'qty_accepted' | 'qty_returned';

/** Adds to a line's quantity (negative takes away). */
export function moveLine(ctx: RowCtx, line: LineRecord, column: Quantity, by: bigint): void {
  if (by === 0n) return;
  line[column] = quantityText(thousandths(line[column]) + by);
  changeLine(ctx, line, { [column]: line[column] });
}

/** Changes a line's columns: in its row when the flush inserts it, else as a patch. */
export function changeLine(ctx: RowCtx, line: LineRecord, columns: Partial<Record<keyof LineRecord, unknown>>): void {
  Object.assign(line, columns);
  const inserted = ctx.writes.inserts.get('order_lines')?.find((row) => row.id === line.id);
  if (inserted) Object.assign(inserted, columns);
  else ctx.patch('order_lines', line.id, columns);
}

/** What is still to be packed of a line. */
export function leftToPack(line: LineRecord): bigint {
  return effective(line) - thousandths(line.qty_packed);
}

export function lineOf(order: Order, lineId: string, field: string): LineRecord {
  const line = physicalLines(order).find((l) => l.id === lineId);
  if (!line) throw new Refusal('LINE_UNKNOWN', { field });
  return line;
}

/** Refuses when a hold on this very line blocks the word. */
export function mustNotBeHeld(order: Order, line: LineRecord, word: string): void {
  const hold = order.holds.find((h) => h.line_id === line.id && h.blocks.includes(word));
  if (hold) throw new Refusal('LINE_HELD', { params: { line: line.line_no, ...holdParams(hold) } });
}

/** Reserved stock of the lines that have a warehouse, allocated but not yet shipped. */
export function reservedMoves(order: Order): StockMove[] {
  return physicalLines(order).flatMap((line) => {
    const left = thousandths(line.qty_allocated) - thousandths(line.qty_shipped);
    return line.warehouse_id && left > 0n
      ? [{ warehouseId: line.warehouse_id, skuId: line.sku_id, quantity: quantityText(left) }]
      : [];
  });
}
