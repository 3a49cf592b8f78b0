/**
 * How orders are shown: the page, the list row, and their parts. Personal data comes masked; amounts are integer minor units.
 */
import { z } from 'zod';
import { id, instant, minorUnits } from './kit.ts';
import { blockable, orderChannels, orderTypes, paymentTerms, sellerFlags, stages } from './order-words.ts';
import { specialView } from './special.ts';

const lineView = z.object({
  id,
  lineNo: z.int(),
  externalLineNo: z.string().nullable(),
  parentLineId: id.nullable(),
  skuId: id,
  skuCode: z.string(),
  title: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  taxRate: z.string(),
  discount: minorUnits,
  amount: minorUnits,
  gift: z.boolean(),
  bundle: z.boolean(),
  note: z.string(),
  warehouseId: id.nullable(),
  refundState: z.enum(['none', 'applied', 'refunded']),
  stockAtPayment: z.string().nullable(),
  quantities: z.object({
    ordered: z.string(),
    cancelled: z.string(),
    allocated: z.string(),
    packed: z.string(),
    shipped: z.string(),
    delivered: z.string(),
    accepted: z.string(),
    returned: z.string(),
  }),
});

const holdView = z.object({
  id,
  kind: z.string(),
  lineId: id.nullable(),
  ownerDepartment: z.string(),
  reason: z.string(),
  blocks: z.array(z.enum(blockable)),
  placedAt: instant,
  placedBy: z.string(),
  releasedAt: instant.nullable(),
});

export const clockView = z.object({
  id,
  rule: z.string(),
  clause: z.string().describe('clause and version, such as OT-3.1@1'),
  source: z.enum(['company', 'platform']),
  startedAt: instant,
  dueAt: instant,
  budgetMs: z.number(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'voided']),
  stoppedAt: instant.nullable(),
  assumed: z.boolean(),
  title: z.object({ zh: z.string(), en: z.string() }),
  nextFireAt: instant.nullable(),
});

const partView = z.object({ id, code: z.string(), name: z.string() });

const shipmentView = z.object({
  id,
  number: z.string(),
  warehouse: partView,
  carrier: z.string(),
  waybill: z.string().nullable(),
  state: z.enum(['packed', 'handed-over', 'delivered', 'voided']),
  packedAt: instant.nullable(),
  handedOverAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  lines: z.array(z.object({ lineId: id, quantity: z.string() })),
});

const paymentView = z.object({
  id,
  kind: z.enum(['full', 'deposit', 'balance', 'part', 'refund']),
  amount: minorUnits,
  occurredAt: instant,
  method: z.string(),
  externalRef: z.string().nullable(),
});

/** What this person may do now, and what is blocked, why and by whom it can be lifted. */
export const possibleAction = z.object({
  action: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  allowed: z.boolean(),
  /** A refusal code with its parameters where it is not allowed. */
  refusal: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});

export const orderView = z.object({
  id,
  number: z.string(),
  rev: z.int(),
  shop: partView.extend({ platform: z.string() }),
  sessionId: id.nullable(),
  externalNo: z.string().nullable(),
  channel: z.enum(orderChannels),
  type: z.enum(orderTypes),
  stage: z.enum(stages),
  flags: z.array(z.string()),
  special: z.array(specialView),
  goesFirst: z.boolean().describe('of high priority by a rule: before others in every queue'),
  customerId: id.nullable(),
  currency: z.string(),
  paymentTerms: z.enum(paymentTerms),
  amounts: z.object({
    goods: minorUnits,
    discount: minorUnits,
    freight: minorUnits,
    tax: minorUnits.describe('tax contained in the total'),
    total: minorUnits,
    paid: minorUnits,
    refunded: minorUnits,
  }),
  isPaid: z.boolean(),
  receiver: z.object({
    nameMask: z.string(),
    phoneMask: z.string(),
    province: z.string(),
    city: z.string(),
    district: z.string(),
    detailMask: z.string(),
    ciphered: z.boolean(),
    regionCodes: z.array(z.string()),
  }),
  buyerMessage: z.string(),
  sellerRemark: z.string(),
  sellerFlag: z.enum(sellerFlags),
  promisedShipAt: instant.nullable(),
  platformShipBy: instant.nullable(),
  requiredAt: instant.nullable(),
  times: z.object({
    entered: instant,
    recorded: instant,
    checked: instant.nullable(),
    paid: instant.nullable(),
    preparing: instant.nullable(),
    prepared: instant.nullable(),
    shipped: instant.nullable(),
    delivered: instant.nullable(),
    accepted: instant.nullable(),
    closed: instant.nullable(),
    cancelled: instant.nullable(),
  }),
  people: z.object({
    enteredBy: z.string(),
    takenBy: z.string().nullable(),
    checkedBy: z.string().nullable(),
    owner: z.string().nullable(),
  }),
  closedBy: z.enum(['customer', 'silence', 'staff', 'platform']).nullable(),
  acceptedBy: z.enum(['customer', 'silence', 'staff', 'platform']).nullable(),
  lines: z.array(lineView),
  holds: z.array(holdView),
  clocks: z.array(clockView),
  payments: z.array(paymentView),
  shipments: z.array(shipmentView),
  actions: z.array(possibleAction),
});
export type OrderView = z.infer<typeof orderView>;

export const orderRef = z.object({ id, number: z.string(), rev: z.int(), stage: z.enum(stages) });

export const orderRow = z.object({
  id,
  number: z.string(),
  externalNo: z.string().nullable(),
  rev: z.int(),
  shop: partView.extend({ platform: z.string() }),
  type: z.enum(orderTypes),
  stage: z.enum(stages),
  flags: z.array(z.string()),
  goesFirst: z.boolean(),
  refund: z.boolean(),
  held: z.boolean(),
  holdReason: z.string().nullable(),
  buyerMessage: z.string(),
  sellerRemark: z.string(),
  sellerFlag: z.enum(sellerFlags),
  lines: z.array(
    z.object({ skuCode: z.string(), title: z.string(), quantity: z.string(), gift: z.boolean(), bundle: z.boolean() }),
  ),
  pieces: z.string(),
  province: z.string(),
  city: z.string(),
  warehouse: partView.nullable(),
  carrier: z.string().nullable(),
  total: minorUnits,
  paid: minorUnits,
  isPaid: z.boolean(),
  currency: z.string(),
  enteredAt: instant,
  paidAt: instant.nullable(),
  nextDueAt: instant.nullable(),
  clocks: z.array(
    clockView.pick({
      id: true,
      rule: true,
      clause: true,
      source: true,
      startedAt: true,
      dueAt: true,
      budgetMs: true,
      state: true,
      title: true,
    }),
  ),
  owner: z.string().nullable(),
  receiverMask: z.string(),
});
export type OrderRow = z.infer<typeof orderRow>;
