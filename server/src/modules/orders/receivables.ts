/** What a customer owes, as pages show it: order by order, the oldest debt first, with the days that it is overdue. (OS-3.1, CC-2.1) */
import { listReceivables as endpoint, type Receivable } from '../../../../contract/receivables.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findCustomers } from '../customers/index.ts';
import { readReceivables } from './receivable-facts.ts';

export async function receivablesOfCustomer(ctx: Pick<Ctx, 'db' | 'now'>, customerId: string): Promise<Receivable[]> {
  return (await readReceivables(ctx.db, [customerId])).map(({ orderId, number, owed, dueAt }) => ({
    orderId,
    number,
    owed: Number(owed),
    dueAt: dueAt.toISOString(),
    late: daysLate(dueAt, ctx.now),
  }));
}

/** Whole days, as the facts count them; a debt that is due since this morning is a day late, not none. */
function daysLate(dueAt: Date, now: Date): number {
  const days = (now.getTime() - dueAt.getTime()) / 86_400_000;
  return days <= 0 ? 0 : Math.max(1, Math.floor(days));
}

export const listReceivables = query(endpoint, {
  clauses: ['OS-3.1', 'CC-2.1'],
  run: async (ctx, { customerId }) => {
    const customer = (await findCustomers(ctx.db, [customerId])).get(customerId);
    if (!customer) throw new Refusal('NOT_FOUND');
    ctx.mustReach({ ownerId: customer.ownerId });
    return { items: await receivablesOfCustomer(ctx, customerId) };
  },
});
