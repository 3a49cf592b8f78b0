/** The documented order API, from the posted bytes to the order: replays, order of arrival, refunds, addresses, what waits. (OS-2.1, PD-3.4) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOrder, openChannelWorld, told, type ChannelWorld } from '../../../test/channel-world.ts';
import { refusalOf } from '../../../test/order-desk.ts';

let world: ChannelWorld;
let shop: string;

beforeAll(async () => {
  world = await openChannelWorld();
  shop = await world.connect('standard');
});
afterAll(() => world.close());

const post = (type: string, data: unknown, id?: string) => world.post('standard', shop, '', told(type, data), id);
const of = async (externalId: string) => (await world.deliveries(shop)).find((one) => one.external_id === externalId);
let n = 0;
const no = () => `API-${String(++n).padStart(6, '0')}`;
const later = (minutes: number) => new Date(Date.parse('2026-11-10T01:30:00Z') + minutes * 60_000).toISOString();

describe('an order', () => {
  test('that is posted is answered at once and worked from what was stored [OS-2.1] [PD-3.1]', async () => {
    const number = no();
    expect((await post('order.created', apiOrder(number))).status).toBe(200);
    expect(await world.find(number)).toBeUndefined();
    await world.work();
    const order = await world.find(number);
    expect(order).toMatchObject({ externalNo: number, stage: 'entered', channel: 'platform' });
    expect(JSON.stringify(await world.deliveries(shop))).not.toContain('13800001234');
  });

  test('told twice, by one delivery or by two, is there once [OS-2.1]', async () => {
    const number = no();
    for (const id of ['twice', 'twice', 'again']) await post('order.created', apiOrder(number), id);
    await world.work();
    expect(await world.kernel.database.query('select id from orders where external_no = $1', [number])).toHaveLength(1);
    expect((await world.deliveries(shop)).filter((one) => one.external_id === 'twice')).toHaveLength(1);
  });

  test('whose messages come out of order ends as the platform says last [OS-2.1] [PD-3.1]', async () => {
    const number = no();
    await post('order.updated', apiOrder(number, { updatedAt: later(10), sellerRemark: '第二版' }));
    await world.work();
    await post(
      'order.created',
      apiOrder(number, { updatedAt: later(0), sellerRemark: '第一版', status: 'unpaid', paid: 0, paidAt: undefined }),
    );
    await world.work();
    expect((await world.find(number))?.sellerRemark).toBe('第二版');
    // Also where the newer message changed nothing by itself.
    await post('order.updated', apiOrder(number, { updatedAt: later(20), sellerRemark: '第二版' }));
    await world.work();
    await post('order.updated', apiOrder(number, { updatedAt: later(15), sellerRemark: '旧的' }));
    await world.work();
    expect((await world.find(number))?.sellerRemark).toBe('第二版');
  });

  test('that the platform cancels is cancelled before it left [PD-3.4] [OS-6.3]', async () => {
    const number = no();
    await post('order.created', apiOrder(number));
    await world.work();
    await post('order.cancelled', apiOrder(number, { updatedAt: later(5), status: 'cancelled' }));
    await world.work();
    expect((await world.find(number))?.stage).toBe('cancelled');
  });
});

describe('a refund that is asked for', () => {
  test('holds the lines that are still here, at once, and packing is refused [PD-3.4] [OS-6.3]', async () => {
    const number = no();
    await post('order.created', apiOrder(number));
    await world.work();
    const order = await world.find(number);
    await world.act('orders.check', { orderId: order?.id }, world.people.checker);
    await world.act('orders.prepare', { orderId: order?.id }, world.people.warehouse);
    await post('order.refund_requested', { externalNo: number, updatedAt: later(3), lines: [`${number}-1`] });
    await world.work();
    const refused = await refusalOf(world.act('shipments.pack', { orderId: order?.id }, world.people.warehouse));
    expect(['ORDER_HELD', 'LINE_HELD']).toContain(refused.code);
    const before = (await world.find(number))?.holds.length;
    await post('order.refund_requested', { externalNo: number, updatedAt: later(4), lines: [] });
    await world.work();
    expect((await world.find(number))?.holds).toHaveLength(before ?? 0);
  });

  test('after packing refuses the hand-over [PD-3.4]', async () => {
    const number = no();
    await post('order.created', apiOrder(number));
    await world.work();
    const order = await world.find(number);
    await world.act('orders.check', { orderId: order?.id }, world.people.checker);
    await world.act('orders.prepare', { orderId: order?.id }, world.people.warehouse);
    const { shipmentId } = await world.act<{ shipmentId: string }>(
      'shipments.pack',
      { orderId: order?.id },
      world.people.warehouse,
    );
    await post('order.refund_requested', { externalNo: number, updatedAt: later(3), lines: [] });
    await world.work();
    const handOver = { shipmentId, carrier: '百驿快递', waybill: 'BY0000000001' };
    expect((await refusalOf(world.act('shipments.hand-over', handOver, world.people.warehouse))).code).toBe(
      'ORDER_HELD',
    );
  });

  test('of an order that is not here yet waits for it and is worked when it comes [PD-3.4]', async () => {
    const number = no();
    await post('order.refund_requested', { externalNo: number, updatedAt: later(3), lines: [] }, `r-${number}`);
    await world.work();
    expect(await of(`r-${number}`)).toMatchObject({ state: 'stored', faults: [{ code: 'ORDER_NOT_HERE' }] });
    await post('order.created', apiOrder(number));
    await world.work();
    expect(await of(`r-${number}`)).toMatchObject({ state: 'taken', outcome: 'held' });
    expect((await world.find(number))?.holds).toHaveLength(1);
  });
});

describe('an address that changed', () => {
  const moved = {
    name: '李小满',
    phone: '13800001234',
    province: '广东省',
    city: '深圳市',
    district: '南山区',
    detail: '新路 2 号',
  };

  test('waits for a person, the parcel with it, and is written by acceptance only [OS-6.3] [PD-3.4]', async () => {
    const number = no();
    await post('order.created', apiOrder(number));
    await world.work();
    await post('order.updated', apiOrder(number, { updatedAt: later(5), receiver: moved }));
    await world.work();
    const order = await world.find(number);
    expect(order?.receiver).toMatchObject({ province: '浙江省' });
    expect(order?.holds).toHaveLength(1);
    const { items } = await world.ask<{ items: { id: string; order: { id: string }; findings: { code: string }[] }[] }>(
      'platforms.address-requests',
      {},
      world.people.clerk,
    );
    const request = items.find((one) => one.order.id === order?.id);
    expect(request?.findings.map((one) => one.code)).toContain('OTHER_PROVINCE');
    expect(JSON.stringify(request)).not.toContain('13800001234');
    // Told again, it is asked once.
    await post('order.updated', apiOrder(number, { updatedAt: later(6), receiver: moved, sellerRemark: '急' }));
    await world.work();
    const both = await Promise.allSettled([
      world.act('platforms.accept-address', { requestId: request?.id, reason: '买家来电确认' }, world.people.clerk),
      world.act('platforms.accept-address', { requestId: request?.id, reason: '买家来电确认' }, world.people.clerk),
    ]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const after = await world.find(number);
    expect(after?.receiver).toMatchObject({ province: '广东省', city: '深圳市' });
    expect(after?.holds.filter((hold) => hold.releasedAt === null)).toEqual([]);
  });
});

describe('what is not understood', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'an unknown product',
      { lines: [{ lineNo: '1', sku: 'NO-SUCH', title: 'x', quantity: '1', unitPrice: '79.00' }] },
      'SKU_UNKNOWN',
    ],
    ['an unknown currency', { currency: 'XQX' }, 'CURRENCY_UNKNOWN'],
    ['another currency', { currency: 'USD' }, 'CURRENCY_DIFFERS'],
    ['an unknown state', { status: 'teleported' }, 'STATE_UNKNOWN'],
    ['amounts that do not add up', { total: 9900 }, 'TOTALS_DIFFER'],
    ['no lines', { lines: [] }, 'LINES_MISSING'],
    [
      'a quantity of nothing',
      { lines: [{ sku: 'BWB500-WH', quantity: '0', unitPrice: '79.00' }] },
      'QUANTITY_UNUSABLE',
    ],
    [
      'ten thousand lines',
      {
        lines: Array.from({ length: 10_000 }, (_, i) => ({
          lineNo: String(i),
          sku: 'BWB500-WH',
          quantity: '1',
          unitPrice: '1.00',
        })),
      },
      'LINES_TOO_MANY',
    ],
    ['an absurd date', { createdAt: '0001-01-01T00:00:00Z' }, 'FIELD_MALFORMED'],
    ['a number that no column holds', { externalNo: 'x'.repeat(200) }, 'ID_NOT_USABLE'],
  ])('%s waits for a person with its reason [PD-3.2] [OS-2.2]', async (_name, more, code) => {
    const id = `w-${no()}`;
    expect((await post('order.created', apiOrder(no(), more), id)).status).toBe(200);
    await world.work();
    const found = await of(id);
    expect(found?.state).toBe('waiting');
    expect(found?.faults.map((one) => one.code)).toContain(code);
  });

  test.each([
    '{"type": "order.created", "data": ',
    'null',
    '[]',
    '"text"',
    '\u0000',
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    '{"__proto__": {"a": 1}}',
  ])('a proven body like %.30s is kept and never breaks anything [PD-3.2]', async (body) => {
    expect((await world.post('standard', shop, '', body)).status).toBe(200);
    await world.work();
    expect((await world.deliveries(shop)).at(-1)?.state).not.toBe('stored');
  });

  test('a wrong proof is refused and leaves nothing; so does an unknown address [OS-2.1]', async () => {
    const before = (await world.deliveries(shop)).length;
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/hooks/${shop}`,
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(401);
    expect((await world.app.inject({ method: 'POST', url: '/api/hooks/none', payload: '{}' })).statusCode).toBe(404);
    expect((await world.deliveries(shop)).length).toBe(before);
  });

  test('a code that is mapped once lets everything go on that waited for it [PD-3.2] [OS-2.2]', async () => {
    const numbers = [no(), no()];
    const lines = [{ lineNo: '1', sku: 'SHOP-CUP', title: '杯', quantity: '1', unitPrice: '79.00' }];
    for (const number of numbers) await post('order.created', apiOrder(number, { lines }));
    await world.work();
    expect(await world.find(numbers[0] ?? '')).toBeUndefined();
    const mapped = await world.act(
      'channels.map-sku',
      { connectionId: shop, code: 'SHOP-CUP', sku: 'BWB500-WH' },
      world.people.clerk,
    );
    expect(mapped).toEqual({ rerun: 2 });
    await world.kernel.caches.refresh();
    await world.work();
    for (const number of numbers) expect(await world.find(number)).toBeDefined();
  });

  test('what waited is settled by the order’s newer message; a discarded one stays discarded [PD-3.2]', async () => {
    const number = no();
    await post('order.created', apiOrder(number, { status: 'teleported' }), `old-${number}`);
    await post('order.created', apiOrder(no(), { status: 'teleported' }), `drop-${number}`);
    await world.work();
    await world.act(
      'channels.drop',
      { deliveryId: (await of(`drop-${number}`))?.id, reason: '测试单' },
      world.people.clerk,
    );
    await post('order.updated', apiOrder(number, { updatedAt: later(9) }));
    await world.work();
    expect((await of(`old-${number}`))?.state).toBe('superseded');
    const again = world.act(
      'channels.drop',
      { deliveryId: (await of(`drop-${number}`))?.id, reason: '测试单' },
      world.people.clerk,
    );
    expect((await refusalOf(again)).code).toBe('DELIVERY_IS_SETTLED');
  });
});

test('a burst, a tenth doubled and a tenth out of order, ends in exactly the right orders [OS-2.1]', async () => {
  const burst = await world.connect('standard');
  const numbers = Array.from({ length: 300 }, () => no());
  const messages = numbers.flatMap((number, i) => {
    const created = { id: `c-${number}`, data: apiOrder(number) };
    const changed = { id: `u-${number}`, data: apiOrder(number, { updatedAt: later(5), sellerRemark: `备注 ${i}` }) };
    const pair = i % 10 === 0 ? [changed, created] : [created, changed];
    return i % 10 === 5 ? [...pair, created] : pair;
  });
  for (const [i, { id, data }] of messages.entries()) {
    expect((await world.post('standard', burst, '', told('order.updated', data), id)).status).toBe(200);
    if (i % 97 === 0) await world.work();
  }
  await world.work();
  const rows = await world.kernel.database.query<{ n: number; held: number }>(
    `select count(*)::int as n, count(*) filter (where is_held)::int as held from orders where external_no = any($1::text[])`,
    [numbers],
  );
  expect(rows[0]).toEqual({ n: 300, held: 0 });
  for (const i of [0, 5, 7, 299]) expect((await world.find(numbers[i] ?? ''))?.sellerRemark).toBe(`备注 ${i}`);
  expect((await world.deliveries(burst)).every((one) => one.state === 'taken')).toBe(true);
  expect(await world.deliveries(burst)).toHaveLength(600);
});

test('two workers at once take each order in once [OS-2.1]', async () => {
  const numbers = Array.from({ length: 40 }, () => no());
  for (const number of numbers) await post('order.created', apiOrder(number));
  await Promise.all([world.work(), world.work()]);
  const rows = await world.kernel.database.query(`select id from orders where external_no = any($1::text[])`, [
    numbers,
  ]);
  expect(rows).toHaveLength(40);
});
