/** Douyin, against a small real gateway that checks our signatures: messages, looking up, pulling, ship-back, tokens. (OS-2.1, OS-4.3, PD-3.4) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  appKey,
  openChannelWorld,
  openPeer,
  secrets,
  type Asked,
  type ChannelWorld,
  type Peer,
} from '../../../test/channel-world.ts';
import { readConnections } from './connection.ts';
import { signCall } from './douyin/sign.ts';
import { pullOrders } from './pull-orders.ts';

let world: ChannelWorld;
let peer: Peer;
let shop: string;
let isDown = false;
const orders = new Map<string, Record<string, unknown>>();
let tokens = 0;

const ok = (data: unknown) => ({
  body: JSON.stringify({ code: 10000, msg: 'success', data }).replaceAll(/"#(\d+)"/g, '$1'),
});

function gateway({ url, body }: Asked): { status?: number; body: unknown } {
  const asked = Object.fromEntries(url.searchParams);
  const { method = '', timestamp = '' } = asked;
  const wanted = signCall({ appKey, secret: secrets.douyin, method, paramJson: body, timestamp });
  if (asked.sign !== wanted) return { body: { code: 40003, sub_code: 'isv.sign-invalid' } };
  if (method === 'token.create') return ok({ access_token: `token-${++tokens}`, expires_in: 3600 });
  if (asked.access_token !== `token-${tokens}`) return { body: { code: 40003, sub_code: 'isv.access-token-expired' } };
  if (isDown) return { body: { code: 50002, sub_code: 'isp.service-error' } };
  const params = JSON.parse(body) as Record<string, unknown>;
  if (method === 'order.orderDetail') {
    const found = orders.get(String(params.shop_order_id));
    return found ? ok({ shop_order_detail: found }) : { body: { code: 50001, sub_code: 'isv.order-not-exist' } };
  }
  if (method === 'order.searchList') {
    const from = Number(params.update_time_start ?? 0);
    const all = [...orders.values()].filter((one) => Number(one.update_time) >= from);
    const page = Number(params.page) * 100;
    return ok({
      shop_order_list: all.sort((a, b) => Number(a.update_time) - Number(b.update_time)).slice(page, page + 100),
    });
  }
  return ok({});
}

beforeAll(async () => {
  world = await openChannelWorld();
  peer = await openPeer(gateway);
  shop = await world.connect('douyin', { apiUrl: peer.url, pull: true, carriers: { 百驿快递: 'baiyi' } }, '');
});
afterAll(async () => {
  await peer.close();
  await world.close();
});

const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);
let n = 0;
const freshNo = () => `47813206824060${String(83640 + n++).padStart(5, '0')}`;

/** `#` in front of an id: it is written as a bare number, as Douyin writes it. */
function keep(no: string, more: Record<string, unknown> = {}): void {
  orders.set(no, {
    order_id: `#${no}`,
    shop_id: 77977,
    order_status: 2,
    create_time: seconds('2026-11-10T01:00:00Z'),
    pay_time: seconds('2026-11-10T01:01:00Z'),
    update_time: seconds('2026-11-10T01:01:00Z'),
    exp_ship_time: seconds('2026-11-12T01:01:00Z'),
    pay_amount: 7900,
    post_amount: 0,
    promotion_amount: 0,
    buyer_words: '',
    seller_words: '',
    seller_remark_stars: 0,
    encrypt_post_receiver: '##密文名##',
    encrypt_post_tel: '$$密文号$$',
    post_addr: {
      province: { name: '浙江省' },
      city: { name: '杭州市' },
      town: { name: '西湖区' },
      encrypt_detail: '##密文址##',
    },
    sku_order_list: [
      {
        order_id: `#${no}`,
        product_name: '保温杯',
        item_num: 1,
        origin_amount: 7900,
        code: 'BWB500-WH',
        after_sale_info: { after_sale_status: 0 },
      },
    ],
    ...more,
  });
}

