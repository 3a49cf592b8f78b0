/**
 * The order that is being typed, and what is sent of it. Everything stays text until it is sent, so that nothing a clerk typed is
 * ever turned into something else on the screen (CC-2.2).
 */
import type { enterByHand } from '../../../../contract/entry.ts';
import type { orderChannels } from '../../../../contract/order-words.ts';
import type { SpecialDetails } from '../../../../contract/special.ts';
import type { GivenTo } from '../../app/api.ts';
import { lineAmount, minorFrom, sumOf } from './amounts.ts';

export interface DraftLine {
  key: string;
  skuId: string;
  sku: string;
  name: string;
  quantity: string;
  unitPrice: string;
  discount: string;
  note: string;
  /** Read out of a text and not touched since. */
  guess?: { confidence: number; origin: string };
}

export interface DraftGuess {
  field: string;
  confidence: number;
  origin: string;
}

export interface Draft {
  shopId: string;
  channel: (typeof orderChannels)[number];
  type: 'normal' | 'presale' | 'custom';
  flags: string[];
  /** By kind and key; what was typed for a kind stays when the kind is unticked, and is not sent. */
  details: SpecialDetails;
  customerId: string;
  externalNo: string;
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  detail: string;
  requiredAt: string;
  promisedShipAt: string;
  paymentTerms: 'prepaid' | 'credit';
  freight: string;
  discount: string;
  buyerMessage: string;
  sellerRemark: string;
  lines: DraftLine[];
  takenBy: string;
  scanIds: string[];
  /** By the draft's own field. */
  guesses: Record<string, DraftGuess>;
}

export const emptyDraft: Draft = {
  shopId: '',
  channel: 'phone',
  type: 'normal',
  flags: [],
  details: {},
  customerId: '',
  externalNo: '',
  name: '',
  phone: '',
  province: '',
  city: '',
  district: '',
  detail: '',
  requiredAt: '',
  promisedShipAt: '',
  paymentTerms: 'prepaid',
  freight: '',
  discount: '',
  buyerMessage: '',
  sellerRemark: '',
  lines: [],
  takenBy: '',
  scanIds: [],
  guesses: {},
};

/** Where only one shop is possible it is the order's without being asked; nothing was typed by that, so nothing of it is kept. */
export function inOnlyShop(draft: Draft, shops: readonly { id: string }[]): Draft {
  const [only, ...others] = shops;
  return draft.shopId === '' && only && others.length === 0 ? { ...draft, shopId: only.id } : draft;
}

export type ChangeDraft = (change: Partial<Draft>) => void;

export interface PartProps {
  draft: Draft;
  change: ChangeDraft;
  error: unknown;
}

export interface Totals {
  goods: number | undefined;
  freight: number | undefined;
  discount: number | undefined;
  total: number | undefined;
}

export function totalsOf(draft: Draft): Totals {
  const goods = sumOf(draft.lines.map((line) => lineAmount(line.quantity, line.unitPrice, minorFrom(line.discount))));
  const freight = minorFrom(draft.freight);
  const discount = minorFrom(draft.discount);
  const total =
    goods === undefined || freight === undefined || discount === undefined ? undefined : goods + freight - discount;
  return { goods, freight, discount, total };
}

const filled = <Name extends string>(name: Name, value: string): Partial<Record<Name, string>> =>
  value.trim() ? ({ [name]: value.trim() } as Record<Name, string>) : {};

/** `receivedAt` is when the customer reached us: the moment at which the form was opened. */
export function orderFrom(draft: Draft, receivedAt: string): GivenTo<typeof enterByHand> {
  return {
    shopId: draft.shopId,
    channel: draft.channel,
    type: draft.type,
    flags: draft.flags,
    details: Object.fromEntries(
      draft.flags.flatMap((kind) => (draft.details[kind] ? [[kind, draft.details[kind]]] : [])),
    ),
    ...filled('customerId', draft.customerId),
    ...filled('externalNo', draft.externalNo),
    receivedAt,
    paymentTerms: draft.paymentTerms,
    receiver: {
      name: draft.name,
      phone: draft.phone,
      province: draft.province,
      city: draft.city,
      district: draft.district,
      detail: draft.detail,
    },
    lines: draft.lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity.trim(),
      ...filled('unitPrice', line.unitPrice),
      discount: minorFrom(line.discount) ?? 0,
      ...filled('note', line.note),
    })),
    discount: minorFrom(draft.discount) ?? 0,
    freight: minorFrom(draft.freight) ?? 0,
    buyerMessage: draft.buyerMessage,
    sellerRemark: draft.sellerRemark,
    ...filled('requiredAt', draft.requiredAt),
    ...filled('promisedShipAt', draft.promisedShipAt),
    ...filled('takenBy', draft.takenBy),
    scanIds: draft.scanIds,
    guesses: [
      ...Object.values(draft.guesses),
      ...draft.lines.flatMap((line, n) => (line.guess ? [{ field: `line.${n + 1}`, ...line.guess }] : [])),
    ],
  };
}
