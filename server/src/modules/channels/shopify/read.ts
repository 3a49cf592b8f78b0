/** Shopify's orders and refunds as its webhooks send them (facts A3), in our words. (OS-2.1) */
import {
  wishesIn,
  type LineDraft,
  type OrderDraft,
  type PlatformStage,
  type RefundState,
} from '../../platforms/index.ts';
import type { ToRead } from '../kind.ts';
import {
  clear,
  currencyOf,
  goodsOf,
  lineAmount,
  linesOf,
  mustAddUp,
  namedValue,
  notLater,
  paidByOf,
  placedAndPaid,
  present,
} from '../order-draft.ts';
import { at, list, readJson, Reading, text, textAt } from '../reading.ts';
import { unclear, type Told } from '../told.ts';
import { flagOfTags, remarkAttribute } from './remark.ts';

const shipped: Record<string, PlatformStage> = {
  fulfilled: 'shipped',
  partial: 'partly-shipped',
  restocked: 'cancelled',
};
const isPaid: Record<string, boolean> = {
  pending: false,
  authorized: false,
  partially_paid: false,
  expired: false,
  voided: false,
  paid: true,
  partially_refunded: true,
  refunded: true,
};

export function readShopify(message: ToRead): Told {
  const { topic } = message;
  const body = readJson(message.body);
  if (topic === 'orders/delete' || topic === 'refunds/create') {
    const reading = new Reading();
    const platformId = reading.id(at(body, topic === 'orders/delete' ? 'id' : 'order_id'), 'order_id');
    const when = reading.instant(at(body, 'created_at'), 'created_at') ?? message.receivedAt;
    reading.done();
    const lineNos = list(body, 'refund_line_items').map((one) => textAt(one, 'line_item_id'));
    return { kind: 'refund', at: when, order: { platformId }, lineNos };
  }
  if (!topic.startsWith('orders/')) return { kind: 'nothing', why: 'topic-not-ours' };
  if (typeof body !== 'object' || body === null || at(body, 'id') === undefined) throw unclear('BODY_NOT_AN_ORDER');
  return orderOf(body, message);
}

function orderOf(order: object, { topic, settings, receivedAt }: ToRead): Told {
  const reading = new Reading();
  const platformId = reading.id(at(order, 'id'), 'id');
  const updatedAt = reading.instant(at(order, 'updated_at'), 'updated_at') ?? receivedAt;
  const stage = stageOf(reading, order);
  const currency = currencyOf(reading, at(order, 'currency'), settings.currency);
  const refunded = refundedLines(order);
  const raw = list(order, 'line_items');
  const skuField = settings.skuField || 'sku';
  const lines = linesOf(reading, raw, 'line_items', (line, n) =>
    lineOf(reading, line, n, { stage, refunded, skuField }),
  );
  const amounts = amountsOf(reading, order, lines);
  if (lines.length > 0) mustAddUp(reading, amounts, lines.length);
  const createdAt = reading.instant(at(order, 'created_at'), 'created_at');
  const processedAt = reading.instant(at(order, 'processed_at'), 'processed_at') ?? createdAt;
  // No field says when it was paid: the message that tells of the payment does.
  const paidAt = amounts.paid > 0 ? (topic === 'orders/paid' ? updatedAt : processedAt) : undefined;
  const times = placedAndPaid(reading, { createdAt, paidAt }, 'created_at', receivedAt);
  const note = (name: string) => namedValue(list(order, 'note_attributes'), 'name', name);
  const sent = list(order, 'fulfillments').filter((one) => textAt(one, 'status') === 'success');
  const shippedAt = sent.map((one) => reading.instant(at(one, 'created_at'), 'fulfillments.created_at')).find(Boolean);
  const draft: OrderDraft = {
    externalNo: reading.id(at(order, 'name') ?? at(order, 'id'), 'name'),
    platformId,
    shopHint: {},
    currency,
    stage,
    statusWord: textAt(order, 'fulfillment_status') || textAt(order, 'financial_status'),
    kind: 'normal',
    ...times,
    ...paidByOf(text(list(order, 'payment_gateway_names')[0], 60), settings.payments),
    ...(shippedAt ? { shippedAt: notLater(shippedAt, receivedAt) } : {}),
    buyerMessage: note(settings.messageField) || text(at(order, 'note'), 4000),
    sellerRemark: note(remarkAttribute) || note(settings.remarkField),
    sellerFlag: flagOfTags(textAt(order, 'tags')),
    special: wishesIn(note(settings.specialField)),
    labels: textAt(order, 'tags').split(',').slice(0, 50),
    ...(textAt(order, 'cancel_reason') ? { cancelReason: textAt(order, 'cancel_reason') } : {}),
    receiver: receiverOf(reading, order, raw, stage),
    amounts,
    lines,
    waybills: waybillsOf(sent),
    refundState: lines.some((line) => line.refundState !== 'none') ? 'refunded' : 'none',
  };
  reading.done({ externalNo: draft.externalNo, at: updatedAt });
  return { kind: 'order', at: updatedAt, draft };
}

