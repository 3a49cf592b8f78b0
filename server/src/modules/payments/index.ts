/** The door of payments: rows of money taken and given back; the order keeps the sums. (PD-5.4) */
export { recordPayment } from './record-payment.ts';
export { recordRefund } from './record-refund.ts';
export { keepPayment, readPayments } from './store.ts';
