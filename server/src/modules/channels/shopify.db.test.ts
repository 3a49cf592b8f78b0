/** Shopify, against a small real peer: its payloads in, fulfilments and remarks out, our own echo unheard. (OS-2.1, OS-4.3, PD-3.4) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChannelWorld, openPeer, type ChannelWorld, type Peer } from '../../../test/channel-world.ts';

let world: ChannelWorld;
let peer: Peer;
let shop: string;
let status = 200;

beforeAll(async () => {
  world = await openChannelWorld();
  peer = await openPeer(({ method, url, body }) => {
    if (status !== 200) return { status, body: { errors: 'no' } };
    if (url.pathname.endsWith('/fulfillments.json') && method === 'GET') return { body: { fulfillments: [] } };
    if (url.pathname.endsWith('/fulfillment_orders.json'))
      return {
        body: '{"fulfillment_orders":[{"id":4781320682406083641,"status":"open","line_items":[{"id":1,"line_item_id":866550311766439020,"fulfillable_quantity":1}]}]}',
      };
    if (method === 'GET' && url.pathname.includes('/orders/'))
      return { body: { order: { tags: 'vip', note_attributes: [] } } };
    return { body: body || {} };
  });
  shop = await world.connect('shopify', { apiUrl: peer.url });
});
afterAll(async () => {
  await peer.close();
  await world.close();
});

/** As Shopify writes numbers: ids of eighteen and nineteen digits are numbers in its JSON. */
function orderOf(name: string, more: Record<string, unknown> = {}): string {
  const text = JSON.stringify({
    id: 'ID',
    name,
    currency: 'CNY',
    created_at: '2026-11-10T09:00:00+08:00',
    processed_at: '2026-11-10T09:00:00+08:00',
    updated_at: '2026-11-10T09:01:00+08:00',
    cancelled_at: null,
    financial_status: 'paid',
    fulfillment_status: null,
    total_price: '94.00',
    total_discounts: '5.00',
    total_tax: '0.00',
    taxes_included: false,
    total_shipping_price_set: { shop_money: { amount: '20.00', currency_code: 'CNY' } },
    note: '请尽快',
    note_attributes: [],
    tags: '',
    shipping_address: {
      name: 'Li Xiaoman',
      phone: '13800001234',
      address1: '测试路 1 号',
      city: '杭州市',
      province: '浙江省',
      country: 'China',
      zip: '310000',
    },
    line_items: [
      {
        id: 'LINE',
        sku: 'BWB500-WH',
        title: '保温杯',
        quantity: 1,
        price: '79.00',
        requires_shipping: true,
        discount_allocations: [{ amount: '5.00' }],
      },
    ],
    refunds: [],
    fulfillments: [],
    ...more,
  });
  return text.replaceAll('"ID"', '4781320682406083640').replaceAll('"LINE"', '866550311766439020');
}

const post = (topic: string, body: string) => world.post('shopify', shop, topic, body);

test('an order comes in with every digit of its ids, is handed over and fulfilled at Shopify once [OS-2.1] [OS-4.3]', async () => {
  expect((await post('orders/create', orderOf('#1001'))).status).toBe(200);
  await world.work();
  const order = await world.find('#1001');
  expect(order).toMatchObject({ buyerMessage: '请尽快', amounts: { total: 9400, freight: 2000, discount: 500 } });
  const [source] = await world.kernel.database.query(`select platform_id from order_sources where id = $1`, [
    order?.id,
  ]);
  expect(source).toEqual({ platform_id: '4781320682406083640' });
  await world.act('orders.check', { orderId: order?.id }, world.people.checker);
  await world.act('orders.prepare', { orderId: order?.id }, world.people.warehouse);
  const { shipmentId } = await world.act<{ shipmentId: string }>(
    'shipments.pack',
    { orderId: order?.id },
    world.people.warehouse,
  );
  await world.act(
    'shipments.hand-over',
    { shipmentId, carrier: '百驿快递', waybill: 'BY0000000001' },
    world.people.warehouse,
  );
  status = 503;
  await world.sendAll();
  expect(await world.outgoings(shop)).toMatchObject([
    { kind: 'ship', state: 'waiting', fault: 'API_UNREACHABLE', attempts: 1 },
  ]);
  status = 200;
  await world.kernel.database.query(`update outgoings set next_at = now()`);
  await world.sendAll();
  expect(await world.outgoings(shop)).toMatchObject([{ state: 'sent', fault: null }]);
  const sent = peer.asked.filter((one) => one.method === 'POST' && one.url.pathname.endsWith('/fulfillments.json'));
  expect(sent.at(-1)?.headers['x-shopify-access-token']).toBe('api-token');
  expect(sent.at(-1)?.body).toContain('"fulfillment_order_id":"4781320682406083641"');
  expect(sent.at(-1)?.body).toContain('BY0000000001');
  // The platform says now that it was fulfilled: our own words, which change nothing.
  const before = (await world.find('#1001'))?.rev;
  await post(
    'orders/fulfilled',
    orderOf('#1001', { updated_at: '2026-11-10T09:30:00+08:00', fulfillment_status: 'fulfilled' }),
  );
  await world.work();
  expect((await world.find('#1001'))?.rev).toBe(before);
  await world.sendAll();
  expect(await world.outgoings(shop)).toHaveLength(1);
});

