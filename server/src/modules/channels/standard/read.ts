/** The documented order API (docs/order-api.md): one shape of order for whatever has no connection of its own. (OS-2.1) */
import type { RefundEnd } from '../../orders/index.ts';
import type { LineDraft, OrderDraft, PlatformStage, RefundState } from '../../platforms/index.ts';
import type { ToRead } from '../kind.ts';
import {
  clear,
  currencyOf,
  goodsOf,
  lineAmount,
  linesOf,
  mustAddUp,
  paidByOf,
  timesMustFollow,
} from '../order-draft.ts';
import { at, list, readJson, Reading, text, textAt } from '../reading.ts';
import { unclear, type Told } from '../told.ts';

const stages: Record<string, PlatformStage> = {
  unpaid: 'unpaid',
  paid: 'paid',
  partly_shipped: 'partly-shipped',
  shipped: 'shipped',
  completed: 'completed',
  cancelled: 'cancelled',
};
const refunds: Record<string, RefundState> = {
  '': 'none',
  none: 'none',
  requested: 'applied',
  refunded: 'refunded',
  withdrawn: 'closed',
  refused: 'refused',
};
const applications = new Map<string, { ended?: RefundEnd }>([
  ['order.refund_requested', {}],
  ['order.refund_withdrawn', { ended: 'withdrawn' }],
  ['order.refund_refused', { ended: 'refused' }],
]);
const flags = ['none', 'purple', 'blue', 'green', 'yellow', 'red'];
const orderTypes = /^order\.(?:created|updated|paid|cancelled|fulfilled|refunded)$/u;

/** Where this shop's systems keep our remark: the same field in what they tell and in what they are told. */
export const remarkFieldOf = ({ remarkField }: ToRead['settings']): string => remarkField || 'sellerRemark';

export function readStandard({ body, receivedAt, settings }: ToRead): Told {
  const message = readJson(body);
  const type = textAt(message, 'type');
  // Not even a type: somebody has to look at it, or it would be lost.
  if (type === '') throw unclear('BODY_NOT_AN_ORDER', 'type');
  if (type === 'ping') return { kind: 'nothing', why: 'ping' };
  const reading = new Reading();
  const order = at(message, 'data');
  const updatedAt = reading.instant(at(order, 'updatedAt') ?? at(message, 'timestamp'), 'updatedAt') ?? receivedAt;
  const application = applications.get(type);
  if (application) {
    const externalNo = reading.id(at(order, 'externalNo'), 'externalNo');
    reading.done();
    const lineNos = list(order, 'lines').map((line) => text(line, 80));
    return { kind: 'refund', at: updatedAt, order: { externalNo }, lineNos, ...application };
  }
  if (!orderTypes.test(type)) return { kind: 'nothing', why: 'topic-not-ours' };
  if (typeof order !== 'object' || order === null) throw unclear('BODY_NOT_AN_ORDER', 'data');
  return { kind: 'order', at: updatedAt, draft: draftOf(reading, order, { settings, updatedAt, receivedAt }) };
}

interface Context {
  settings: ToRead['settings'];
  updatedAt: Date;
  receivedAt: Date;
}

function draftOf(reading: Reading, order: object, { settings, updatedAt, receivedAt: now }: Context): OrderDraft {
  const externalNo = reading.id(at(order, 'externalNo'), 'externalNo');
  const status = textAt(order, 'status');
  const stage = stages[status] ?? settings.statuses[status];
  if (!stage) reading.fault('STATE_UNKNOWN', 'status', { value: status.slice(0, 40) || '—' });
  const refund = refundOf(reading, at(order, 'refund'), 'refund');
  const currency = currencyOf(reading, at(order, 'currency') ?? 'CNY', settings.currency);
  const raw = list(order, 'lines');
  const lines = linesOf(reading, raw, 'lines', (line, n) =>
    lineOf(reading, line, n, { stage: stage ?? 'paid', refund, skuField: settings.skuField }),
  );
  const amounts = amountsOf(reading, order, lines);
  const createdAt = reading.instant(at(order, 'createdAt'), 'createdAt');
  if (!createdAt) reading.fault('FIELD_MISSING', 'createdAt');
  const times = { createdAt: createdAt ?? now, paidAt: reading.instant(at(order, 'paidAt'), 'paidAt') };
  if (amounts.paid > 0 && !times.paidAt) reading.fault('FIELD_MISSING', 'paidAt');
  if (lines.length > 0) mustAddUp(reading, amounts, lines.length);
  timesMustFollow(reading, times, now);
  const flag = textAt(order, 'sellerFlag') || 'none';
  if (!flags.includes(flag)) reading.fault('STATE_UNKNOWN', 'sellerFlag', { value: flag.slice(0, 40) });
  const shipBy = reading.instant(at(order, 'shipBy'), 'shipBy');
  const draft: OrderDraft = {
    externalNo,
    shopHint: {},
    currency,
    stage: stage ?? 'paid',
    statusWord: status,
    kind: 'normal',
    ...times,
    ...paidByOf(textAt(order, 'paidBy'), settings.payments),
    ...(shipBy ? { platformShipBy: shipBy } : {}),
    ...optionalTimes(reading, order),
    buyerMessage: text(at(order, settings.messageField || 'buyerMessage'), 4000),
    sellerRemark: text(at(order, remarkFieldOf(settings)), 4000),
    sellerFlag: Math.max(0, flags.indexOf(flag)),
    receiver: receiverOf(at(order, 'receiver')),
    amounts,
    lines,
    waybills: list(order, 'waybills').map((one) => ({
      number: text(at(one, 'number'), 60),
      carrier: text(at(one, 'carrier'), 60),
    })),
    refundState: refund,
    ...specialOf(list(order, 'special')),
  };
  reading.done({ externalNo, at: updatedAt });
  return draft;
}

