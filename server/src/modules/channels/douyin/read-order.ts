/** An order as Douyin's order.orderDetail and order.searchList answer it, in our words; amounts are fen. (facts A1.4, OS-2.1) */
import {
  refundOfLines,
  stageOfLines,
  type LineDraft,
  type OrderDraft,
  type PersonalText,
  type PlatformStage,
  type RefundState,
} from '../../platforms/index.ts';
import type { ToRead } from '../kind.ts';
import { goodsOf, inWords, linesOf, notLater, timesMustFollow } from '../order-draft.ts';
import { at, list, Reading, text, textAt } from '../reading.ts';
import { unclear, type Told } from '../told.ts';

const stages: Record<string, PlatformStage> = {
  1: 'unpaid',
  105: 'paid',
  2: 'preparing',
  101: 'partly-shipped',
  3: 'shipped',
  4: 'cancelled',
  5: 'completed',
};
const afterSales: Record<string, RefundState> = {
  0: 'none',
  6: 'applied',
  7: 'in-progress',
  11: 'in-progress',
  13: 'in-progress',
  14: 'in-progress',
  27: 'refused',
  29: 'refused',
  12: 'refunded',
  53: 'refunded',
  28: 'closed',
  51: 'closed',
};
const unpaidStages: readonly PlatformStage[] = ['unpaid', 'cancelled'];

export function readDouyinOrder(order: unknown, { settings, receivedAt }: Omit<ToRead, 'body' | 'topic'>): Told {
  if (typeof order !== 'object' || order === null) throw unclear('BODY_NOT_AN_ORDER');
  const reading = new Reading();
  const externalNo = reading.id(at(order, 'order_id'), 'order_id');
  const raw = list(order, 'sku_order_list');
  const whole = stageOf(reading, at(order, 'order_status'), 'order_status');
  const skuField = settings.skuField || 'code';
  const lines = linesOf(reading, raw, 'sku_order_list', (line, n) => lineOf(reading, line, n, whole, skuField));
  const stage = lines.length > 0 && whole !== 'unpaid' ? stageOfLines(lines.map((line) => line.stage)) : whole;
  const seconds = (field: string) => reading.seconds(at(order, field), field);
  const createdAt = seconds('create_time');
  if (!createdAt) reading.fault('FIELD_MISSING', 'create_time');
  const paidAt = seconds('pay_time');
  const amounts = amountsOf(reading, order, lines, stage);
  if (settings.currency !== 'CNY') reading.fault('CURRENCY_DIFFERS', '', { value: 'CNY', expected: settings.currency });
  const times = { createdAt: createdAt ?? receivedAt, ...(paidAt ? { paidAt } : {}) };
  timesMustFollow(reading, times, receivedAt);
  const sent = list(order, 'logistics_info');
  const shippedAt = seconds('ship_time') ?? sent.map((one) => reading.seconds(at(one, 'ship_time'), 'ship_time'))[0];
  const finishedAt = seconds('finish_time');
  const shipBy = seconds('exp_ship_time');
  const isPresale = raw.some((line) => ['1', '2'].includes(textAt(line, 'pre_sale_type')));
  const streamer = raw.map((line) => textAt(line, 'author_name')).find(Boolean);
  const draft: OrderDraft = {
    externalNo,
    shopHint: textAt(order, 'shop_id') ? { id: textAt(order, 'shop_id') } : {},
    stage,
    statusWord: textAt(order, 'order_status_desc'),
    kind: isPresale ? 'presale' : 'normal',
    ...times,
    ...(shipBy ? { platformShipBy: shipBy } : {}),
    ...(shippedAt ? { shippedAt: notLater(shippedAt, receivedAt) } : {}),
    ...(finishedAt ? { completedAt: notLater(finishedAt, receivedAt) } : {}),
    buyerMessage: text(at(order, 'buyer_words'), 4000),
    sellerRemark: text(at(order, 'seller_words'), 4000),
    sellerFlag: Number(/^[0-5]$/u.exec(textAt(order, 'seller_remark_stars'))?.[0] ?? 0),
    labels: list(order, 'shop_order_tag_ui').map((tag) => textAt(tag, 'text')),
    ...(textAt(order, 'cancel_reason') ? { cancelReason: textAt(order, 'cancel_reason') } : {}),
    ...(streamer ? { streamer: { name: streamer } } : {}),
    receiver: receiverOf(order),
    amounts,
    lines,
    waybills: waybillsOf(sent),
    refundState: refundOfLines(lines.map((line) => line.refundState)),
  };
  const updatedAt = seconds('update_time') ?? receivedAt;
  reading.done({ externalNo: draft.externalNo, at: updatedAt });
  return { kind: 'order', at: updatedAt, draft };
}

