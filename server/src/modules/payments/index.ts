/** The door of payments: rows of money taken and given back; the order keeps the sums. (PD-5.4) */
import { recordPayment } from './record-payment.ts';
import { recordRefund } from './record-refund.ts';

export { paidBeforeClose } from './paid-before-close.ts';
export { received } from './received.ts';
export { keepPayment, readPayments } from './store.ts';
export const paymentActions = [recordPayment, recordRefund];
