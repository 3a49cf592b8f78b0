/**
 * What a customer may ask without an account: how the order stands, and what the own shop sells. Nothing in here names a
 * person beyond a mask, and nothing tells who in the company did what. (OT-4.3, OS-2.1, OS-8.3)
 */
import { z } from 'zod';
import { bilingual, endpoint, id, instant, minorUnits, quantity, shortText, typedText } from './kit.ts';
import { stages } from './order-words.ts';

const item = z.object({ title: z.string(), quantity: z.string(), gift: z.boolean() });

const progressSteps = ['paid', 'prepared', 'shipped', 'delivered', 'accepted'] as const;

const customerEvents = [
  'entered',
  'paid',
  'packed',
  'handed-over',
  'delivered',
  'accepted',
  'closed',
  'cancelled',
] as const;

const happened = z.object({ what: z.enum(customerEvents), at: instant });

const parcelView = z.object({
  carrier: z.string(),
  waybill: z.string().nullable(),
  state: z.enum(['packed', 'handed-over', 'delivered']),
  items: z.array(item),
  events: z.array(happened),
});

const promiseView = z.object({
  /** What must have happened by then. */
  until: z.enum(['shipped', 'other']),
  dueAt: instant,
  over: z.boolean(),
  paused: z.boolean(),
  source: z.enum(['company', 'platform']),
  clause: z.string(),
  /** What the rule says to a customer, and what it promises when it is missed; null where it promises nothing. */
  words: bilingual,
  missed: bilingual.nullable(),
});

export const trackingView = z.object({
  number: z.string(),
  externalNo: z.string().nullable(),
  shop: z.string(),
  stage: z.enum(stages),
  held: z.boolean(),
  toPay: minorUnits.describe('what is still to be paid before the order goes on'),
  total: minorUnits,
  currency: z.string(),
  steps: z.array(z.object({ step: z.enum(progressSteps), at: instant.nullable() })),
  promise: promiseView.nullable(),
  parcels: z.array(parcelView),
  waiting: z.array(item).describe('what is in no parcel yet'),
  refund: z.object({ items: z.array(item), refunded: minorUnits, open: z.boolean() }).nullable(),
  events: z.array(happened),
  receiver: z.object({ name: z.string(), phone: z.string(), place: z.string() }),
  /** What this customer may do beyond looking; modules offer it. */
  doors: z.array(z.object({ name: z.string(), label: bilingual, href: z.string() })),
  asOf: instant,
});
export type TrackingView = z.infer<typeof trackingView>;
export type TrackingItem = z.infer<typeof item>;

export const trackOrder = endpoint({
  name: 'portal.track',
  route: 'POST /portal/tracking',
  title: { zh: '查询订单进度', en: 'See how an order stands' },
  input: z.strictObject({
    number: typedText.min(4).max(80).describe('our number, or the platform’s'),
    tail: typedText.regex(/^\d{4}$/, 'the last four digits of the phone'),
  }),
  output: trackingView.extend({ orderId: id }),
});

export const followLink = endpoint({
  name: 'portal.follow-link',
  route: 'POST /portal/links/tracking',
  title: { zh: '按链接查询订单进度', en: 'See how an order stands, by a link' },
  input: z.strictObject({ token: z.string().min(20).max(100) }),
  output: trackingView,
});

const orderLink = z.object({
  path: z.string().describe('below the address of the company’s pages'),
  expiresAt: instant,
});

export const createLink = endpoint({
  name: 'portal.create-link',
  route: 'POST /orders/:orderId/customer-links',
  title: { zh: '生成客户查询链接', en: 'Make a link for the customer' },
  input: z.strictObject({ orderId: id }),
  output: orderLink,
});

export const revokeLinks = endpoint({
  name: 'portal.revoke-links',
  route: 'POST /orders/:orderId/customer-links/revocation',
  title: { zh: '作废客户查询链接', en: 'Revoke the customer’s links' },
  input: z.strictObject({ orderId: id }),
  output: z.object({ revoked: z.int() }),
});

const goodsView = z.object({
  sku: z.string(),
  name: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  presaleDays: z.int().nullable(),
});

export const listGoods = endpoint({
  name: 'portal.goods',
  route: 'GET /portal/goods',
  title: { zh: '自营商城在售商品', en: 'What the own shop sells' },
  input: z.strictObject({}),
  output: z.object({ products: z.array(z.object({ name: z.string(), goods: z.array(goodsView) })) }),
});

export const listRegions = endpoint({
  name: 'portal.regions',
  route: 'GET /portal/regions',
  title: { zh: '省、市、区县', en: 'Provinces, cities and districts' },
  input: z.strictObject({
    below: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  output: z.object({ regions: z.array(z.object({ code: z.string(), name: z.string() })) }),
});

const cart = z
  .array(z.strictObject({ sku: z.string().trim().min(1).max(80), quantity }))
  .min(1)
  .max(50);

const quote = z.object({ goods: minorUnits, freight: minorUnits, total: minorUnits, gifts: z.array(item) });

export const quoteCart = endpoint({
  name: 'portal.quote',
  route: 'POST /portal/quote',
  title: { zh: '计算购物车金额', en: 'What a cart comes to' },
  input: z.strictObject({ lines: cart }),
  output: quote,
});

const regionCode = z.string().regex(/^(\d{6})?$/);

export const placeOrder = endpoint({
  name: 'portal.place-order',
  route: 'POST /portal/orders',
  title: { zh: '在自营商城下单', en: 'Order in the own shop' },
  input: z.strictObject({
    lines: cart,
    /** What the page showed; another sum is refused, so that nobody orders at a price they did not see. */
    total: minorUnits,
    name: shortText,
    phone: typedText.regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, 'a phone number'),
    province: regionCode.min(6),
    city: regionCode.default(''),
    district: regionCode.default(''),
    detail: z.string().trim().min(4).max(300),
    message: z.string().trim().max(500).default(''),
    /** No person sees this field; whoever fills it in is a program. */
    website: z.string().max(200).default(''),
  }),
  output: z.object({ number: z.string(), path: z.string() }),
});
