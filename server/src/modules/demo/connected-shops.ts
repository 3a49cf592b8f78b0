/**
 * Two shops of the company stand in connection with their platforms: what Shopify posted came by the real receiver, some of it in, some
 * waiting for a person, and one hand-over cannot be told to Douyin because nobody mapped its carrier. No platform is ever called:
 * the API's address is one of this machine at which nobody listens. (OS-2.1, OS-4.3)
 */
import { createHmac } from 'node:crypto';
import { connectionsCache, takePosted, workDeliveries } from '../channels/index.ts';
import { companyCache } from '../company/index.ts';
import { findByExternal } from '../orders/index.ts';
import { minute } from './hours.ts';
import type { Stage } from './stage.ts';

const nobodyListens = 'http://127.0.0.1:9';
const secret = 'demonstration-of-a-secret';
const settings = { apiUrl: nobodyListens, remarksOut: false, carriers: { 百驿快递: 'baiyi', 迅岚速运: 'xunlan' } };

export async function connectedShops(stage: Stage, end: number): Promise<void> {
  const company = (await stage.kernel.caches.get(companyCache)).value;
  const shopOf = (code: string) => [...company.shops.values()].find((shop) => shop.code === code);
  const [shopify, douyin] = [shopOf('SPF'), shopOf('DYQJ')];
  if (shopify) await receivePosted(stage, await connected(stage, shopify.id, 'shopify', settings), end);
  if (!douyin) return;
  await connected(stage, douyin.id, 'douyin', settings);
  await handOverUnmapped(stage, douyin.id, end);
}

/** The connection's id; made once, however often the making is begun again. */
async function connected(stage: Stage, shopId: string, kind: string, own: Record<string, unknown>): Promise<string> {
  const { items } = await stage.ask<{ items: { id: string; shop: { id: string } }[] }>('channels.connections', {});
  const known = items.find((one) => one.shop.id === shopId);
  if (known) return known.id;
  const secrets = { key: kind === 'douyin' ? '3409409348479354011' : '', secret, apiToken: '' };
  const { id } = await stage.act<{ id: string }>('channels.connect', { shopId, kind, secrets, settings: own });
  await stage.kernel.caches.refresh();
  return id;
}

interface Posted {
  name: string;
  sku: string;
  price: string;
  total: string;
  note?: string;
}

const posted: readonly Posted[] = [
  { name: '#2041', sku: 'BWB500-GN', price: '79.00', total: '79.00', note: '送人的，麻烦包好看些' },
  { name: '#2042', sku: 'BWB500-WH', price: '79.00', total: '79.00' },
  { name: '#2043', sku: 'CUP-500-GREEN', price: '79.00', total: '79.00' },
  { name: '#2044', sku: 'BWB500-WH', price: '79.00', total: '97.00' },
];

async function receivePosted(stage: Stage, connectionId: string, end: number): Promise<void> {
  const record = (await stage.kernel.caches.get(connectionsCache)).value.get(connectionId);
  if (!record) return;
  for (const [n, one] of posted.entries()) {
    const body = Buffer.from(JSON.stringify(orderOf(one, n, end)));
    const headers = {
      'x-shopify-topic': 'orders/create',
      'x-shopify-webhook-id': `demonstration-${n}`,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    };
    await takePosted(stage.kernel, record, { headers, body, now: new Date() }, 'push');
  }
  await workDeliveries(stage.kernel, { clock: stage.clock });
}

function orderOf({ name, sku, price, total, note }: Posted, n: number, end: number): unknown {
  const at = (before: number) => new Date(end - before * minute).toISOString();
  return {
    id: `57000000000000${n}`,
    name,
    currency: 'CNY',
    created_at: at(40 - n * 7),
    processed_at: at(39 - n * 7),
    updated_at: at(38 - n * 7),
    financial_status: 'paid',
    fulfillment_status: null,
    total_price: total,
    total_discounts: '0.00',
    total_tax: '0.00',
    taxes_included: true,
    note: note ?? null,
    tags: '',
    shipping_address: {
      name: `样例客 ${n + 1}`,
      phone: `1380000012${n}`,
      address1: '样例路 8 号',
      city: '宁波市',
      province: '浙江省',
    },
    line_items: [{ id: `58000000000000${n}`, sku, title: '保温杯 500', quantity: 1, price, requires_shipping: true }],
  };
}

export const shippedNo = '6938700000000004711';

/** An order of this afternoon that left with a carrier which nobody mapped. */
async function handOverUnmapped(stage: Stage, shopId: string, end: number): Promise<void> {
  if ((await findByExternal(stage.kernel.database, shopId, [shippedNo])).size > 0) return;
  const [clerk, checker, warehouse] = [
    await stage.person('clerk'),
    await stage.person('checker'),
    await stage.person('warehouse'),
  ];
  const paidAt = new Date(end - 9 * 60 * minute).toISOString();
  const receiver = {
    name: '样例客 9',
    phone: '13800000129',
    province: '甘肃省',
    city: '兰州市',
    district: '城关区',
    detail: '样例路 9 号',
  };
  const { id: orderId, total } = await stage.act<{ id: string; total: number }>(
    'orders.create',
    {
      shopId,
      channel: 'platform',
      externalNo: shippedNo,
      receivedAt: paidAt,
      receiver,
      lines: [{ sku: 'BWB500-WH', quantity: '1' }],
      gifts: false,
    },
    clerk,
  );
  await stage.act('payments.record', { orderId, amount: total, occurredAt: paidAt, method: '抖音支付' });
  await stage.act('orders.check', { orderId }, checker);
  await stage.act('orders.prepare', { orderId }, warehouse);
  const { shipmentId } = await stage.act<{ shipmentId: string }>('shipments.pack', { orderId }, warehouse);
  await stage.act('shipments.hand-over', { shipmentId, carrier: '北屿快递', waybill: 'BD26112500417' }, warehouse);
}
