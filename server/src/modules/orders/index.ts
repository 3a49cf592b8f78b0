/** The door of orders: the one order record, its lifecycle, and what other modules may ask or have done to it. (PD-3.1) */
export { apply, change, mustMatch, prepareApply, refOf, tell, type Prepared } from './apply.ts';
export { enterOrder, loadNewOrders, type LoadedNewOrder } from './create-order.ts';
export { cancel } from './cancel-order.ts';
export { orderFactsOf } from './facts.ts';
export { gate, gateNames, type Gate } from './gates.ts';
export { placeHold } from './hold-order.ts';
export { leftToPack, lineOf, moveLine, mustNotBeHeld } from './lines.ts';
export { quantityText, thousandths } from './money.ts';
export { effective, isPaid, physicalLines, type LineRecord, type Order, type OrderRecord } from './order.ts';
export { emitPayment, takePayments, type PaymentTaken } from './paid.ts';
export { parseAddressLine } from './address-line.ts';
export { findRegion } from './regions.ts';
export { orderSearchSource } from './search-orders.ts';
export { orderSection } from './sections.ts';
export { orderWork, settleOrders } from './settle-orders.ts';
export { readOrderSubjects } from './subjects.ts';
export { lockOrders, scopeOf } from './store.ts';
export { orderActions, orderQueries } from './registry.ts';
