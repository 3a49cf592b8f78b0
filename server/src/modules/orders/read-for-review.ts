/** An order as a page of another module compares it: read without a lock, within the reader's reach. (OS-3.1) */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Order } from './order.ts';
import { readLines, readOrders, scopeOf } from './store.ts';

export async function readOrdersForReview(db: Queryable, orderIds: readonly string[]): Promise<Map<string, Order>> {
  const ids = [...new Set(orderIds)];
  const [records, lines] = [await readOrders(db, ids), await readLines(db, ids)];
  return new Map(
    records.map((record) => [
      record.id,
      {
        record,
        lines: lines.get(record.id) ?? [],
        holds: [],
        clocks: [],
        chain: { table: 'orders', id: record.id, seq: record.chain_seq, head: record.chain_head },
      },
    ]),
  );
}

export function mustReachOrder(ctx: Ctx, order: Pick<Order, 'record' | 'lines'>): void {
  ctx.mustReach(scopeOf(order.record, order.lines));
}

/** Checked orders whose review was never begun, the longest waiting first. */
export async function unreviewedOrders(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from orders where stage = 'checked' and review_state = 'none' order by checked_at, id limit 1000`,
  );
  return rows.map((row) => row.id);
}

/** Pieces of these SKUs that checked orders still wait for, by SKU; some orders may be left out. */
export async function openQuantities(
  db: Queryable,
  skuIds: readonly string[],
  besides: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.query<{ sku: string; n: number }>(
    `select l.sku_id as sku, sum(l.qty_ordered - l.qty_cancelled - l.qty_packed)::float8 as n
       from orders o join order_lines l on l.order_id = o.id
      where o.stage in ('checked', 'preparing') and l.sku_id = any($1::uuid[]) and not o.id = any($2::uuid[]) group by l.sku_id`,
    [skuIds, besides],
  );
  return new Map(rows.map((row) => [row.sku, row.n]));
}
