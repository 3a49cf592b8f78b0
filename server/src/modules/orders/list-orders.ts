/**
 * Orders as work queues, by keyset: each queue and filter has an index whose rows come in the list's own sequence, so the
 * time does not grow with the number of orders. Nothing scans all orders. (PD-3.3, OT-2.1)
 */
import type { z } from 'zod';
import { listOrders as endpoint } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { toRows } from './order-rows.ts';
import { readOrders } from './store.ts';

export type ListInput = z.infer<typeof endpoint.input>;

type Queue = ListInput['queue'];

/** The rows of a queue as SQL over `o`. */
export const queueCondition: Record<Queue, string> = {
  entered: `o.stage = 'entered'`,
  unpaid: `o.stage = 'checked' and o.paid_at is null and o.payment_terms = 'prepaid'`,
  checked: `o.stage = 'checked'`,
  preparing: `o.stage = 'preparing'`,
  prepared: `o.stage = 'prepared'`,
  shipped: `o.stage = 'shipped'`,
  delivered: `o.stage = 'delivered'`,
  held: `o.is_held and o.stage not in ('closed', 'cancelled')`,
  refund: `o.has_refund and o.stage not in ('closed', 'cancelled')`,
  overdue: `o.stage not in ('closed', 'cancelled') and o.next_due_at < $now`,
  all: 'true',
};

export const orderScope = { shop: 'o.shop_id', warehouse: 'o.warehouse_id', department: 'o.dept_id', session: 'o.session_id', owner: 'o.owner_id' };

export const listOrders = query(endpoint, {
  clauses: ['PD-3.3', 'OT-2.1'],
  run: async (ctx, input) => {
    const ids = await pageOfIds(ctx, input);
    const shown = ids.slice(0, input.limit);
    const records = new Map((await readOrders(ctx.db, shown.map((r) => r.id))).map((r) => [r.id, r]));
    const items = await toRows(ctx, shown.flatMap((r) => records.get(r.id) ?? []));
    const last = shown[shown.length - 1];
    return ids.length > input.limit && last ? { items, next: writeCursor([last.key, last.id]) } : { items };
  },
});

interface KeyRow {
  id: string;
  key: string;
}

/** One more than the page, so that the end is known without counting. */
async function pageOfIds(ctx: Ctx, input: ListInput): Promise<KeyRow[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const newest = input.queue === 'all' || input.sort === 'newest';
  const [column, direction, type] = newest ? ['o.entered_at', 'desc', 'timestamptz'] : ['o.next_due_at', 'asc', 'timestamptz'];
  const where = [queueCondition[input.queue].replace('$now', () => bind(ctx.now)), scopeCondition(ctx.actor, ctx.action, orderScope, params)];
  if (input.shopId) where.push(`o.shop_id = ${bind(input.shopId)}`);
  if (input.warehouseId) where.push(`o.warehouse_id = ${bind(input.warehouseId)}`);
  if (input.cursor) {
    const [key, id] = readCursor(input.cursor, ['instant', 'id']);
    where.push(`(${column}, o.id) ${newest ? '<' : '>'} (${bind(key)}::${type}, ${bind(id)}::uuid)`);
  }
  return ctx.db.query<KeyRow & Record<string, unknown>>(
    `select o.id, ${column}::text as key from orders o where ${where.join(' and ')} order by ${column} ${direction}, o.id ${direction} limit ${bind(input.limit + 1)}`,
    params,
  );
}