test('remark and flag go out, and coming back they are no news; an older remark of the platform loses [CC-2.4] [PD-3.4]', async () => {
  await post('orders/create', orderOf('#1002'));
  await world.work();
  const order = await world.find('#1002');
  await world.act(
    'orders.remark',
    { orderId: order?.id, sellerRemark: '送礼，勿放价格', sellerFlag: 'red' },
    world.people.clerk,
  );
  // The platform speaks before it heard ours: its remark did not change, so ours stands.
  await post('orders/updated', orderOf('#1002', { updated_at: '2026-11-10T09:05:00+08:00', note: '请尽快！' }));
  await world.work();
  expect(await world.find('#1002')).toMatchObject({ sellerRemark: '送礼，勿放价格', buyerMessage: '请尽快！' });
  await world.sendAll();
  const put = peer.asked.filter((one) => one.method === 'PUT').at(-1);
  expect(JSON.parse(put?.body ?? '{}')).toMatchObject({
    order: { tags: 'vip, flag:red', note_attributes: [{ name: '卖家备注', value: '送礼，勿放价格' }] },
  });
  const ours = {
    note_attributes: [{ name: '卖家备注', value: '送礼，勿放价格' }],
    tags: 'vip, flag:red',
    note: '请尽快！',
  };
  await post('orders/updated', orderOf('#1002', { updated_at: '2026-11-10T09:10:00+08:00', ...ours }));
  await world.work();
  await world.sendAll();
  expect((await world.outgoings(shop)).filter((one) => one.kind === 'remark')).toHaveLength(1);
  const theirs = { ...ours, note_attributes: [{ name: '卖家备注', value: '平台改的' }] };
  await post('orders/updated', orderOf('#1002', { updated_at: '2026-11-10T09:15:00+08:00', ...theirs }));
  await world.work();
  expect((await world.find('#1002'))?.sellerRemark).toBe('平台改的');
  await world.sendAll();
  expect((await world.outgoings(shop)).filter((one) => one.kind === 'remark')).toHaveLength(1);
});

test('a refund that names the order by Shopify’s own id holds it [PD-3.4]', async () => {
  await post('orders/create', orderOf('#1003').replaceAll('4781320682406083640', '4781320682406083999'));
  await world.work();
  await post(
    'refunds/create',
    '{"id":1,"order_id":4781320682406083999,"created_at":"2026-11-10T09:20:00+08:00","refund_line_items":[{"line_item_id":866550311766439020,"quantity":1}]}',
  );
  await world.work();
  expect((await world.find('#1003'))?.holds).toHaveLength(1);
});

test('what the platform refuses for good is stuck, on the order’s journal, and is sent again by hand [OS-4.3] [PD-3.4]', async () => {
  status = 422;
  const order = await world.find('#1002');
  await world.act('orders.remark', { orderId: order?.id, sellerRemark: '再改', sellerFlag: 'red' }, world.people.clerk);
  await world.sendAll();
  const stuck = (await world.outgoings(shop)).find((one) => one.state === 'stuck');
  expect(stuck).toMatchObject({ kind: 'remark', fault: 'API_REFUSED' });
  const view = await world.ask<{ stuck: number }>('channels.connection', { connectionId: shop }, world.people.clerk);
  expect(view.stuck).toBe(1);
  status = 200;
  await world.act('channels.resend', { outgoingId: stuck?.id }, world.people.clerk);
  await world.sendAll();
  expect((await world.outgoings(shop)).find((one) => one.id === stuck?.id)?.state).toBe('sent');
});

test('the test button goes the whole way and asks the API [OS-2.1]', async () => {
  const { steps } = await world.act<{ steps: { step: string; ok: boolean }[] }>(
    'channels.test',
    { connectionId: shop },
    world.people.operations,
  );
  expect(steps).toMatchObject([
    { step: 'receive', ok: true },
    { step: 'call', ok: true },
  ]);
});

test('a tag that is another word for a kind makes the order special; other tags say nothing [OS-2.3] [OS-2.1]', async () => {
  await post('orders/create', orderOf('#1071', { tags: 'VIP, rush' }));
  await world.work();
  expect(await world.find('#1071')).toMatchObject({ flags: ['urgent'], goesFirst: true });
});
