/** Neither of two orders that may be one goes on: not through its check, and not into preparation, before that is decided. (CC-2.2) */
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { policyCache } from '../policy/index.ts';
import type { Gate } from '../orders/index.ts';
import { findPairs } from './duplicates.ts';

const check: Gate['check'] = async (ctx, orders) => {
  const ids = orders.map((order) => order.record.id);
  const pairs = await findPairs(ctx.db, ids, await ctx.cached(policyCache), await ctx.cached(companyCache), ctx.now);
  return orders.map(({ record }) => {
    const pair = pairs.find((one) => one.a.id === record.id || one.b.id === record.id);
    if (!pair) return undefined;
    const other = pair.a.id === record.id ? pair.b : pair.a;
    return new Refusal('ORDER_DUPLICATED', { clause: pair.clause, params: { other: other.number } });
  });
};

export const duplicateGates: readonly Gate[] = [
  { name: 'entry-duplicates-check', action: 'check', check },
  { name: 'entry-duplicates-prepare', action: 'prepare', check },
];
