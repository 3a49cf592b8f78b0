/**
 * Connections of shops with their platforms: what comes in (deliveries), what waits for a person, what goes out (ship-back,
 * remarks). Platforms themselves post to /hooks/:connectionId, signed; docs/order-api.md tells how. (OS-2.1, OS-4.3, PD-3.4)
 */
import { z } from 'zod';
import { bilingual, done, endpoint, id, instant, page, reason } from './kit.ts';
import { connectionKinds, deliveryStates, outgoingStates } from './channel-words.ts';

export { connectionKinds, deliveryStates, outgoingStates };

const connectionStates = ['active', 'paused', 'closed'] as const;

/** Where an order stands at its platform. */
export const platformStages = [
  'unpaid',
  'paid',
  'preparing',
  'partly-shipped',
  'shipped',
  'completed',
  'cancelled',
] as const;

const secretText = z.string().trim().min(8).max(300);
const address = z
  .string()
  .trim()
  .max(300)
  .regex(/^https?:\/\/[^\s/?#@]+(?:\/[^\s?#@]*)?$/u, 'an http or https address without a query');

export const connectionSettings = z.strictObject({
  /** Where the platform's API answers; for the order API where our own messages are sent. */
  apiUrl: address.or(z.literal('')).default(''),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  /** Which field of the platform's line holds our SKU code; the platform's usual one where it is empty. */
  skuField: z.string().trim().max(60).regex(/^\w*$/).default(''),
  /** Our carrier’s name → the platform’s code of it. */
  carriers: z.record(z.string().trim().min(1).max(60), z.string().trim().min(1).max(60)).default({}),
  /** Where buyer's message and our remark stand, if not where the platform has them: the name of a field that a plug-in added. */
  messageField: z.string().trim().max(80).default(''),
  remarkField: z.string().trim().max(80).default(''),
  /** Where the shop writes kinds of special order: 加急；刻字：平安. A word that is no kind keeps the order waiting. */
  specialField: z.string().trim().max(80).default(''),
  /** The platform's word for a way of paying → what we call it. */
  payments: z.record(z.string().trim().min(1).max(60), z.string().trim().min(1).max(60)).default({}),
  /** A status word of this shop alone → where such an order stands. */
  statuses: z.record(z.string().trim().min(1).max(60), z.enum(platformStages)).default({}),
  shipBack: z.boolean().default(true),
  remarksOut: z.boolean().default(true),
  pull: z.boolean().default(false),
});
export type ConnectionSettings = z.infer<typeof connectionSettings>;

/** `key` says who we are at the platform, `secret` proves what it sends, `apiToken` lets us ask and tell it something. */
const connectionSecrets = z.strictObject({
  key: z.string().trim().max(200).default(''),
  secret: secretText,
  apiToken: z.string().trim().max(300).default(''),
});

const connectionRef = z.object({ id, rev: z.int() });
const connectionId = z.strictObject({ connectionId: id });

export const connectionView = z.object({
  id,
  rev: z.int(),
  kind: z.enum(connectionKinds),
  state: z.enum(connectionStates),
  shop: z.object({ id, name: z.string(), code: z.string() }),
  /** Below the address of this installation: where the platform posts to. */
  hookPath: z.string(),
  settings: connectionSettings,
  /** The platform's public key for us; secrets are never told again. */
  key: z.string(),
  hasApiToken: z.boolean(),
  lastDeliveryAt: instant.nullable(),
  lastOrderAt: instant.nullable(),
  waiting: z.int(),
  stuck: z.int(),
  addressRequests: z.int(),
  pulledAt: instant.nullable(),
  pullFault: z.string().nullable(),
  /** Nothing came for as long as the policy says: what its shop sells is not known. */
  stale: z.boolean(),
});
export type ConnectionView = z.infer<typeof connectionView>;

const faultView = z.object({
  code: z.string(),
  field: z.string(),
  what: bilingual,
  mend: bilingual,
  /** The shop's own code that nobody knows, and the nearest one of the catalogue. */
  sku: z.string().nullable(),
  suggestion: z.string().nullable(),
});

export const deliveryView = z.object({
  id,
  externalId: z.string(),
  topic: z.string(),
  via: z.enum(['push', 'pull', 'test']),
  state: z.enum(deliveryStates),
  outcome: z.string().nullable(),
  externalNo: z.string().nullable(),
  order: z.object({ id, number: z.string() }).nullable(),
  receivedAt: instant,
  platformAt: instant.nullable(),
  settledAt: instant.nullable(),
  bytes: z.int(),
  hasBody: z.boolean(),
  attempts: z.int(),
  faults: z.array(faultView),
  reason: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

export const outgoingView = z.object({
  id,
  kind: z.enum(['ship', 'remark']),
  state: z.enum(outgoingStates),
  order: z.object({ id, number: z.string(), externalNo: z.string().nullable() }),
  waybill: z.string().nullable(),
  carrier: z.string().nullable(),
  attempts: z.int(),
  nextAt: instant.nullable(),
  sentAt: instant.nullable(),
  madeAt: instant,
  fault: z.object({ code: z.string(), what: bilingual, mend: bilingual, detail: z.string() }).nullable(),
});
export type OutgoingView = z.infer<typeof outgoingView>;

export const listConnections = endpoint({
  name: 'channels.connections',
  route: 'GET /connections',
  title: { zh: '渠道连接', en: 'Connections of shops' },
  input: z.strictObject({
    kind: z.enum(connectionKinds).optional(),
    trouble: z.literal('true').optional().describe('only where something waits, is stuck, or nothing comes'),
  }),
  output: z.object({ items: z.array(connectionView) }),
});

export const getConnection = endpoint({
  name: 'channels.connection',
  route: 'GET /connections/:connectionId',
  title: { zh: '一个渠道连接', en: 'One connection' },
  input: connectionId,
  output: connectionView,
});

export const connectShop = endpoint({
  name: 'channels.connect',
  route: 'POST /connections',
  title: { zh: '连接店铺', en: 'Connect a shop' },
  input: z.strictObject({
    shopId: id,
    kind: z.enum(connectionKinds),
    secrets: connectionSecrets.partial({ secret: true }),
    settings: connectionSettings.default(connectionSettings.parse({})),
  }),
  /** A secret that was made here is told this once. */
  output: connectionRef.extend({ hookPath: z.string(), secret: z.string().nullable() }),
});

export const changeConnection = endpoint({
  name: 'channels.change',
  route: 'PUT /connections/:connectionId',
  title: { zh: '修改渠道连接', en: 'Change a connection' },
  input: connectionId.extend({ settings: connectionSettings, state: z.enum(['active', 'paused']) }),
  output: connectionRef,
});

export const replaceSecrets = endpoint({
  name: 'channels.replace-secrets',
  route: 'PUT /connections/:connectionId/secrets',
  title: { zh: '更换密钥', en: 'Replace the secrets' },
  input: connectionId.extend({ secrets: connectionSecrets.partial() }),
  output: connectionRef,
});

export const closeConnection = endpoint({
  name: 'channels.close',
  route: 'POST /connections/:connectionId/closing',
  title: { zh: '断开连接', en: 'Close a connection' },
  input: connectionId.extend({ reason }),
  output: connectionRef,
});

export const testConnection = endpoint({
  name: 'channels.test',
  route: 'POST /connections/:connectionId/test',
  title: { zh: '测试连接', en: 'Test a connection' },
  input: connectionId,
  output: z.object({
    steps: z.array(z.object({ step: z.enum(['receive', 'call']), ok: z.boolean(), detail: bilingual })),
  }),
});

export const listDeliveries = endpoint({
  name: 'channels.deliveries',
  route: 'GET /connections/:connectionId/deliveries',
  title: { zh: '推送记录', en: 'Log of deliveries' },
  input: connectionId.extend({
    state: z.enum(deliveryStates).optional(),
    externalNo: z.string().trim().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(60),
    cursor: z.string().max(400).optional(),
  }),
  output: page(deliveryView),
});

const deliveryId = z.strictObject({ deliveryId: id });

export const getDelivery = endpoint({
  name: 'channels.delivery',
  route: 'GET /deliveries/:deliveryId',
  title: { zh: '一条推送', en: 'One delivery' },
  input: deliveryId,
  output: deliveryView.extend({ connectionId: id }),
});

export const rerunDelivery = endpoint({
  name: 'channels.rerun',
  route: 'POST /deliveries/:deliveryId/rerun',
  title: { zh: '重新处理推送', en: 'Work a delivery again' },
  input: deliveryId,
  output: done,
});

export const dropDelivery = endpoint({
  name: 'channels.drop',
  route: 'POST /deliveries/:deliveryId/drop',
  title: { zh: '放弃推送', en: 'Discard a delivery' },
  input: deliveryId.extend({ reason }),
  output: done,
});

export const mapSku = endpoint({
  name: 'channels.map-sku',
  route: 'POST /connections/:connectionId/skus',
  title: { zh: '对应商品编码', en: 'Map a code of the shop' },
  input: connectionId.extend({
    code: z.string().trim().min(1).max(80),
    sku: z.string().trim().min(1).max(80),
  }),
  /** Deliveries that waited for this code and are worked again. */
  output: z.object({ rerun: z.int() }),
});

export const listSkuMap = endpoint({
  name: 'channels.skus',
  route: 'GET /connections/:connectionId/skus',
  title: { zh: '商品编码对应表', en: 'Codes of the shop' },
  input: connectionId,
  output: z.object({ items: z.array(z.object({ code: z.string(), sku: z.string(), name: z.string() })) }),
});

export const listOutgoings = endpoint({
  name: 'channels.outgoings',
  route: 'GET /connections/:connectionId/outgoings',
  title: { zh: '回传记录', en: 'What goes out' },
  input: connectionId.extend({
    state: z.enum(outgoingStates).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(60),
    cursor: z.string().max(400).optional(),
  }),
  output: page(outgoingView),
});

const outgoingId = z.strictObject({ outgoingId: id });

export const resendOutgoing = endpoint({
  name: 'channels.resend',
  route: 'POST /outgoings/:outgoingId/resend',
  title: { zh: '重新回传', en: 'Send again' },
  input: outgoingId,
  output: done,
});

export const dropOutgoing = endpoint({
  name: 'channels.drop-outgoing',
  route: 'POST /outgoings/:outgoingId/drop',
  title: { zh: '不再回传', en: 'Send no more' },
  input: outgoingId.extend({ reason }),
  output: done,
});
