/** Orders as work queues, a page at a time: open queues by priority and the earliest deadline, all orders by the newest. (PD-3.3, OT-2.1) */
import { listOrders as endpoint } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import type { Key } from './cut-page.ts';
import { keysAmong, pageOfKeys, type PageAsked } from './list-page.ts';
import type { OrderRecord } from './order.ts';
import { toRows } from './order-rows.ts';
import { readOrders } from './store.ts';

export const listOrders = query(endpoint, {
  clauses: ['PD-3.3', 'OT-2.1'],
  run: async (ctx, { ids, ...asked }) => {
    if (ids !== undefined) {
      const among = await keysAmong(ctx, asked, ids.split(','));
      return { items: await toRows(ctx, await recordsOf(ctx, among)) };
    }
    const { records, next } = await pageOfRecords(ctx, asked);
    return { items: await toRows(ctx, records), ...(next === undefined ? {} : { next }) };
  },
});

/** The orders of one page in the list's sequence; the export reads them too. */
export async function pageOfRecords(ctx: Ctx, asked: PageAsked): Promise<{ records: OrderRecord[]; next?: string }> {
  const { keys, next } = await pageOfKeys(ctx, asked);
  const records = await recordsOf(ctx, keys);
  return next ? { records, next } : { records };
}

async function recordsOf(ctx: Ctx, keys: readonly Key[]): Promise<OrderRecord[]> {
  const ids = keys.map((key) => key.id);
  const records = new Map((await readOrders(ctx.db, ids)).map((record) => [record.id, record]));
  return ids.flatMap((id) => records.get(id) ?? []);
}
