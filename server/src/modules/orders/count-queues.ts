/** Exact counts of the open queues, by index only; kept for two seconds per scope, because every screen asks. (PD-3.3, OT-2.1) */
import { queueCounts as endpoint, queues } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { orderScope, queueCondition } from './list-orders.ts';

/** The whole list is not counted: it only grows. */
const counted = queues.filter((queue) => queue !== 'all');
const keptMs = 2000;
const memo = new WeakMap<object, Map<string, { at: number; counts: Promise<Record<string, number>> }>>();

export const countQueues = query(endpoint, {
  clauses: ['PD-3.3', 'OT-2.1'],
  run: async (ctx, input) => {
    const params: unknown[] = [];
    const where = [scopeCondition(ctx.actor, 'orders.list', orderScope, params)];
    if (input.shopId) where.push(`o.shop_id = $${params.push(input.shopId)}`);
    if (input.warehouseId) where.push(`o.warehouse_id = $${params.push(input.warehouseId)}`);
    return { counts: await remembered(ctx, where.join(' and '), params), asOf: ctx.now.toISOString() };
  },
});

/** The same counts for other pages that show them: within the actor's scope, without a filter. */
export function queueCounts(ctx: Ctx): Promise<Record<string, number>> {
  const params: unknown[] = [];
  return remembered(ctx, scopeCondition(ctx.actor, 'orders.list', orderScope, params), params);
}

function remembered(ctx: Ctx, where: string, params: unknown[]): Promise<Record<string, number>> {
  const key = JSON.stringify([where, params]);
  let ofKernel = memo.get(ctx.kernel);
  if (!ofKernel) memo.set(ctx.kernel, (ofKernel = new Map()));
  const present = ofKernel.get(key);
  if (present && Date.now() - present.at < keptMs) return present.counts;
  if (ofKernel.size > 500) ofKernel.clear();
  const counts = countAll(ctx, where, params);
  ofKernel.set(key, { at: Date.now(), counts });
  counts.catch(() => ofKernel.delete(key));
  return counts;
}

async function countAll(ctx: Ctx, where: string, params: unknown[]): Promise<Record<string, number>> {
  const now = `$${params.length + 1}::timestamptz`;
  const parts = counted.map(
    (queue) =>
      `(select count(*) from orders o where ${queueCondition[queue].replace('$now', now)} and ${where})::int as "${queue}"`,
  );
  const [row] = await ctx.db.query<Record<string, number>>(`select ${parts.join(', ')}`, [...params, ctx.now]);
  return row ?? {};
}
