/**
 * What a payment does to its order: the paid sum grows, and the payment that completes it is the event order.paid, from
 * which the 24 h and 48 h of OT-3.1 run. The rows themselves belong to the payments module, which reacts to payment.taken.
 */
import type { z } from 'zod';
import type { paymentInput } from '../../../../contract/orders.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { noteStockAtPayment, type LinePlace } from '../inventory/index.ts';
import { change, tell, type Prepared } from './apply.ts';
import { amountText } from './money.ts';
import { isPaid, notBefore, physicalLines, type Order } from './order.ts';

export type PaymentInput = z.infer<typeof paymentInput>;

export interface PaymentTaken {
  id: string;
  orderId: string;
  kind: PaymentInput['kind'] | 'refund';
  amount: number;
  currency: string;
  method: string;
  externalRef: string | null;
  reason: string | null;
  occurredAt: string;
}

/** Adds payments to the order in the sequence in which they happened. Returns the ids of the payments. */
export function takePayments(
  ctx: RowCtx,
  prepared: Prepared,
  payments: readonly PaymentInput[],
  digestId?: string,
): string[] {
  const inTime = [...payments].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  return inTime.map((payment) => takePayment(ctx, prepared, payment, digestId));
}

function takePayment(ctx: RowCtx, prepared: Prepared, payment: PaymentInput, digestId?: string): string {
  const { record } = prepared.order;
  const at = new Date(payment.occurredAt);
  if (at.getTime() > ctx.now.getTime() + 60_000) throw new Refusal('TIME_IN_FUTURE', { field: 'occurredAt' });
  const paid = record.paid_amount + payment.amount;
  if (paid - record.refunded_amount > record.total_amount) {
    throw new Refusal('PAID_TOO_MUCH', {
      field: 'amount',
      params: { total: amountText(record.total_amount), paid: amountText(paid) },
    });
  }
  const wasPaid = isPaid(record) && record.paid_amount > 0;
  change(ctx, prepared.order, { paid_amount: paid });
  const id = emitPayment(ctx, prepared, { ...payment, reason: null });
  if (!wasPaid && isPaid(record)) {
    change(ctx, prepared.order, { paid_at: notBefore(at, null) });
    noteStockAtPayment(ctx, placesOf(prepared.order));
    tell(ctx, prepared, 'order.paid', at, { digestId, data: { amount: paid } });
  }
  return id;
}

export function emitPayment(
  ctx: RowCtx,
  prepared: Prepared,
  payment: Omit<PaymentInput, 'kind'> & { kind: PaymentTaken['kind']; reason: string | null },
): string {
  const taken: PaymentTaken = {
    id: newId(),
    orderId: prepared.order.record.id,
    kind: payment.kind,
    amount: payment.amount,
    currency: prepared.order.record.currency,
    method: payment.method,
    externalRef: payment.externalRef ?? null,
    reason: payment.reason,
    occurredAt: payment.occurredAt,
  };
  ctx.emit({ name: payment.kind === 'refund' ? 'payment.refunded' : 'payment.taken', v: 1, data: { ...taken } });
  return taken.id;
}

function placesOf(order: Order): LinePlace[] {
  return physicalLines(order).flatMap((l) =>
    l.warehouse_id ? [{ lineId: l.id, warehouseId: l.warehouse_id, skuId: l.sku_id }] : [],
  );
}
