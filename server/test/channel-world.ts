/** A world whose shop is connected: messages as a platform would post them, worked as the worker would; small real peers. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { OrderView } from '../../contract/orders.ts';
import { openHttpWorld, type HttpWorld } from './http.ts';
import { advanceConsumer, registerConsumers } from '../src/kernel/consumers.ts';
import { outgoingConsumer, sendOutgoings, settleStuck, workDeliveries } from '../src/modules/channels/index.ts';

const standardSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const secrets = {
  standard: standardSecret,
  shopify: 'hush-hush',
  woocommerce: 'wc_secret',
  douyin: 'test-secret',
};
export const appKey = '3409409348479354011';

type Kind = keyof typeof secrets;

export interface ChannelWorld extends HttpWorld {
  connect(kind: Kind, more?: Record<string, unknown>, apiToken?: string): Promise<string>;
  /** Posts to the hook with the platform's own proof; answers status and the parsed answer. */
  post(
    kind: Kind,
    connectionId: string,
    topic: string,
    message: unknown,
    id?: string,
  ): Promise<{ status: number; body: unknown }>;
  work(): Promise<number>;
  /** What the journal asks for, and what goes out by it. */
  sendAll(): Promise<void>;
  deliveries(connectionId: string): Promise<DeliveryRow[]>;
  outgoings(connectionId: string): Promise<Record<string, unknown>[]>;
  find(externalNo: string): Promise<OrderView | undefined>;
}

interface DeliveryRow {
  id: string;
  external_id: string;
  state: string;
  outcome: string | null;
  order_id: string | null;
  faults: { code: string; field: string; params: Record<string, unknown> }[];
}

export async function openChannelWorld(): Promise<ChannelWorld> {
  const world = await openHttpWorld();
  const { kernel, clock } = world;
  await registerConsumers(kernel, [outgoingConsumer]);
  const connect = connector(world);
  return {
    ...world,
    connect,
    post: async (kind, connectionId, topic, message, id = randomUUID()) => {
      const body = Buffer.isBuffer(message)
        ? message
        : Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
      const answer = await world.app.inject({
        method: 'POST',
        url: `/api/hooks/${connectionId}`,
        headers: { 'content-type': 'application/json', ...headersOf(kind, topic, id, body) },
        payload: body,
      });
      return { status: answer.statusCode, body: answer.json<unknown>() };
    },
    work: () => workDeliveries(kernel, { clock }),
    sendAll: async () => {
      while ((await advanceConsumer(kernel, outgoingConsumer)).passed > 0);
      await sendOutgoings(kernel);
      await settleStuck(kernel);
    },
    deliveries: (connectionId) =>
      kernel.database.query<DeliveryRow & Record<string, unknown>>(
        `select * from deliveries where connection_id = $1 order by id`,
        [connectionId],
      ),
    outgoings: (connectionId) =>
      kernel.database.query(`select * from outgoings where connection_id = $1 order by id`, [connectionId]),
    find: async (externalNo) => {
      const [row] = await kernel.database.query<{ id: string }>('select id from orders where external_no = $1', [
        externalNo,
      ]);
      return row ? world.ask<OrderView>('orders.get', { orderId: row.id }, world.people.checker) : undefined;
    },
  };
}

/** A shop of its own for each connection. */
function connector(world: HttpWorld): ChannelWorld['connect'] {
  let shopNo = 0;
  return async (kind: Kind, more: Record<string, unknown> = {}, apiToken = 'api-token') => {
    const shop = [
      ...(await world.kernel.database.query<{ le: string; dept: string }>(
        `select legal_entity_id as le, department_id as dept from shops limit 1`,
      )),
    ][0];
    shopNo++;
    const { id: shopId } = await world.act<{ id: string }>('company.add-shop', {
      code: `CH${shopNo}`,
      name: `渠道店 ${shopNo}`,
      platform: ({ douyin: 'douyin', shopify: 'shopify', woocommerce: 'jd', standard: 'jd' } as const)[kind],
      externalId: kind === 'douyin' ? '77977' : `shop-${shopNo}`,
      legalEntityId: shop?.le,
      departmentId: shop?.dept,
      defaultWarehouseId: world.warehouseId,
    });
    await world.kernel.caches.refresh();
    const { id } = await world.act<{ id: string }>('channels.connect', {
      shopId,
      kind,
      secrets: { key: kind === 'douyin' ? appKey : '', secret: secrets[kind], apiToken },
      settings: more,
    });
    await world.kernel.caches.refresh();
    return id;
  };
}

/** By node alone: the product's own signing does not prove itself. */
function hmac(secret: string | Buffer, ...parts: (string | Buffer)[]): string {
  const mac = createHmac('sha256', secret);
  for (const part of parts) mac.update(part);
  return mac.digest('base64');
}

function headersOf(kind: Kind, topic: string, id: string, body: Buffer): Record<string, string> {
  if (kind === 'shopify')
    return {
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
      'x-shopify-hmac-sha256': hmac(secrets.shopify, body),
    };
  if (kind === 'woocommerce')
    return {
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-delivery-id': id,
      'x-wc-webhook-signature': hmac(secrets.woocommerce, body),
    };
  if (kind === 'douyin')
    return {
      'app-id': appKey,
      'event-sign': createHash('md5').update(appKey).update(body).update(secrets.douyin).digest('hex'),
    };
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${hmac(Buffer.from(standardSecret.slice('whsec_'.length), 'base64'), `${id}.${timestamp}.`, body)}`,
  };
}

/** An order as the documented order API tells it: one white cup of 79 yuan, paid. */
export function apiOrder(externalNo: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    externalNo,
    updatedAt: '2026-11-10T01:30:00Z',
    createdAt: '2026-11-10T01:00:00Z',
    paidAt: '2026-11-10T01:05:00Z',
    status: 'paid',
    currency: 'CNY',
    lines: [{ lineNo: `${externalNo}-1`, sku: 'BWB500-WH', title: '保温杯', quantity: '1', unitPrice: '79.00' }],
    total: 7900,
    paid: 7900,
    receiver: {
      name: '李小满',
      phone: '13800001234',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      detail: '测试路 1 号',
    },
    ...more,
  };
}

export const told = (type: string, data: unknown) => ({ type, timestamp: '2026-11-10T01:30:00Z', data });

export interface Asked {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Peer {
  url: string;
  asked: Asked[];
  close(): Promise<void>;
}

/** A small real HTTP server that stands for a platform's API. */
export async function openPeer(answer: (asked: Asked) => { status?: number; body: unknown }): Promise<Peer> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one: Asked = {
        method: request.method ?? '',
        url: new URL(request.url ?? '/', 'http://peer.test'),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      asked.push(one);
      const { status = 200, body } = answer(one);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
