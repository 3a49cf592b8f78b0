/** SQL of the payments table. A payment row is written in the transaction of the event that it is. */
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { JournalEvent } from '../../kernel/journal.ts';
import type { PaymentTaken } from '../orders/index.ts';

/** In-transaction reaction to payment.taken and payment.refunded: the order's sum and the payment's row move together. */
export function keepPayment(ctx: RowCtx, event: JournalEvent): void {
  const taken = event.data as unknown as PaymentTaken;
  ctx.insert('payments', {
    id: taken.id,
    order_id: taken.orderId,
    kind: taken.kind,
    amount: taken.amount,
    currency: taken.currency,
    method: taken.method,
    external_ref: taken.externalRef,
    reason: taken.reason,
    occurred_at: new Date(taken.occurredAt),
    recorded_at: ctx.now,
    recorded_by: actorRef(ctx.actor),
  });
}

/** The payments section of the order page. */
export async function readPayments(db: Queryable, orderId: string): Promise<unknown[]> {
  const rows = await db.query<{
    id: string;
    kind: string;
    amount: number;
    occurred_at: Date;
    method: string;
    external_ref: string | null;
  }>(
    `select id, kind, amount, occurred_at, method, external_ref from payments where order_id = $1 order by occurred_at, id`,
    [orderId],
  );
  return rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    amount: r.amount,
    occurredAt: r.occurred_at.toISOString(),
    method: r.method,
    externalRef: r.external_ref,
  }));
}

/** Which of these references an order has already; asked under the order's lock. */
export async function knownRefs(db: Queryable, orderIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await db.query<{ order_id: string; external_ref: string }>(
    `select order_id, external_ref from payments where order_id = any($1::uuid[]) and external_ref is not null`,
    [orderIds],
  );
  const known = new Map<string, Set<string>>();
  for (const row of rows) known.set(row.order_id, (known.get(row.order_id) ?? new Set()).add(row.external_ref));
  return known;
}
