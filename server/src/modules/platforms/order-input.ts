/**
 * A draft in the words of `orders`: what is entered, and what the platform reports of it. Amounts of the file stand: the
 * total is what the buyer is to pay, a price that the seller changed shows as discount or freight. Pure. (OS-2.1, OS-2.2)
 */
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import { sessionsAt, type Company } from '../company/index.ts';
import type { PlatformReport } from '../orders/index.ts';
import type { SpecialRule } from '../policy/index.ts';
import type { LineDraft, OrderDraft, PersonalText, RefundState } from './draft.ts';
import { labelled, specialOf } from './special-words.ts';

export interface OrderToTake {
  input: CreateOrderInput;
  report: PlatformReport;
}

/** By seller_remark_stars: grey, purple, cyan, green, orange, red. */
const flagWords = ['none', 'purple', 'blue', 'green', 'yellow', 'red'] as const;

/** `codes` are the catalogue's, one per line. */
export function toTake(
  draft: OrderDraft,
  shopId: string,
  codes: readonly string[],
  company: Company,
  kinds: ReadonlyMap<string, SpecialRule> = new Map(),
): OrderToTake {
  const report = reportOf(draft);
  const amounts = amountsOf(draft);
  const promised = draft.kind === 'normal' ? undefined : draft.platformShipBy?.toISOString();
  const input: CreateOrderInput = {
    shopId,
    sessionId: sessionOf(draft, shopId, company),
    externalNo: draft.externalNo,
    channel: 'platform',
    type: draft.kind,
    ...specialOf(
      [...(draft.special ?? []), ...labelled([...(draft.labels ?? []), report.sellerRemark ?? ''], kinds)],
      kinds,
    ),
    receivedAt: draft.createdAt.toISOString(),
    currency: draft.currency ?? 'CNY',
    paymentTerms: 'prepaid',
    receiver: receiverInput(draft),
    lines: draft.lines.map((line, n) => ({
      sku: codes[n] ?? '',
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: amounts.perLine ? (line.discount ?? 0) : 0,
      externalLineNo: line.externalLineNo,
      title: line.title.slice(0, 300),
      note: line.spec?.slice(0, 500),
      gift: isFree(line),
    })),
    discount: amounts.discount,
    freight: amounts.freight,
    total: amounts.total,
    buyerMessage: report.buyerMessage,
    sellerRemark: report.sellerRemark ?? '',
    sellerFlag: report.sellerFlag as CreateOrderInput['sellerFlag'],
    promisedShipAt: promised,
    platformShipBy: draft.platformShipBy?.toISOString(),
    payments: paymentsOf(draft, amounts.total),
    // The platform's file lists its gifts as lines of their own.
    gifts: false,
  };
  return { input, report };
}

function isFree(line: LineDraft): boolean {
  return Number(line.unitPrice) === 0;
}

/** Of what is paid more than the total, nothing is ours to keep: cents of rounding. */
function paymentsOf(draft: OrderDraft, total: number): CreateOrderInput['payments'] {
  const amount = Math.min(draft.amounts.paid, total);
  if (!draft.paidAt || amount <= 0) return [];
  return [
    {
      kind: amount === total ? 'full' : 'part',
      amount,
      occurredAt: draft.paidAt.toISOString(),
      method: draft.paidBy || '平台',
    },
  ];
}

interface Amounts {
  /** On the whole order, beside what the lines have themselves. */
  discount: number;
  freight: number;
  total: number;
  perLine: boolean;
}

export function amountsOf({ amounts, lines, stage }: Pick<OrderDraft, 'amounts' | 'lines' | 'stage'>): Amounts {
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  // A closed order is listed with nothing to pay; what it would have cost still stands in its lines.
  const isVoid = stage === 'cancelled' && amounts.payable === 0;
  const total = isVoid ? Math.max(0, goods - amounts.discount) + amounts.freight : amounts.payable;
  const reduced = goods + amounts.freight - total;
  const discount = Math.min(goods, Math.max(0, reduced));
  const freight = total - goods + discount;
  const ofLines = lines.reduce((sum, line) => sum + (line.discount ?? 0), 0);
  const perLine = ofLines > 0 && ofLines <= discount && lines.every((line) => (line.discount ?? 0) <= line.amount);
  return { discount: perLine ? discount - ofLines : discount, freight, total, perLine };
}

const clear = (text: PersonalText | undefined): string => (text?.kind === 'clear' ? text.text : '');

export function receiverInput({ receiver }: Pick<OrderDraft, 'receiver'>): CreateOrderInput['receiver'] {
  const ciphered = [receiver.name, receiver.phone, receiver.detail].some((text) => text?.kind === 'ciphered');
  return {
    name: receiver.name?.text ?? '',
    phone: receiver.phone?.text ?? '',
    province: clear(receiver.province).slice(0, 40),
    city: clear(receiver.city).slice(0, 40),
    district: clear(receiver.district).slice(0, 40),
    detail: [receiver.street?.text, receiver.detail?.text].filter(Boolean).join(' '),
    ciphered,
  };
}

/** Only a named streamer who was on air then: what nobody sold live belongs to no session. */
function sessionOf(draft: OrderDraft, shopId: string, company: Company): string | undefined {
  const name = draft.streamer?.name;
  if (!name || company.sessions.size === 0) return undefined;
  return sessionsAt(company, shopId, draft.createdAt).find((session) => session.streamers.includes(name))?.id;
}

const refundWord: Record<RefundState, PlatformReport['refund']> = {
  none: 'none',
  applied: 'asked',
  'in-progress': 'asked',
  refunded: 'refunded',
  closed: 'withdrawn',
  refused: 'refused',
};

export function reportOf(draft: OrderDraft): PlatformReport {
  return {
    stage: draft.stage,
    refund: refundWord[draft.refundState],
    lines: draft.lines.map((line) => ({
      externalLineNo: line.externalLineNo ?? null,
      shipped: line.stage === 'shipped' || line.stage === 'completed',
      cancelled: line.stage === 'cancelled',
      refund: refundWord[line.refundState],
    })),
    paid: draft.amounts.paid,
    paidAt: draft.paidAt ?? null,
    shippedAt: draft.shippedAt ?? null,
    completedAt: draft.completedAt ?? null,
    waybills: draft.waybills.map(({ number, carrier }) => ({ number, carrier: carrier ?? '' })),
    buyerMessage: draft.buyerMessage ?? '',
    sellerRemark: draft.sellerRemark ?? '',
    sellerFlag: flagWords[draft.sellerFlag ?? 0] ?? 'none',
  };
}