const message = (tag: string, no: string, more: Record<string, unknown> = {}) =>
  JSON.stringify([
    {
      tag,
      msg_id: `${tag}-${no}-${Math.random()}`,
      data: JSON.stringify({ p_id: '#', s_ids: ['#'], shop_id: 77977, ...more }).replaceAll('"#"', no),
    },
  ]);
const post = (body: string) => world.post('douyin', shop, '', body);

describe('a message', () => {
  test('names an order, which is asked for and goes in with every digit [OS-2.1]', async () => {
    const no = freshNo();
    keep(no);
    const answer = await post(message('101', no, { pay_time: seconds('2026-11-10T01:01:00Z'), pay_amount: 7900 }));
    expect(answer).toMatchObject({ status: 200, body: { code: 0, msg: 'success' } });
    await world.work();
    expect(await world.find(no)).toMatchObject({ externalNo: no, stage: 'entered' });
    expect(tokens).toBe(1);
  });

  test('of a refund that is asked for holds at once, even while the platform does not answer [PD-3.4] [OS-6.3]', async () => {
    const no = freshNo();
    keep(no);
    await post(message('101', no));
    await world.work();
    isDown = true;
    await post(message('200', no, { aftersale_id: 1, s_id: '#', update_time: seconds('2026-11-10T01:30:00Z') }));
    await world.work();
    isDown = false;
    expect((await world.find(no))?.holds).toHaveLength(1);
    expect((await world.deliveries(shop)).at(-1)).toMatchObject({
      state: 'stored',
      faults: [{ code: 'LOOK_UP_FAILED' }],
    });
    await world.kernel.database.query(`update deliveries set next_at = now() where state = 'stored'`);
    await world.work();
    expect((await world.deliveries(shop)).at(-1)).toMatchObject({ state: 'taken' });
  });

  test('that a refund was refused lifts the hold of what is still here; of another line it stays [OS-6.3] [PD-3.4]', async () => {
    const no = freshNo();
    const other = `${no.slice(0, -1)}${(Number(no.at(-1)) + 1) % 10}`;
    const lines = (own: number, others: number) =>
      [[no, own] as const, [other, others] as const].map(([id, state]) => ({
        ...{ order_id: `#${id}`, product_name: '保温杯', item_num: 1, origin_amount: 7900, code: 'BWB500-WH' },
        after_sale_info: { after_sale_status: state },
      }));
    const whole = (own: number, others: number, at: string) =>
      keep(no, { sku_order_list: lines(own, others), pay_amount: 15_800, update_time: seconds(at) });
    whole(0, 0, '2026-11-10T01:10:00Z');
    await post(message('101', no));
    await world.work();
    whole(6, 6, '2026-11-10T01:30:00Z');
    await post(message('200', no, { update_time: seconds('2026-11-10T01:30:00Z') }));
    await world.work();
    const open = async () => (await world.find(no))?.holds.filter((hold) => hold.releasedAt === null) ?? [];
    expect(await open()).not.toHaveLength(0);
    whole(27, 6, '2026-11-10T01:40:00Z');
    await post(message('204', no, { s_id: '#', update_time: seconds('2026-11-10T01:40:00Z') }));
    await world.work();
    expect(await open()).toHaveLength(1);
    whole(27, 29, '2026-11-10T01:50:00Z');
    await post(message('205', no, { s_id: '#', update_time: seconds('2026-11-10T01:50:00Z') }));
    await world.work();
    expect(await open()).toEqual([]);
  });

  test('of a changed address makes a request, though its ciphertexts tell nothing [OS-6.3]', async () => {
    const no = freshNo();
    keep(no);
    await post(message('101', no));
    await world.work();
    keep(no, { update_time: seconds('2026-11-10T02:00:00Z'), encrypt_post_tel: '$$另一个密文$$' });
    await post(message('104', no, { update_time: seconds('2026-11-10T02:00:00Z') }));
    await world.work();
    expect((await world.find(no))?.holds).toHaveLength(0);
    await post(message('105', no, { update_time: seconds('2026-11-10T02:00:00Z') }));
    await world.work();
    expect((await world.find(no))?.holds).toMatchObject([{ kind: 'address' }]);
  });

  test('that only probes, or is of nothing of ours, is answered and done', async () => {
    await post('{"tag":"0","msg_id":"probe-1","data":"{}"}');
    await post('[{"tag":"400","msg_id":"product-1","data":"{}"}]');
    await world.work();
    expect((await world.deliveries(shop)).slice(-2)).toMatchObject([
      { outcome: 'ping' },
      { outcome: 'topic-not-ours' },
    ]);
  });
});

