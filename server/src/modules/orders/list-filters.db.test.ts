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
