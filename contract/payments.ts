/** Payments of an order: several and partial, deposit and balance, refunds. (OS-3.1, PD-5.4) */
import { z } from 'zod';
import { endpoint, id, reason } from './kit.ts';
import { orderRef, paymentInput } from './orders.ts';

export const recordPayment = endpoint({
  name: 'payments.record',
  route: 'POST /orders/:orderId/payments',
  title: { zh: '登记收款', en: 'Record a payment' },
  input: paymentInput.extend({ orderId: id }),
  output: orderRef.extend({ paymentId: id, isPaid: z.boolean() }),
});

export const recordRefund = endpoint({
  name: 'payments.refund',
  route: 'POST /orders/:orderId/refunds',
  title: { zh: '登记退款', en: 'Record a refund' },
  input: paymentInput.omit({ kind: true }).extend({ orderId: id, reason }),
  output: orderRef.extend({ paymentId: id }),
});
