/** What was available when an order was paid, noted per line by the statement that records the payment. (OT-3.2, CC-2.3) */
import type { RowCtx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';

export interface LinePlace {
  lineId: string;
  warehouseId: string;
  skuId: string;
}

/** Reads nothing beforehand: the insert itself looks at the stock, once for all the orders of a batch. */
export function noteStockAtPayment(ctx: RowCtx, lines: readonly LinePlace[]): void {
  for (const { lineId, warehouseId, skuId } of lines) ctx.writes.gather(noteSql, [lineId, warehouseId, skuId]);
}

const noteSql = `insert into stock_at_payment (line_id, available)
     select u.line_id, coalesce(s.on_hand - s.reserved, 0) from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as u(line_id, warehouse_id, sku_id)
       left join stock s on s.warehouse_id = u.warehouse_id and s.sku_id = u.sku_id
     on conflict (line_id) do nothing`;

/** Line → available then, as a decimal string. */
export async function stockAtPayment(db: Queryable, lineIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ line_id: string; available: string }>(
    `select line_id, trim_scale(available)::text as available from stock_at_payment where line_id = any($1::uuid[])`,
    [lineIds],
  );
  return new Map(rows.map((row) => [row.line_id, row.available]));
}
