/** WooCommerce orders as its webhooks send them: the REST v3 order, times in GMT without a zone. (facts A4, OS-2.1) */
import { wishesIn, type LineDraft, type OrderDraft, type PlatformStage } from '../../platforms/index.ts';
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

export const remarkKey = 'luyue_seller_remark';
export const flagKey = 'luyue_seller_flag';
const flags = ['none', 'purple', 'blue', 'green', 'yellow', 'red'];

const stages: Record<string, PlatformStage> = {
  pending: 'unpaid',
  'on-hold': 'unpaid',
  failed: 'unpaid',
  processing: 'paid',
  completed: 'shipped',
  cancelled: 'cancelled',
  trash: 'cancelled',
  refunded: 'paid',
};

export function readWooCommerce(message: ToRead): Told {
  const { topic } = message;
  // A new webhook greets with a form; what it says is nothing.
  if (topic === 'none') return { kind: 'nothing', why: 'ping' };
  if (!topic.startsWith('order.')) return { kind: 'nothing', why: 'topic-not-ours' };
  const order = readJson(message.body);
  if (typeof order !== 'object' || order === null || at(order, 'id') === undefined) throw unclear('BODY_NOT_AN_ORDER');
  const reading = new Reading();
  const platformId = reading.id(at(order, 'id'), 'id');
  if (topic === 'order.deleted') {
    reading.done();
    return { kind: 'refund', at: message.receivedAt, order: { platformId }, lineNos: [] };
  }
  if (textAt(order, 'status') === 'checkout-draft') return { kind: 'nothing', why: 'no-news' };
  return orderOf(reading, order, platformId, message);
}

function orderOf(reading: Reading, order: object, platformId: string, { settings, receivedAt }: ToRead): Told {
  const gmt = (field: string) => reading.instant(at(order, `${field}_gmt`), `${field}_gmt`, 'Z');
  const updatedAt = gmt('date_modified') ?? receivedAt;
  const stage = stageOf(reading, order, settings.statuses);
  const currency = currencyOf(reading, at(order, 'currency'), settings.currency);
  const isRefunded = textAt(order, 'status') === 'refunded' || list(order, 'refunds').length > 0;
  const raw = list(order, 'line_items');
  const skuField = settings.skuField || 'sku';
  const lines = linesOf(reading, raw, 'line_items', (line, n) =>
    lineOf(reading, line, n, { stage, isRefunded, skuField }),
  );
  const amounts = amountsOf(reading, order, lines, gmt('date_paid'));
  if (lines.length > 0) mustAddUp(reading, amounts, lines.length);
  const placed = { createdAt: gmt('date_created'), paidAt: amounts.paid > 0 ? gmt('date_paid') : undefined };
  const times = placedAndPaid(reading, placed, 'date_created_gmt', receivedAt);
  const meta = (name: string) => namedValue(list(order, 'meta_data'), 'key', name);
  const completedAt = gmt('date_completed');
  const draft: OrderDraft = {
    externalNo: reading.id(at(order, 'number') ?? at(order, 'id'), 'number'),
    platformId,
    shopHint: {},
    currency,
    stage,
    statusWord: textAt(order, 'status'),
    kind: 'normal',
    ...times,
    ...paidByOf(textAt(order, 'payment_method_title') || textAt(order, 'payment_method'), settings.payments),
    ...(completedAt ? { shippedAt: notLater(completedAt, receivedAt) } : {}),
    buyerMessage: meta(settings.messageField) || text(at(order, 'customer_note'), 4000),
    sellerRemark: meta(remarkKey) || meta(settings.remarkField),
    sellerFlag: Math.max(0, flags.indexOf(meta(flagKey) || 'none')),
    special: wishesIn(meta(settings.specialField)),
    labels: labelsOf(order, raw),
    receiver: receiverOf(order),
    amounts,
    lines,
    waybills: [],
    refundState: isRefunded ? 'refunded' : 'none',
  };
  reading.done({ externalNo: draft.externalNo, at: updatedAt });
  return { kind: 'order', at: updatedAt, draft };
}

