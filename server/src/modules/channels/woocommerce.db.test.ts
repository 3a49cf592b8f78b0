/** WooCommerce, against a small real peer: REST v3 orders in, completion, note and remark out. (OS-2.1, OS-4.3) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChannelWorld, openPeer, type ChannelWorld, type Peer } from '../../../test/channel-world.ts';

let world: ChannelWorld;
let peer: Peer;
let shop: string;

beforeAll(async () => {
  world = await openChannelWorld();
  peer = await openPeer(({ method, url }) => {
    if (url.pathname.endsWith('/notes') && method === 'GET') return { body: [] };
    return { body: { id: 727, meta_data: [{ id: 9, key: 'luyue_seller_flag', value: 'none' }] } };
  });
  shop = await world.connect('woocommerce', { apiUrl: `${peer.url}/` });
});
afterAll(async () => {
  await peer.close();
  await world.close();
});

const orderOf = (more: Record<string, unknown> = {}) => ({
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'CNY',
  date_created_gmt: '2026-11-10T01:00:00',
  date_modified_gmt: '2026-11-10T01:05:00',
  date_paid_gmt: '2026-11-10T01:02:00',
  discount_total: '8.00',
  shipping_total: '10.00',
  total_tax: '10.53',
  total: '170.53',
  customer_note: '',
  billing: {
    first_name: '小满',
    last_name: '李',
    address_1: '测试路 1 号',
    city: '杭州市',
    state: '浙江省',
    postcode: '310000',
    country: 'CN',
    phone: '13800001234',
  },
  shipping: { address_1: '' },
  meta_data: [],
  line_items: [
    { id: 315, name: '保温杯', quantity: 2, subtotal: '158.00', total: '150.00', sku: 'BWB500-WH', price: 75 },
  ],
  fee_lines: [],
  refunds: [],
  ...more,
});

test('an order with tax, freight and discount comes in, is refunded and holds [OS-2.1] [PD-3.4]', async () => {
  expect((await world.post('woocommerce', shop, 'order.created', orderOf())).status).toBe(200);
  await world.work();
  const order = await world.find('727');
  expect(order?.amounts).toMatchObject({ goods: 15800, total: 17053 });
  await world.post(
    'woocommerce',
    shop,
    'order.updated',
    orderOf({ date_modified_gmt: '2026-11-10T01:30:00', status: 'refunded', refunds: [{ id: 1 }] }),
  );
  await world.work();
  expect((await world.find('727'))?.holds).toHaveLength(1);
});

test('the greeting of a new webhook is answered and says nothing', async () => {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/hooks/${shop}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'webhook_id=12',
  });
  expect(answer.statusCode).toBe(200);
});

test('a hand-over completes it with the waybill in a note, a remark goes into its meta data [OS-4.3] [CC-2.4]', async () => {
  await world.post('woocommerce', shop, 'order.created', orderOf({ id: 728, number: '728' }));
  await world.work();
  const order = await world.find('728');
  await world.act(
    'orders.remark',
    { orderId: order?.id, sellerRemark: '周末送', sellerFlag: 'green' },
    world.people.clerk,
  );
  await world.act('orders.check', { orderId: order?.id }, world.people.checker);
  await world.act('orders.prepare', { orderId: order?.id }, world.people.warehouse);
  const { shipmentId } = await world.act<{ shipmentId: string }>(
    'shipments.pack',
    { orderId: order?.id },
    world.people.warehouse,
  );
  await world.act(
    'shipments.hand-over',
    { shipmentId, carrier: '百驿快递', waybill: 'BY0000000002' },
    world.people.warehouse,
  );
  await world.sendAll();
  const bodies = peer.asked
    .filter((one) => one.method !== 'GET')
    .map((one) => JSON.parse(one.body) as Record<string, unknown>);
  expect(bodies).toContainEqual({ status: 'completed' });
  expect(bodies).toContainEqual({ note: '百驿快递 BY0000000002', customer_note: true });
  expect(bodies).toContainEqual({
    meta_data: [
      { key: 'luyue_seller_remark', value: '周末送' },
      { id: 9, key: 'luyue_seller_flag', value: 'green' },
    ],
  });
});

test('what is special stands in how it is shipped, at the product, and where the shop’s settings say [OS-2.3] [OS-2.1]', async () => {
  const own = await world.connect('woocommerce', { apiUrl: `${peer.url}/`, specialField: '_wishes' });
  const line = orderOf().line_items[0];
  const told = (number: string, more: object) =>
    world.post('woocommerce', own, 'order.created', orderOf({ id: Number(number), number, ...more }));
  const filledIn = [{ key: '_engraving', display_key: '定制', display_value: '刻“平安”' }];
  await told('801', { shipping_lines: [{ method_title: '加急' }], line_items: [{ ...line, meta_data: filledIn }] });
  await told('802', { meta_data: [{ key: '_wishes', value: '加急' }], coupon_lines: [{ code: 'spring' }] });
  await told('803', { meta_data: [{ key: '_wishes', value: '会发光' }] });
  await world.work();
  expect((await world.find('801'))?.flags).toEqual(['urgent', 'custom']);
  expect((await world.find('802'))?.flags).toEqual(['urgent']);
  expect(await world.find('803')).toBeUndefined();
  expect((await world.deliveries(own)).find((one) => one.state === 'waiting')?.faults[0]?.code).toBeDefined();
});
