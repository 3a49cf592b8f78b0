/** Every filter of the orders list: what it finds, that pages add up to the whole, and what it refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, refusalOf, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
let desk: Desk;
let plain: string;
let marked: string;

type Page = { items: { id: string; number: string; carrier: string | null }[]; next?: string };
const list = (filter: Record<string, unknown>, who = world.people.clerk) =>
  world.ask<Page>('orders.list', filter, who).then((page) => page.items.map((row) => row.id));

beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
  plain = (await desk.enter()).id;
  marked = (await desk.enter({ buyerMessage: '放门卫', sellerFlag: 'red', flags: ['urgent'] })).id;
  // Whoever enters an order has it first.
  await world.act('orders.assign', { orderId: plain, staffId: world.people.checker.id }, world.people.operations);
});
afterAll(() => world.close());

test('a message, a flag or an owner narrows a queue and the list of all orders', async () => {
  for (const queue of ['entered', 'all']) {
    expect(await list({ queue })).toHaveLength(2);
    for (const filter of [{ message: 'yes' }, { sellerFlag: 'red' }, { flag: 'urgent' }, { owner: 'me' }])
      expect(await list({ queue, ...filter })).toEqual([marked]);
    expect(await list({ queue, owner: world.people.checker.id })).toEqual([plain]);
    expect(await list({ queue, owner: 'none' })).toEqual([]);
    expect(await list({ queue, owner: 'me', message: 'yes', shopId: world.shopId })).toEqual([marked]);
    expect(await list({ queue, sellerFlag: 'blue' })).toEqual([]);
  }
});

test('the warehouse sees its own orders only, with a filter as without', async () => {
  const elsewhere = { ...world.people.warehouse, warehouseIds: [world.people.clerk.id] };
  expect(await list({ queue: 'entered', message: 'yes' }, elsewhere)).toEqual([]);
  expect(await list({ queue: 'entered', owner: 'none' }, elsewhere)).toEqual([]);
});

test('a deadline is filtered in open queues, and refused where the list is sorted by entry', async () => {
  expect(await list({ queue: 'entered', due: 'over' })).toEqual([]);
  world.clock.advance(3 * 24 * 3_600_000);
  expect(await list({ queue: 'entered', due: 'over' })).toHaveLength(2);
  expect((await refusalOf(list({ queue: 'all', due: '4h' }))).code).toBe('DUE_NEEDS_A_QUEUE');
});

test('of named orders a list says which belong to it', async () => {
  const ids = [plain, marked].join();
  expect(await list({ queue: 'entered', ids })).toHaveLength(2);
  expect(await list({ queue: 'entered', message: 'yes', ids })).toEqual([marked]);
  expect(await list({ queue: 'shipped', ids })).toEqual([]);
});

test('pages with a filter add up to the whole', async () => {
  for (let n = 0; n < 5; n++) await desk.enter({ buyerMessage: `第 ${n} 条` });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page: Page = await world.ask(
      'orders.list',
      { queue: 'all', message: 'yes', limit: 2, ...(cursor ? { cursor } : {}) },
      world.people.clerk,
    );
    seen.push(...page.items.map((row) => row.id));
    cursor = page.next;
  } while (cursor);
  expect(new Set(seen).size).toBe(6);
  expect(seen).toHaveLength(6);
});

test('the sums of a filter are its orders, pieces and money, and say that they are exact', async () => {
  const sums = await world.ask<{ orders: number; pieces: string; amounts: Record<string, number>; exact: boolean }>(
    'orders.sums',
    { queue: 'entered', owner: 'me' },
    world.people.clerk,
  );
  const order = await desk.see(plain);
  expect(sums).toMatchObject({ orders: 6, amounts: { CNY: 6 * order.amounts.total }, exact: true });
  expect(Number(sums.pieces) % 6).toBe(0);
});

async function preparing() {
  const order = await desk.enter();
  await world.act('orders.check', { orderId: order.id }, world.people.checker);
  await desk.pay(order.id, order.total);
  await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
  return order;
}

test('a carrier narrows a queue from packing on; unpacked or cancelled, nobody carries the order [OS-4.3]', async () => {
  const pack = async (carrier: string) => {
    const order = await preparing();
    const packed = await world.act<{ shipmentId: string }>(
      'shipments.pack',
      { orderId: order.id, carrier },
      world.people.warehouse,
    );
    return { id: order.id, shipmentId: packed.shipmentId };
  };
  const north = await pack('北屿快递');
  const quick = await pack('迅岚速运');
  const carriers = () => world.ask<{ items: string[] }>('orders.carriers', {}, world.people.logistics);
  expect((await carriers()).items).toEqual(['北屿快递', '迅岚速运']);
  for (const queue of ['prepared', 'all']) {
    expect(await list({ queue, carrier: '北屿快递' })).toEqual([north.id]);
    expect(await list({ queue, carrier: '迅岚速运', shopId: world.shopId })).toEqual([quick.id]);
  }
  expect(await list({ queue: 'entered', carrier: '北屿快递' })).toEqual([]);
  const voiding = () =>
    world.act('shipments.void', { shipmentId: north.shipmentId, reason: '箱子破了' }, world.people.warehouse);
  await Promise.allSettled([voiding(), voiding()]);
  expect(await list({ queue: 'all', carrier: '北屿快递' })).toEqual([]);
  const { rev } = await desk.see(quick.id);
  await world.act('orders.cancel', { orderId: quick.id, reason: '客户不要了' }, world.people.clerk, { ifMatch: rev });
  expect((await carriers()).items).toEqual([]);
});

test('what came too late in the last seven days is found by its step, and forgotten on the eighth [OT-3.1]', async () => {
  const order = await preparing();
  world.clock.advance(40 * 3_600_000);
  await world.act('shipments.pack', { orderId: order.id, carrier: '北屿快递' }, world.people.warehouse);
  expect(await list({ queue: 'all', missed: 'prepared' })).toEqual([order.id]);
  expect(await list({ queue: 'prepared', missed: 'prepared', carrier: '北屿快递' })).toEqual([order.id]);
  expect(await list({ queue: 'all', missed: 'shipped' })).toEqual([]);
  const sums = await world.ask<{ orders: number; exact: boolean }>(
    'orders.sums',
    { queue: 'all', missed: 'prepared' },
    world.people.clerk,
  );
  expect(sums).toMatchObject({ orders: 1, exact: true });
  world.clock.advance(7 * 24 * 3_600_000);
  expect(await list({ queue: 'all', missed: 'prepared' })).toEqual([]);
});
