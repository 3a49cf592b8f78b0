/** The door of orders: the one order record, its lifecycle, and what other modules may ask or have done to it. (PD-3.1) */
export { apply, change, loadOrders, mustMatch, prepareApply, refOf, tell, type Prepared } from './apply.ts';
export { cancel } from './cancel-order.ts';
export { passCheck } from './check-order.ts';
export { keepCorrection } from './correct-order.ts';
export { enterOrder, loadNewOrders, type LoadedNewOrder } from './create-order.ts';
export { askRefund, endAskedRefund } from './ask-refund.ts';
export { changeReceiver, receiverOf } from './change-receiver.ts';
export { readCustomerOrder, type CustomerOrder } from './customer-order.ts';
export { factSubjectOf, readFactSubjects } from './fact-subjects.ts';
export { mustReachOrder, openQuantities, readOrdersForReview, unreviewedOrders } from './read-for-review.ts';
export { amountFactNames, amountFacts } from './amount-facts.ts';
export { readReceivables, receivableFactNames, receivableFacts } from './receivable-facts.ts';
export { readSection } from './sections.ts';
export { receivablesOfCustomer } from './receivables.ts';
export { enterReported } from './enter-reported.ts';
export { hasOrders, queueCounts } from './count-queues.ts';
export { findForCustomer } from './find-for-customer.ts';
export { findByExternal, readOrderHeads } from './find-external.ts';
export { followReport } from './follow-report.ts';
export { prepareWithKeys } from './remark-order.ts';
export type { PlatformReport, RefundEnd } from './report.ts';
export { companion, removeCompanion, type Companion, type Follow } from './companions.ts';
export { setReviewState, type ReviewState } from './review-state.ts';
export { acknowledgedBefore } from './acknowledged-before.ts';
export { gate, removeGate, type Gate } from './gates.ts';
export { leftToPack, lineOf, moveLine, mustNotBeHeld } from './lines.ts';
export { amountText, containedTax, quantityText, share, thousandths } from './money.ts';
export { orderFactsOf } from './facts.ts';
export { ownPapers } from './own-papers.ts';
export { placeHold } from './hold-order.ts';
export { liftHold } from './release-hold.ts';
export { openReceiver } from './receiver.ts';
export { readLines, readOrders, scopeOf } from './store.ts';
export { countChecks, waitingForCheck } from './check-queue.ts';
export {
  correctedFields,
  countErrors,
  enteredByHand,
  firstCorrections,
  entryTimes,
  listErrors,
  type Period as EntryPeriod,
} from './entry-records.ts';
export { countOwnErrors, type Erred } from './own-errors.ts';
export { moneyReceived, type MoneyWithin } from './money-received.ts';
export { countToday, hoursOfToday, sumReceivedToday, type TodayStep } from './steps-of-today.ts';
export { isFirstOrder, latestOrdersOf } from './known-customer.ts';
export { findAlike } from './likeness.ts';
export { regionNeedsDistrict } from './regions.ts';
export { clockViews } from './clock-views.ts';
export { isPaid, physicalLines, type LineRecord, type Order, type OrderRecord } from './order.ts';
export { emitPayment, takePayments, type PaymentTaken } from './paid.ts';
export { priceOrder } from './pricing.ts';
export { placeKnown, placesBelow, regionName } from './regions.ts';
export { remarkOf } from './read-remark.ts';
export { readTopLines } from './read-top-lines.ts';
export { findAddress } from './address-in-text.ts';
export { parseAddressLine, type AddressParts } from './address-line.ts';
export { orderStreams } from './order-stream.ts';
export { orderSearchSource, searchOrders } from './search-orders.ts';
export { orderSection } from './sections.ts';
export { openDetails } from './sealed-details.ts';
export { mustBeComplete } from './special.ts';
export { detailWords, specialViews } from './special-view.ts';
export { readStanding, type StandingOrder } from './standing-orders.ts';
export { orderNumbers } from './order-numbers.ts';
export { orderWork, settleOrders } from './settle-orders.ts';
export { readOrderSubjects } from './subjects.ts';
export { shipmentStateForbids, stageForbids } from './step-refusals.ts';
export { orderActions, orderQueries } from './registry.ts';
