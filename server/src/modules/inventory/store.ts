/** SQL of the stock tables. */
import type { Queryable } from '../../kernel/database.ts';

export interface Stock {
  warehouseId: string;
  skuId: string;
  onHand: string;
  reserved: string;
  /** On hand less reserved; below zero when oversold. */
  available: string;
}

const columns = `warehouse_id as "warehouseId", sku_id as "skuId", trim_scale(on_hand)::text as "onHand", trim_scale(reserved)::text as reserved,
  trim_scale(on_hand - reserved)::text as available`;

type StockRow = Stock & Record<string, unknown>;

/** The stock of these SKUs in all warehouses that have any. */
export function stockFor(db: Queryable, skuIds: readonly string[]): Promise<Stock[]> {
  return db.query<StockRow>(
    `select ${columns} from stock where sku_id = any($1::uuid[]) order by sku_id, warehouse_id`,
    [[...new Set(skuIds)]],
  );
}

/** The same, locked in (warehouse, SKU) order, where a decision hangs on what is there. */
export function lockStock(db: Queryable, places: readonly { warehouseId: string; skuId: string }[]): Promise<Stock[]> {
  return db.query<StockRow>(
    `select ${columns} from stock where (warehouse_id, sku_id) in (select * from unnest($1::uuid[], $2::uuid[])) order by warehouse_id, sku_id for update`,
    [places.map((p) => p.warehouseId), places.map((p) => p.skuId)],
  );
}

/** Stock by SKU and warehouse; the condition is composed by the query from its own columns. */
export function stockRows(db: Queryable, condition: string, params: unknown[], limit: number): Promise<Stock[]> {
  return db.query<StockRow>(
    `select ${columns} from stock where ${condition} order by sku_id, warehouse_id limit ${limit}`,
    params,
  );
}