function waybillsOf(sent: readonly unknown[]): OrderDraft['waybills'] {
  return sent.flatMap((one) =>
    list(one, 'tracking_numbers').map((number) => ({
      number: text(number, 60),
      carrier: text(at(one, 'tracking_company'), 60),
    })),
  );
}

function stageOf(reading: Reading, order: object): PlatformStage {
  if (textAt(order, 'cancelled_at') !== '') return 'cancelled';
  const word = textAt(order, 'fulfillment_status');
  const money = textAt(order, 'financial_status');
  const paid = isPaid[money];
  if (paid === undefined) reading.fault('STATE_UNKNOWN', 'financial_status', { value: money.slice(0, 40) || '—' });
  if (word === '' || word === 'unfulfilled') return paid ? 'paid' : 'unpaid';
  const stage = shipped[word];
  if (!stage) reading.fault('STATE_UNKNOWN', 'fulfillment_status', { value: word.slice(0, 40) });
  return stage ?? 'paid';
}

function amountsOf(reading: Reading, order: object, lines: readonly LineDraft[]): OrderDraft['amounts'] {
  const money = (field: string) => reading.money(at(order, field), field);
  const shipping = at(order, 'total_shipping_price_set', 'shop_money', 'amount');
  const freight =
    shipping === undefined
      ? list(order, 'shipping_lines').reduce<number>(
          (sum, one) => sum + reading.money(at(one, 'price'), 'shipping_lines'),
          0,
        )
      : reading.money(shipping, 'total_shipping_price_set');
  const added = at(order, 'taxes_included') === true ? 0 : money('total_tax');
  const payable = money('total_price');
  const state = textAt(order, 'financial_status');
  const partly = state === 'partially_paid' ? payable - money('total_outstanding') : 0;
  return {
    goods: goodsOf(lines),
    freight,
    discount: money('total_discounts'),
    discountBy: {},
    adjustment: added + money('total_tip_received'),
    payable,
    paid: isPaid[state] ? payable : Math.max(0, partly),
  };
}

function refundedLines(order: object): Set<string> {
  return new Set(
    list(order, 'refunds').flatMap((refund) =>
      list(refund, 'refund_line_items').map((one) => textAt(one, 'line_item_id')),
    ),
  );
}

interface OfOrder {
  stage: PlatformStage;
  refunded: ReadonlySet<string>;
  skuField: string;
}

function lineOf(reading: Reading, line: unknown, n: number, { stage, refunded, skuField }: OfOrder): LineDraft {
  const field = (name: string) => `line_items.${n}.${name}`;
  const id = reading.id(at(line, 'id'), field('id'));
  const unitPrice = reading.price(at(line, 'price'), field('price'));
  const quantity = reading.quantity(at(line, 'quantity'), field('quantity'));
  const code = text(at(line, skuField), 80);
  const done = textAt(line, 'fulfillment_status') === 'fulfilled';
  const refundState: RefundState = refunded.has(id) ? 'refunded' : 'none';
  const discount = list(line, 'discount_allocations').reduce<number>(
    (sum, one) => sum + reading.money(at(one, 'amount'), field('discount_allocations')),
    0,
  );
  return {
    externalLineNo: id,
    title: text(at(line, 'title'), 300) || code,
    ...(textAt(line, 'variant_title') ? { spec: text(at(line, 'variant_title'), 300) } : {}),
    ...(code ? { merchantCode: code } : {}),
    quantity,
    unitPrice,
    amount: lineAmount(unitPrice, quantity),
    discount,
    stage: stage === 'partly-shipped' ? (done ? 'shipped' : 'paid') : stage,
    refundState,
  };
}

function receiverOf(
  reading: Reading,
  order: object,
  lines: readonly unknown[],
  stage: PlatformStage,
): OrderDraft['receiver'] {
  const to = at(order, 'shipping_address') ?? at(order, 'billing_address');
  const toShip = lines.some((line) => at(line, 'requires_shipping') !== false);
  if (stage === 'paid' && toShip && textAt(to, 'address1') === '')
    reading.fault('FIELD_MISSING', 'shipping_address.address1');
  const name = textAt(to, 'name') || [textAt(to, 'first_name'), textAt(to, 'last_name')].filter(Boolean).join(' ');
  const parts = ['address1', 'address2', 'zip', 'country'].map((one) => textAt(to, one)).filter(Boolean);
  return present({
    name: clear(name),
    phone: clear(textAt(to, 'phone') || textAt(order, 'phone'), 80),
    province: clear(textAt(to, 'province'), 40),
    city: clear(textAt(to, 'city'), 40),
    detail: clear(parts.join(' '), 300),
  });
}
