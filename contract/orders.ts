/**
 * Orders as the API takes and gives them. Amounts are integer minor units of the order's currency; prices and
 * quantities are decimal strings; personal data comes masked unless it was revealed. (OS-2, OS-6.3, CC-2, PD-3)
 */
import { z } from 'zod';
import {
  bilingual,
  endpoint,
  id,
  instant,
  longText,
  minorUnits,
  positiveMinorUnits,
  quantity,
  reason,
  shortText,
  unitPrice,
  typedText,
} from './kit.ts';
import { orderView, orderRef, orderRow } from './order-views.ts';
import { blockable, orderChannels, orderTypes, paymentTerms, sellerFlags } from './order-words.ts';
import { specialDetails, specialKinds } from './special.ts';

export * from './order-list.ts';
export * from './order-views.ts';
export * from './order-words.ts';
export * from './special.ts';

const receiverFields = {
  name: shortText,
  phone: z.string().trim().min(4).max(80),
  province: z.string().trim().max(40),
  city: z.string().trim().max(40),
  district: z.string().trim().max(40),
  detail: z.string().trim().max(300),
};

export const receiver = z.strictObject({
  ...receiverFields,
  district: receiverFields.district.default(''),
  /** True where the platform gave ciphertext: it stays as it is and is never searched. */
  ciphered: z.boolean().default(false),
});

/** A correction fills in no defaults, or it would empty what nobody meant to touch. */
const receiverCorrection = z.strictObject(receiverFields).partial();

const lineInput = z.strictObject({
  sku: z.string().trim().min(1).max(80).describe('SKU code'),
  quantity,
  /** Left out, the catalogue's price at the time of entry is taken. */
  unitPrice: unitPrice.optional(),
  discount: positiveMinorUnits.default(0),
  externalLineNo: z.string().trim().min(1).max(80).optional(),
  title: z.string().trim().max(300).optional(),
  note: z.string().trim().max(500).optional(),
  gift: z.boolean().default(false),
});

export const paymentInput = z.strictObject({
  kind: z.enum(['full', 'deposit', 'balance', 'part']).default('full'),
  amount: z.int().min(1).max(1_000_000_000_000),
  occurredAt: instant,
  method: z.string().trim().max(60).default(''),
  externalRef: z.string().trim().min(1).max(120).optional(),
});