/** `[{ kind: 'urgent' }, { kind: 'custom', details: { requirement: '…' } }]`; what is unknown waits for a person. */
function specialOf(wishes: readonly unknown[]): Pick<OrderDraft, 'special'> {
  const special = wishes.slice(0, 9).map((wish) => {
    const details = at(wish, 'details');
    const given = typeof details === 'object' && details !== null ? Object.entries(details) : [];
    return {
      kind: text(at(wish, 'kind'), 60),
      ...(given.length > 0
        ? { details: Object.fromEntries(given.map(([key, value]) => [key, text(value, 500)])) }
        : {}),
    };
  });
  return special.length > 0 ? { special } : {};
}

function amountsOf(reading: Reading, order: object, lines: readonly LineDraft[]): OrderDraft['amounts'] {
  const money = (field: string) => reading.minor(at(order, field), field);
  return {
    goods: goodsOf(lines),
    freight: money('freight'),
    discount: money('discount') + lines.reduce((sum, line) => sum + (line.discount ?? 0), 0),
    discountBy: {},
    adjustment: money('tax'),
    payable: money('total'),
    paid: money('paid'),
  };
}

function optionalTimes(reading: Reading, order: object): Pick<OrderDraft, 'shippedAt' | 'completedAt'> {
  const shippedAt = reading.instant(at(order, 'shippedAt'), 'shippedAt');
  const completedAt = reading.instant(at(order, 'completedAt'), 'completedAt');
  return { ...(shippedAt ? { shippedAt } : {}), ...(completedAt ? { completedAt } : {}) };
}

function refundOf(reading: Reading, value: unknown, field: string): RefundState {
  const word = text(value, 40);
  const state = refunds[word];
  if (!state) reading.fault('STATE_UNKNOWN', field, { value: word });
  return state ?? 'none';
}

interface OfOrder {
  stage: PlatformStage;
  refund: RefundState;
  skuField: string;
}

function lineOf(reading: Reading, line: unknown, n: number, { stage, refund, skuField }: OfOrder): LineDraft {
  const field = (name: string) => `lines.${n}.${name}`;
  const unitPrice = reading.price(at(line, 'unitPrice'), field('unitPrice'));
  const quantity = reading.quantity(at(line, 'quantity'), field('quantity'));
  const lineNo = textAt(line, 'lineNo').slice(0, 80);
  const code = text(at(line, skuField || 'sku'), 80);
  const own = at(line, 'refund');
  return {
    ...(lineNo ? { externalLineNo: lineNo } : {}),
    title: textAt(line, 'title') || code,
    ...(code ? { merchantCode: code } : {}),
    quantity,
    unitPrice,
    amount: lineAmount(unitPrice, quantity),
    discount: reading.minor(at(line, 'discount'), field('discount')),
    stage,
    refundState: own === undefined ? refund : refundOf(reading, own, field('refund')),
  };
}

function receiverOf(receiver: unknown): OrderDraft['receiver'] {
  const fields = ['name', 'phone', 'province', 'city', 'district', 'detail'] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const found = clear(at(receiver, field), field === 'detail' ? 300 : field === 'phone' ? 80 : 40);
      return found ? [[field, found]] : [];
    }),
  );
}
