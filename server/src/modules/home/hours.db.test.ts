/** The bars of the home page over a real database: each opens exactly the orders that it counts, in the company's hours, within the reader's scope. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { homePage } from '../../../../contract/home.ts';
import { openDesk, receiver, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';

const HOUR_MS = 3_600_000;
let world: World;
let desk: Desk;

beforeAll(async () => {
  // Half past nine in the morning of the company.
  world = await openWorld(new Date('2026-11-10T01:30:00Z'));
  desk = openDesk(world);
});
afterAll(() => world.close());

interface Listed {
  items: unknown[];
  next?: string;
}

async function found(filter: Record<string, string>, actor: Actor): Promise<number> {
  let [count, cursor] = [0, undefined as string | undefined];
  do {
    const asked = { ...filter, limit: 2, ...(cursor ? { cursor } : {}) };
    const page = await world.ask<Listed>('orders.list', asked, actor);
    [count, cursor] = [count + page.items.length, page.next];
  } while (cursor);
  return count;
}

/** What each bar counts, and what the list and the sums behind it come to. */
async function barsOf(actor: Actor) {
  const { hours } = await world.ask<OutputOf<typeof homePage>>('home.page', {}, actor);
  const bars = (hours?.parts ?? []).flatMap(({ opens, items }) => items.map((item) => ({ ...item, opens })));
  return Promise.all(
    bars.map(async ({ hour, count, opens }) => {
      const filter = { ...opens.search, hour: `${String(hour).padStart(2, '0')}:00` };
      const sums = await world.ask<{ orders: number; exact: boolean }>('orders.sums', filter, actor);
      const { today } = opens.search;
      return { step: today, hour, count, found: await found(filter, actor), summed: sums.orders, exact: sums.exact };
    }),
  );
}

const bar = (step: string, hour: number, count: number) => ({
  step,
  hour,
  count,
  found: count,
  summed: count,
  exact: true,
});

/** Each for somebody else: alike orders within minutes are no two orders. */
async function packed(n: number): Promise<string> {
  const order = await desk.enter({ receiver: { ...receiver, phone: `1390000000${n}` } });
  await world.act('orders.check', { orderId: order.id }, world.people.checker);
  await desk.pay(order.id, order.total);
  await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
  const shipment = await world.act<{ shipmentId: string }>(
    'shipments.pack',
    { orderId: order.id, carrier: '百驿快递' },
    world.people.warehouse,
  );
  return shipment.shipmentId;
}

test('every bar opens exactly as many orders as it shows, whoever looks [OS-9.2] [OT-2.1]', async () => {
  const { clerk, checker, warehouse, logistics, finance, operations } = world.people;
  await desk.enter();
  const receivedAt = world.clock.now().toISOString();
  world.clock.advance(HOUR_MS);
  // Received an hour before it was entered: it belongs to the hour in which it came, in the list as in the bar.
  await desk.enter({ channel: 'phone', receivedAt });
  const first = await packed(1);
  await packed(2);
  world.clock.advance(HOUR_MS);
  await packed(3);
  await world.act('shipments.hand-over', { shipmentId: first, waybill: 'BY2026111001' }, logistics);

  const entered = [bar('entered', 9, 2), bar('entered', 10, 2), bar('entered', 11, 1)];
  const checked = [bar('checked', 10, 2), bar('checked', 11, 1)];
  expect(await barsOf(operations)).toEqual(entered);
  expect(await barsOf(clerk)).toEqual([...entered, ...checked]);
  expect(await barsOf(checker)).toEqual([...entered, ...checked]);
  expect(await barsOf(warehouse)).toEqual([bar('prepared', 10, 2), bar('prepared', 11, 1)]);
  expect(await barsOf(finance)).toEqual([bar('paid', 10, 2), bar('paid', 11, 1)]);
  expect(await barsOf(logistics)).toEqual([bar('shipped', 11, 1)]);
  expect(await barsOf({ ...warehouse, warehouseIds: [newId()] })).toEqual([]);
});

test('the numbers of today are the sums of their bars, and open as many', async () => {
  const { numbers } = await world.ask<OutputOf<typeof homePage>>('home.page', {}, world.people.operations);
  const today = numbers.filter(({ span }) => span === 'today');
  expect(today.map(({ name, value }) => [name, value])).toEqual([
    ['orders-in', 5],
    ['shipped-today', 1],
  ]);
  for (const { value, opens } of today) expect(await found(opens.search, world.people.operations)).toBe(value);
});

test('a new day begins without bars, and the hours of yesterday open nothing', async () => {
  world.clock.advance(24 * HOUR_MS);
  expect(await barsOf(world.people.operations)).toEqual([]);
  expect(await found({ queue: 'all', today: 'entered', hour: '10:00' }, world.people.operations)).toBe(0);
});

const pay = (orderId: string, amount: number, occurredAt: Date, kind = 'part') =>
  world.act(
    'payments.record',
    { orderId, kind, amount, occurredAt: occurredAt.toISOString(), method: '对公转账' },
    world.people.finance,
  );

test('money received today is the sum of the payments of today, part payments too, and opens exactly their orders [PD-3.1]', async () => {
  const { finance, operations, warehouse } = world.people;
  const received = async (actor: Actor) => {
    const { numbers } = await world.ask<OutputOf<typeof homePage>>('home.page', {}, { ...actor, roles: ['finance'] });
    const number = numbers.find(({ name }) => name === 'received-today');
    const filter = number?.opens.search ?? {};
    const sums = await world.ask<{ orders: number; exact: boolean }>('orders.sums', filter, actor);
    return { ...number, found: await found(filter, actor), summed: sums };
  };
  const counted = (value: number, orders: number) => ({
    value,
    found: orders,
    currency: 'CNY',
    summed: { orders, exact: true },
  });
  const [now, yesterday] = [world.clock.now(), new Date(world.clock.now().getTime() - 24 * HOUR_MS)];
  const own = (n: number) => ({ channel: 'phone', receiver: { ...receiver, phone: `1380000000${n}` } });
  const [twice, late, back, dollars] = [
    await desk.enter(own(1)),
    await desk.enter(own(2)),
    await desk.enter(own(3)),
    await desk.enter({ ...own(4), currency: 'USD' }),
  ];
  await pay(twice.id, 1000, now);
  await pay(twice.id, 500, now);
  await pay(twice.id, 300, yesterday);
  await pay(late.id, late.total, yesterday, 'full');
  await pay(dollars.id, 700, now);
  await pay(back.id, 2000, now);
  await world.act(
    'payments.refund',
    { orderId: back.id, amount: 2000, occurredAt: now.toISOString(), method: '对公转账', reason: '客户改主意' },
    finance,
  );
  // What was given back was received nevertheless; what came in yesterday was not received today, whenever it is written down.
  const after = counted(3500, 2);
  expect(await received(finance)).toMatchObject(after);
  expect(await received(operations)).toMatchObject(after);
  expect(await received(warehouse)).toMatchObject(after);
  expect(await received({ ...warehouse, id: newId(), warehouseIds: [newId()] })).toMatchObject(counted(0, 0));
  expect(await found({ queue: 'all', today: 'received', hour: '11:00' }, finance)).toBe(2);
});
