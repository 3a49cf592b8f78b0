/**
 * What a customer owes us from other orders on credit, and since when it is overdue: the exposure beside the limit. Orders
 * that are decided in the same batch count for those after them. (OS-3.1, OS-3.2)
 */
import type { Queryable } from '../../kernel/database.ts';
import { findCustomers } from '../customers/index.ts';
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';

export const receivableFactNames = [
  'customer.exposure',
  'customer.overdue',
  'customer.overdueDays',
  'customer.orders',
] as const;

export interface Receivable {
  orderId: string;
  number: string;
  customerId: string;
  owed: number;
  dueAt: Date;
}

const dayMs = 86_400_000;

/** Open credit orders of these customers, the oldest debt first; the term runs from shipping, before that from the check. */
export async function readReceivables(db: Queryable, customerIds: readonly string[]): Promise<Receivable[]> {
  const customers = await findCustomers(db, customerIds);
  const rows = await db.query<{ id: string; number: string; customerId: string; owed: number; since: Date }>(
    `select id, number, customer_id as "customerId", total_amount - (paid_amount - refunded_amount) as owed,
       coalesce(shipped_at, checked_at, entered_at) as since
     from orders where customer_id = any($1::uuid[]) and payment_terms = 'credit' and stage not in ('entered', 'cancelled') and review_state not in ('returned', 'rejected')
       and paid_amount - refunded_amount < total_amount order by since`,
    [customerIds],
  );
  return rows.map(({ id, since, ...row }) => ({
    ...row,
    orderId: id,
    dueAt: new Date(since.getTime() + (customers.get(row.customerId)?.termsDays ?? 0) * dayMs),
  }));
}

/** Enough to tell a first order from a regular customer's; nobody counts further. */
async function countOrders(db: Queryable, customerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; n: number }>(
    `select c.id, (select count(*) from (select 1 from orders o where o.customer_id = c.id limit 100) as known)::int as n
       from unnest($1::uuid[]) as c(id)`,
    [customerIds],
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function receivableFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const ids = [...new Set(subjects.flatMap((subject) => subject.customerId ?? []))];
  if (ids.length === 0) return subjects.map(() => nothingOwed);
  const [all, counts] = await Promise.all([readReceivables(ctx.db, ids), countOrders(ctx.db, ids)]);
  const kept = new Set(all.map((one) => one.orderId));
  const sameBatch = new Map<string, number>();
  return subjects.map((subject) => {
    const { customerId, orderId } = subject;
    if (customerId === null) return nothingOwed;
    const others = all.filter((one) => one.customerId === customerId && one.orderId !== orderId);
    const before = sameBatch.get(customerId) ?? 0;
    if (subject.paymentTerms === 'credit' && !kept.has(orderId)) sameBatch.set(customerId, before + subject.owed);
    const late = others.filter((one) => one.dueAt < ctx.now);
    const oldest = late.reduce((at, one) => Math.min(at, one.dueAt.getTime()), ctx.now.getTime());
    return {
      'customer.exposure': sum(others) + before,
      'customer.overdue': sum(late),
      'customer.overdueDays': Math.floor((ctx.now.getTime() - oldest) / dayMs),
      'customer.orders': Math.max(0, (counts.get(customerId) ?? 0) - 1),
    };
  });
}

const nothingOwed: FactValues = {
  'customer.exposure': 0,
  'customer.overdue': 0,
  'customer.overdueDays': 0,
  'customer.orders': 0,
};

function sum(list: readonly Receivable[]): number {
  return list.reduce((total, one) => total + one.owed, 0);
}
