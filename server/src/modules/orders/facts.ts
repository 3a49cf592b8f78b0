/** What policies may ask about an order, from its row; never personal data. (contract/vocabulary.ts lists the facts) */
import type { FactValues } from '../policy/index.ts';
import { isPaid, type OrderRecord } from './order.ts';

type FactSource = Pick<
  OrderRecord,
  | 'type'
  | 'stage'
  | 'channel'
  | 'currency'
  | 'goods_amount'
  | 'discount_amount'
  | 'freight_amount'
  | 'total_amount'
  | 'paid_amount'
  | 'refunded_amount'
  | 'payment_terms'
  | 'flags'
  | 'goes_first'
  | 'buyer_message_enc'
  | 'has_refund'
  | 'agrees_with_catalogue'
  | 'is_held'
  | 'review_state'
  | 'promised_ship_at'
  | 'platform_ship_by'
  | 'entered_by'
  | 'checked_by'
>;

/** Where we sell by ourselves: no platform stands between us and the customer. */
const ownPlaces = new Set(['own', 'b2b']);

export function orderFactsOf(order: FactSource, shopPlatform: string | null): FactValues {
  return {
    'order.type': order.type,
    'order.stage': order.stage,
    'order.channel': order.channel,
    'order.shopPlatform': shopPlatform !== null && ownPlaces.has(shopPlatform) ? null : shopPlatform,
    'order.currency': order.currency,
    'order.amount': order.total_amount,
    'order.goodsAmount': order.goods_amount,
    'order.discountAmount': order.discount_amount,
    'order.freightAmount': order.freight_amount,
    'order.paidAmount': order.paid_amount - order.refunded_amount,
    'order.isPaid': isPaid(order),
    'order.paymentTerms': order.payment_terms,
    'order.flags.custom': order.flags.includes('custom'),
    'order.flags.urgent': order.flags.includes('urgent'),
    'order.flags.unusualPlace': order.flags.includes('unusualPlace'),
    'order.special': order.flags,
    'order.priority': order.goes_first ? 'high' : 'normal',
    'order.hasBuyerMessage': order.buyer_message_enc !== null,
    'order.hasRefundRequest': order.has_refund,
    'order.agreesWithCatalogue': order.agrees_with_catalogue,
    'order.held': order.is_held,
    'order.reviewState': order.review_state,
    'order.promisedShipAt': order.promised_ship_at,
    'order.platformShipBy': order.platform_ship_by,
    'order.enteredBy': order.entered_by,
    'order.checkedBy': order.checked_by,
  };
}