export const createOrderInput = z.strictObject({
  shopId: id,
  sessionId: id.optional(),
  externalNo: z.string().trim().min(1).max(80).optional(),
  channel: z.enum(orderChannels),
  type: z.enum(orderTypes).default('normal'),
  flags: specialKinds.default([]).describe('kinds of special order: GET /policy/special-kinds'),
  details: specialDetails
    .default({})
    .describe('what the kinds ask, by kind and key; what is missing holds the order until it is given'),
  customerId: id.optional(),
  takenBy: id.optional().describe('the colleague who took it from the customer; whoever enters it, when left out'),
  /** The platform's id of the buyer, where it gives one. */
  buyerId: z.string().trim().min(1).max(120).optional(),
  receivedAt: instant.optional().describe('when the order reached us; entry time is recorded beside it'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  paymentTerms: z.enum(paymentTerms).default('prepaid'),
  receiver,
  lines: z.array(lineInput).min(1).max(200),
  discount: positiveMinorUnits.default(0),
  freight: positiveMinorUnits.default(0),
  /** What the buyer is to pay; when given it must equal what the lines add up to. */
  total: positiveMinorUnits.optional(),
  buyerMessage: longText.default(''),
  sellerRemark: longText.default(''),
  sellerFlag: z.enum(sellerFlags).default('none'),
  promisedShipAt: instant.optional(),
  platformShipBy: instant.optional(),
  requiredAt: instant.optional().describe('when the customer wants it'),
  payments: z.array(paymentInput).max(10).default([]),
  gifts: z.boolean().default(true).describe('add what the gift rules give'),
});
export type CreateOrderInput = z.infer<typeof createOrderInput>;

const orderId = z.strictObject({ orderId: id });
const bilingualTitle = (zh: string, en: string) => ({ zh, en });

export const createOrder = endpoint({
  name: 'orders.create',
  route: 'POST /orders',
  title: bilingualTitle('录单', 'Enter an order'),
  input: createOrderInput,
  output: orderRef.extend({ total: minorUnits }),
});

export const checkOrder = endpoint({
  name: 'orders.check',
  route: 'POST /orders/:orderId/check',
  title: bilingualTitle('复核通过', 'Pass the entry check'),
  input: orderId,
  output: orderRef,
});

export const prepareOrder = endpoint({
  name: 'orders.prepare',
  route: 'POST /orders/:orderId/preparation',
  title: bilingualTitle('开始备货', 'Start preparing'),
  input: orderId,
  output: orderRef,
});

export const acceptOrder = endpoint({
  name: 'orders.accept',
  route: 'POST /orders/:orderId/acceptance',
  title: bilingualTitle('登记验收', 'Record acceptance'),
  input: orderId.extend({
    by: z.enum(['customer', 'staff', 'platform']).default('customer'),
    occurredAt: instant.optional(),
  }),
  output: orderRef,
});

export const closeOrder = endpoint({
  name: 'orders.close',
  route: 'POST /orders/:orderId/closing',
  title: bilingualTitle('完结', 'Close'),
  input: orderId.extend({ by: z.enum(['customer', 'staff', 'platform']).default('staff') }),
  output: orderRef,
});

export const cancelOrder = endpoint({
  name: 'orders.cancel',
  route: 'POST /orders/:orderId/cancellation',
  title: bilingualTitle('取消订单', 'Cancel the order'),
  input: orderId.extend({ reason }),
  output: orderRef,
});

export const holdOrder = endpoint({
  name: 'orders.hold',
  route: 'POST /orders/:orderId/holds',
  title: bilingualTitle('挂起', 'Place a hold'),
  input: orderId.extend({
    kind: z.string().min(1).max(61).describe('a cause of the policy for holds: GET /policy/causes?of=hold'),
    lineId: id.optional(),
    ownerDepartment: z.string().max(40).optional().describe('left out, the one that the cause names'),
    reason,
    blocks: z.array(z.enum(blockable)).min(1).max(5).default(['pack', 'hand-over']),
  }),
  output: orderRef.extend({ holdId: id }),
});

export const releaseHold = endpoint({
  name: 'orders.release',
  route: 'POST /orders/:orderId/holds/:holdId/release',
  title: bilingualTitle('解除挂起', 'Lift a hold'),
  input: orderId.extend({ holdId: id, reason }),
  output: orderRef,
});

export const remarkOrder = endpoint({
  name: 'orders.remark',
  route: 'PUT /orders/:orderId/remark',
  title: bilingualTitle('备注', 'Set the remark'),
  input: orderId.extend({ sellerRemark: longText, sellerFlag: z.enum(sellerFlags).optional() }),
  output: orderRef,
});

/** A correction of what was entered: before and after are kept and count as an entry error. Requires If-Match. */
export const correctOrder = endpoint({
  name: 'orders.correct',
  route: 'PATCH /orders/:orderId',
  title: bilingualTitle('更正', 'Correct'),
  input: orderId.extend({
    receiver: receiverCorrection.optional(),
    lines: z
      .array(z.strictObject({ lineId: id, quantity: quantity.optional(), unitPrice: unitPrice.optional() }))
      .max(200)
      .optional(),
    freight: positiveMinorUnits.optional(),
    flags: specialKinds.optional(),
    details: specialDetails
      .optional()
      .describe('by kind and key; what is not named stays, an empty text takes it away'),
    promisedShipAt: instant.nullable().optional(),
    reason,
  }),
  output: orderRef,
});

export const assignOrder = endpoint({
  name: 'orders.assign',
  route: 'PUT /orders/:orderId/owner',
  title: bilingualTitle('指派', 'Assign'),
  input: orderId.extend({ staffId: id }),
  output: orderRef,
});

export const getOrder = endpoint({
  name: 'orders.get',
  route: 'GET /orders/:orderId',
  title: bilingualTitle('查看订单', 'See an order'),
  input: orderId,
  output: orderView,
});

export const revealReceiver = endpoint({
  name: 'orders.reveal',
  route: 'POST /orders/:orderId/reveal',
  title: bilingualTitle('显示收货信息', 'Reveal the receiver'),
  input: orderId.extend({ reason: reason.optional().describe('needed where the policy demands one') }),
  output: z.object({
    name: z.string(),
    phone: z.string(),
    address: z.string(),
    details: specialDetails.describe('personal details of a special order'),
  }),
});

export const searchOrders = endpoint({
  name: 'orders.search',
  route: 'POST /orders/search',
  title: bilingualTitle('查找订单', 'Find orders'),
  input: z.strictObject({ text: typedText.min(2).max(80), limit: z.int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(orderRow.extend({ matched: z.string() })) }),
});

export const timelineEntry = z.object({
  id,
  seq: z.int(),
  at: instant,
  recordedAt: instant,
  action: z.string(),
  title: bilingual.describe('what the action is called'),
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  clause: z.string().nullable(),
  events: z.array(z.string()),
  /** What it changed; what names the buyer is masked. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  files: z
    .array(z.object({ kind: z.enum(['paper', 'import']), id }))
    .describe('papers that came with it, GET /api/entry/scans/:id; the import that told it, GET /imports/:id'),
  deliveryId: id.nullable().describe('the message of a platform that it came of, GET /deliveries/:id'),
  details: z.record(z.string(), z.unknown()),
});

export const orderTimeline = endpoint({
  name: 'orders.timeline',
  route: 'GET /orders/:orderId/timeline',
  title: bilingualTitle('订单时间线', 'Timeline of an order'),
  input: orderId,
  output: z.object({ items: z.array(timelineEntry), verified: z.object({ entries: z.int(), ok: z.boolean() }) }),
});
