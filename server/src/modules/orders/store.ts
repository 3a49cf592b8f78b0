/** SQL over the orders' own tables: locking an order with all that decisions ask, and reading it. */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { loadOpenClocks } from '../deadlines/index.ts';
import type { HoldRecord, LineRecord, Order, OrderRecord } from './order.ts';

const lineColumns = `id, order_id, line_no, external_line_no, parent_line_id, sku_id, title, unit, unit_price::text, tax_rate::text, discount, amount,
  is_gift, is_bundle, holds_back, note, warehouse_id, refund_state, trim_scale(qty_ordered)::text as qty_ordered, trim_scale(qty_cancelled)::text as qty_cancelled, trim_scale(qty_allocated)::text as qty_allocated,
  trim_scale(qty_packed)::text as qty_packed, trim_scale(qty_shipped)::text as qty_shipped, trim_scale(qty_delivered)::text as qty_delivered,
  trim_scale(qty_accepted)::text as qty_accepted, trim_scale(qty_returned)::text as qty_returned`;

export async function readLines(db: Queryable, orderIds: readonly string[]): Promise<Map<string, LineRecord[]>> {
  const rows = await db.query<LineRecord & Record<string, unknown>>(
    `select ${lineColumns} from order_lines where order_id = any($1::uuid[]) order by order_id, line_no`,
    [orderIds],
  );
  return groupByOrder(rows);
}

export async function readOpenHolds(db: Queryable, orderIds: readonly string[]): Promise<Map<string, HoldRecord[]>> {
  const rows = await db.query<HoldRecord & Record<string, unknown>>(
    `select id, order_id, line_id, kind, owner_department, reason, blocks, placed_at, placed_by, released_at
       from holds where order_id = any($1::uuid[]) and released_at is null order by placed_at, id`,
    [orderIds],
  );
  return groupByOrder(rows);
}

function groupByOrder<T extends { order_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const list = map.get(row.order_id);
    if (list) list.push(row);
    else map.set(row.order_id, [row]);
  }
  return map;
}

/**
 * Locks orders in id order and loads what decisions need. Each input gets the same Order object when it names the same
 * order, or NOT_FOUND when the order does not exist or lies outside the actor's scope.
 */
export async function lockOrders(ctx: Ctx, ids: readonly string[]): Promise<(Order | Refusal)[]> {
  const sorted = [...new Set(ids)].sort();
  const records = await ctx.db.query<OrderRecord & Record<string, unknown>>(
    `select * from orders where id = any($1::uuid[]) order by id for update`,
    [sorted],
  );
  const found = records.map((r) => r.id);
  const lines = await readLines(ctx.db, found);
  const holds = await readOpenHolds(ctx.db, found);
  const clocks = await loadOpenClocks(ctx.db, found);
  const orders = new Map<string, Order>();
  for (const record of records) {
    const order: Order = {
      record,
      lines: lines.get(record.id) ?? [],
      holds: holds.get(record.id) ?? [],
      clocks: clocks.get(record.id) ?? [],
      chain: { table: 'orders', id: record.id, seq: record.chain_seq, head: record.chain_head },
    };
    if (withinReach(ctx, order)) orders.set(record.id, order);
  }
  return ids.map((id) => orders.get(id) ?? new Refusal('NOT_FOUND', { field: 'orderId' }));
}

function withinReach(ctx: Ctx, order: Order): boolean {
  try {
    ctx.mustReach(scopeOf(order.record, order.lines));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The columns by which a person's scopes hold an order. */
export type ScopedOrder = Pick<OrderRecord, 'shop_id' | 'warehouse_id' | 'dept_id' | 'owner_id' | 'session_id'>;

export function scopeOf(record: ScopedOrder, lines: readonly Pick<LineRecord, 'warehouse_id'>[] = []) {
  const warehouseIds = [record.warehouse_id, ...lines.map((l) => l.warehouse_id)].filter(
    (w): w is string => w !== null,
  );
  return {
    shopId: record.shop_id,
    departmentId: record.dept_id,
    ownerId: record.owner_id,
    sessionId: record.session_id,
    warehouseIds: [...new Set(warehouseIds)],
  };
}

export async function readOrders(db: Queryable, ids: readonly string[]): Promise<OrderRecord[]> {
  return db.query<OrderRecord & Record<string, unknown>>(`select * from orders where id = any($1::uuid[])`, [ids]);
}

export async function readHolds(db: Queryable, orderId: string): Promise<HoldRecord[]> {
  return db.query<HoldRecord & Record<string, unknown>>(
    `select id, order_id, line_id, kind, owner_department, reason, blocks, placed_at, placed_by, released_at
       from holds where order_id = $1 order by placed_at, id`,
    [orderId],
  );
}
