/** Records money given back, never more than was taken. (OS-6.3, PD-5.4) */
import { recordRefund as endpoint } from '../../../../contract/payments.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { amountText, change, emitPayment, loadOrders, refOf, type Prepared } from '../orders/index.ts';

export const recordRefund = action(endpoint, {
  clauses: ['PD-5.4', 'OS-6.3'],
  load: loadOrders(null),
  run: (ctx, input, prepared: Prepared) => {
    const { record } = prepared.order;
    const left = record.paid_amount - record.refunded_amount;
    if (input.amount > left)
      throw new Refusal('REFUND_TOO_LARGE', { field: 'amount', params: { paid: amountText(left) } });
    if (new Date(input.occurredAt).getTime() > ctx.now.getTime() + 60_000)
      throw new Refusal('TIME_IN_FUTURE', { field: 'occurredAt' });
    change(ctx, prepared.order, { refunded_amount: record.refunded_amount + input.amount });
    const { orderId: _, ...payment } = input;
    const paymentId = emitPayment(ctx, prepared, { ...payment, kind: 'refund' });
    ctx.record(prepared.order.chain, { occurredAt: new Date(input.occurredAt), body: { reason: input.reason } });
    return { ...refOf(prepared.order), paymentId };
  },
});