/** WooCommerce has no tags: how it is shipped, coupons, and what the buyer filled in at a product say what is special. */
function labelsOf(order: object, lines: readonly unknown[]): string[] {
  const shipped = list(order, 'shipping_lines').map((one) => textAt(one, 'method_title'));
  const coupons = list(order, 'coupon_lines').map((one) => textAt(one, 'code'));
  const filledIn = lines
    .flatMap((line) => list(line, 'meta_data'))
    .map((one) => [
      textAt(one, 'display_key') || textAt(one, 'key'),
      textAt(one, 'display_value') || textAt(one, 'value'),
    ])
    .map((parts) => parts.filter(Boolean).join('：'));
  return [...shipped, ...coupons, ...filledIn].slice(0, 50);
}

/** Plug-ins bring status words of their own: the shop's settings say where such an order stands. */
function stageOf(reading: Reading, order: object, own: Record<string, PlatformStage>): PlatformStage {
  const word = textAt(order, 'status');
  const stage = stages[word] ?? own[word];
  if (!stage) reading.fault('STATE_UNKNOWN', 'status', { value: word.slice(0, 40) || '—' });
  if (word === 'refunded' && textAt(order, 'date_completed_gmt') !== '') return 'shipped';
  return stage ?? 'paid';
}

/** Lines are without tax: tax and fees come on top of them. */
function amountsOf(
  reading: Reading,
  order: object,
  lines: readonly LineDraft[],
  paidAt: Date | undefined,
): OrderDraft['amounts'] {
  const money = (field: string) => reading.money(at(order, field), field);
  const fees = list(order, 'fee_lines').reduce<number>(
    (sum, one) => sum + reading.money(at(one, 'total'), 'fee_lines'),
    0,
  );
  const payable = money('total');
  return {
    goods: goodsOf(lines),
    freight: money('shipping_total'),
    discount: money('discount_total'),
    discountBy: {},
    adjustment: money('total_tax') + fees,
    payable,
    paid: paidAt ? payable : 0,
  };
}

interface OfOrder {
  stage: PlatformStage;
  isRefunded: boolean;
  skuField: string;
}

function lineOf(reading: Reading, line: unknown, n: number, { stage, isRefunded, skuField }: OfOrder): LineDraft {
  const field = (name: string) => `line_items.${n}.${name}`;
  const quantity = reading.quantity(at(line, 'quantity'), field('quantity'));
  const amount = reading.money(at(line, 'subtotal'), field('subtotal'));
  const total = reading.money(at(line, 'total'), field('total'));
  const code = text(at(line, skuField), 80);
  // The price of one before discounts; the field `price` is after them.
  const unitPrice = (Math.max(0, amount) / 100 / Number(quantity)).toFixed(6);
  if (amount < 0) reading.fault('AMOUNT_UNUSABLE', field('subtotal'), { value: amount });
  return {
    externalLineNo: reading.id(at(line, 'id'), field('id')),
    title: text(at(line, 'name'), 300) || code,
    ...(code ? { merchantCode: code } : {}),
    quantity,
    unitPrice,
    amount: lineAmount(unitPrice, quantity),
    discount: Math.max(0, amount - total),
    stage,
    refundState: isRefunded ? 'refunded' : 'none',
  };
}

function receiverOf(order: object): OrderDraft['receiver'] {
  const shipping = at(order, 'shipping');
  const to = textAt(shipping, 'address_1') === '' ? at(order, 'billing') : shipping;
  const parts = ['address_1', 'address_2', 'postcode', 'country'].map((one) => textAt(to, one)).filter(Boolean);
  return present({
    name: clear([textAt(to, 'first_name'), textAt(to, 'last_name')].filter(Boolean).join(' ')),
    phone: clear(textAt(to, 'phone') || textAt(order, 'billing', 'phone'), 80),
    province: clear(textAt(to, 'state'), 40),
    city: clear(textAt(to, 'city'), 40),
    detail: clear(parts.join(' '), 300),
  });
}
