/** Keeping orders: entered once however often they are sent, corrected, found, given to a person, taken in batches. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, refusalOf, type OrderRef, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids.ts';

let world: World;
let desk: Desk;

beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
});
afterAll(() => world.close());

describe('an order', () => {
  test('answers the same under one idempotency key, and refuses another body under it', async () => {
    const options = { idempotencyKey: 'k-1' };
    const first = await world.act<OrderRef>(
      'orders.create',
      desk.newOrder({ externalNo: '6900000000000000001' }),
      world.people.clerk,
      options,
    );
    const again = await world.act<OrderRef>(
      'orders.create',
      desk.newOrder({ externalNo: '6900000000000000001' }),
      world.people.clerk,
      options,
    );
    expect(again).toEqual(first);
    expect((await refusalOf(world.act('orders.create', desk.newOrder(), world.people.clerk, options))).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  test('is corrected with before and after, only by who saw the newest revision [PD-3.2]', async () => {
    const order = await desk.enter();
    const correction = { orderId: order.id, receiver: { phone: '13900005678' }, reason: '录错号码' };
    expect((await refusalOf(world.act('orders.correct', correction, world.people.clerk))).code).toBe(
      'IF_MATCH_REQUIRED',
    );
    const corrected = await world.act<OrderRef>('orders.correct', correction, world.people.clerk, { ifMatch: 1 });
    expect(corrected.rev).toBe(2);
    expect((await refusalOf(world.act('orders.correct', correction, world.people.clerk, { ifMatch: 1 }))).code).toBe(
      'IF_MATCH_FAILED',
    );
    const { receiver } = await desk.see(order.id);
    expect(receiver.phoneMask).toBe('139****5678');
    expect([receiver.province, receiver.city, receiver.district]).toEqual(['浙江省', '杭州市', '西湖区']);
    const found = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: '13900005678' },
      world.people.checker,
    );
    expect(found.items.map((i) => i.id)).toContain(order.id);
    const old = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: '13800001234' },
      world.people.checker,
    );
    expect(old.items.map((i) => i.id)).not.toContain(order.id);
  });

  test('is found in its queue and counted there', async () => {
    const order = await desk.enter({ externalNo: '6900000000000000777' });
    const list = await world.ask<{ items: { id: string }[] }>(
      'orders.list',
      { queue: 'entered', limit: 200 },
      world.people.checker,
    );
    expect(list.items.map((i) => i.id)).toContain(order.id);
    const { counts } = await world.ask<{ counts: Record<string, number> }>('orders.counts', {}, world.people.checker);
    expect(counts.entered).toBeGreaterThan(0);
    const found = await world.ask<{ items: { id: string }[] }>(
      'orders.search',
      { text: '000777' },
      world.people.checker,
    );
    expect(found.items.map((i) => i.id)).toEqual([order.id]);
  });

  test('belongs to one person at a time, and to nobody who does not work here [OS-1] [OT-4.2]', async () => {
    const order = await desk.enter();
    await world.act('orders.assign', { orderId: order.id, staffId: world.people.checker.id }, world.people.operations);
    expect((await desk.see(order.id)).people.owner).toBe(world.people.checker.name);
    const nobody = world.act('orders.assign', { orderId: order.id, staffId: newId() }, world.people.operations);
    expect((await refusalOf(nobody)).code).toBe('PERSON_UNKNOWN');
  });

  test('of a batch, the bad ones are refused and the good ones go in', async () => {
    const results = await world.many<OrderRef>('orders.create', [
      desk.newOrder({ externalNo: 'B1' }),
      desk.newOrder({ lines: [{ sku: 'NOPE', quantity: '1' }] }),
      desk.newOrder({ externalNo: 'B1' }),
      desk.newOrder({ externalNo: 'B2' }),
    ]);
    expect(results.map((r) => r.ok)).toEqual([true, false, false, true]);
  });
});