test('what changed is pulled, page by page, and pulled again does nothing [OS-2.1] [OT-3.1]', async () => {
  const now = Math.floor(Date.now() / 1000);
  const numbers = Array.from({ length: 130 }, () => freshNo());
  for (const [i, no] of numbers.entries()) keep(no, { update_time: now - 200 + i });
  const pull = async () => {
    const connection = (await readConnections(world.kernel.database, [shop])).get(shop);
    return connection ? pullOrders(world.kernel, connection) : 0;
  };
  expect(await pull()).toBe(130);
  expect(await pull()).toBe(0);
  await world.work();
  const rows = await world.kernel.database.query(`select id from orders where external_no = any($1::text[])`, [
    numbers,
  ]);
  expect(rows).toHaveLength(130);
  isDown = true;
  await pull();
  isDown = false;
  const view = await world.ask<{ pullFault: string | null }>(
    'channels.connection',
    { connectionId: shop },
    world.people.clerk,
  );
  expect(view.pullFault).toBe('API_BUSY');
});

test('a hand-over is told with its request id, a carrier without a code is stuck at once [OS-4.3]', async () => {
  const ship = async (carrier: string, waybill: string) => {
    const no = freshNo();
    keep(no);
    await post(message('101', no));
    await world.work();
    const order = await world.find(no);
    await world.act('orders.check', { orderId: order?.id }, world.people.checker);
    await world.act('orders.prepare', { orderId: order?.id }, world.people.warehouse);
    const { shipmentId } = await world.act<{ shipmentId: string }>(
      'shipments.pack',
      { orderId: order?.id },
      world.people.warehouse,
    );
    await world.act('shipments.hand-over', { shipmentId, carrier, waybill }, world.people.warehouse);
    tokens++;
    await world.sendAll();
    return no;
  };
  const no = await ship('百驿快递', 'BY0000000003');
  const [sent] = await world.outgoings(shop);
  expect(sent).toMatchObject({ state: 'sent' });
  const told = peer.asked.filter((one) => one.url.pathname === '/order/logisticsAdd').at(-1);
  expect(JSON.parse(told?.body ?? '{}')).toEqual({
    order_id: no,
    company_code: 'baiyi',
    logistics_code: 'BY0000000003',
    request_id: sent?.id,
  });
  await ship('北屿快递', 'BE0000000004');
  const stuck = (await world.outgoings(shop)).at(-1);
  expect(stuck).toMatchObject({ state: 'stuck', fault: 'CARRIER_NOT_MAPPED' });
  // The shop's people have it as work, told once, until it was given up or sent.
  const work = () =>
    world.kernel.database.query<{ state: string }>(
      `select t.state from tasks t join shops s on s.id = t.shop_id
        where t.order_id = $1 and t.kind = 'ship-back' and t.department_id = s.department_id`,
      [stuck?.order_id],
    );
  expect(await work()).toEqual([{ state: 'open' }]);
  const drop = { outgoingId: stuck?.id, reason: '已在平台后台发货' };
  const both = await Promise.allSettled([
    world.act('channels.drop-outgoing', drop, world.people.operations),
    world.act('channels.drop-outgoing', drop, world.people.operations),
  ]);
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await Promise.all([world.sendAll(), world.sendAll()]);
  expect(await work()).toEqual([{ state: 'done' }]);
});