function waybillsOf(sent: readonly unknown[]): OrderDraft['waybills'] {
  return sent.flatMap((one) =>
    textAt(one, 'tracking_no')
      ? [{ number: text(at(one, 'tracking_no'), 60), carrier: text(at(one, 'company_name'), 60) }]
      : [],
  );
}

function stageOf(reading: Reading, value: unknown, field: string): PlatformStage {
  const word = text(value, 20);
  const stage = stages[word];
  if (!stage) reading.fault('STATE_UNKNOWN', field, { value: word || '—' });
  return stage ?? 'paid';
}

/** The price that the seller changed is written with either sign, and platform subsidies are part of what is paid for. */
function amountsOf(
  reading: Reading,
  order: object,
  lines: readonly LineDraft[],
  stage: PlatformStage,
): OrderDraft['amounts'] {
  const fen = (field: string) => reading.minor(at(order, field), field);
  const [goods, freight, discount] = [goodsOf(lines), fen('post_amount'), fen('promotion_amount')];
  const [payable, changed] = [fen('pay_amount'), fen('modify_amount')];
  const plain = goods - discount + freight;
  const adjustment = [changed, -changed, 0].find((one) => Math.abs(plain + one - payable) <= lines.length);
  if (adjustment === undefined && lines.length > 0 && !(stage === 'cancelled' && payable === 0))
    reading.fault('TOTALS_DIFFER', 'pay_amount', inWords({ goods, discount, extras: freight + changed, payable }));
  const by = (field: string) => fen(field);
  return {
    goods,
    freight,
    discount,
    discountBy: {
      platform: by('promotion_platform_amount'),
      shop: by('promotion_shop_amount'),
      streamer: by('promotion_talent_amount'),
    },
    adjustment: adjustment ?? 0,
    payable,
    paid: unpaidStages.includes(stage) ? 0 : payable,
  };
}

function lineOf(reading: Reading, line: unknown, n: number, whole: PlatformStage, skuField: string): LineDraft {
  const field = (name: string) => `sku_order_list.${n}.${name}`;
  const quantity = reading.quantity(at(line, 'item_num'), field('item_num'));
  const price = reading.minor(at(line, 'origin_amount'), field('origin_amount'));
  if (price < 0) reading.fault('AMOUNT_UNUSABLE', field('origin_amount'), { value: price });
  const code = text(at(line, skuField), 80);
  const own = at(line, 'order_status');
  const afterSale = textAt(line, 'after_sale_info', 'after_sale_status') || '0';
  const refundState = textAt(line, 'after_sale_info', 'refund_status') === '3' ? 'refunded' : afterSales[afterSale];
  if (!refundState) reading.fault('STATE_UNKNOWN', field('after_sale_status'), { value: afterSale });
  const spec = list(line, 'spec').map((one) => textAt(one, 'value'));
  return {
    externalLineNo: reading.id(at(line, 'order_id'), field('order_id')),
    title: textAt(line, 'product_name') || code,
    ...(spec.length > 0 ? { spec: spec.join(' ').slice(0, 300) } : {}),
    ...(code ? { merchantCode: code } : {}),
    quantity,
    unitPrice: (Math.max(0, price) / 100).toFixed(2),
    amount: Math.round(Math.max(0, price) * Number(quantity)),
    stage: own === undefined ? whole : stageOf(reading, own, field('order_status')),
    refundState: refundState ?? 'none',
  };
}

/** Real buyers come as ciphertext that only the platform's label tool can read: it stays as it is. */
function receiverOf(order: object): OrderDraft['receiver'] {
  const address = at(order, 'post_addr');
  const hidden = (plain: unknown, cipher: unknown): PersonalText | undefined => {
    const sealed = text(cipher, 300);
    if (sealed) return { kind: 'ciphered', text: sealed };
    const found = text(plain, 300);
    return found === '' ? undefined : { kind: found.includes('*') ? 'masked' : 'clear', text: found };
  };
  const place = (level: string) => hidden(at(address, level, 'name'), undefined);
  const fields = {
    name: hidden(at(order, 'post_receiver') ?? at(order, 'mask_post_receiver'), at(order, 'encrypt_post_receiver')),
    phone: hidden(at(order, 'post_tel') ?? at(order, 'mask_post_tel'), at(order, 'encrypt_post_tel')),
    province: place('province'),
    city: place('city'),
    district: place('town'),
    street: place('street'),
    detail: hidden(at(address, 'detail'), at(address, 'encrypt_detail')),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
