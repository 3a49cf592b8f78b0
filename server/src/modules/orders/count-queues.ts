/** Exact counts of the open queues, by index only. (PD-3.3, OT-2.1) */
import { queueCounts as endpoint, queues } from '../../../../contract/orders.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { orderScope } from './filter-part.ts';
import { narrowConditions, queueCondition } from './list-filter.ts';
import { remembered } from './remembered.ts';

/** The whole list is not counted: it only grows. */
const counted = queues.filter((queue) => queue !== 'all');

export const countQueues = query(endpoint, {
  clauses: ['PD-3.3', 'OT-2.1'],
  run: async (ctx, input) => {
    const params: unknown[] = [];
    const where = [
      scopeCondition(ctx.actor, 'orders.list', orderScope, params),
      ...narrowConditions(ctx, input, (value) => `$${params.push(value)}`),
    ].join(' and ');
    const counts = await remembered(ctx, ['counts', where, params], () => countAll(ctx, where, params));
    return { counts, asOf: ctx.now.toISOString() };
  },
});

/** The same counts for other pages that show them: within the actor's scope, without a filter. */
export function queueCounts(ctx: Ctx): Promise<Record<string, number>> {
  const params: unknown[] = [];
  const where = scopeCondition(ctx.actor, 'orders.list', orderScope, params);
  return remembered(ctx, ['counts', where, params], () => countAll(ctx, where, params));
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

/** Whether the company has entered anything at all. */
export async function hasOrders(db: Queryable): Promise<boolean> {
  return (await db.query(`select 1 from orders limit 1`)).length > 0;
}
