/** Two orders that may be one: found, held back, decided. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DuplicatePair } from '../../../../contract/entry-check.ts';
import { actorWithRole } from '../../../test/colleague.ts';
import { openEntryDesk, type EntryDesk } from '../../../test/entry-desk.ts';
import { refusalOf } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';

let world: World;
let desk: EntryDesk;
let second: Actor;
beforeAll(async () => {
  world = await openWorld();
  desk = await openEntryDesk(world);
  second = await actorWithRole(world, 'checker', 'checker2');
});
afterAll(() => world.close());

const day = 86_400_000;

describe('two orders that may be one', () => {
  async function pairOf(more: Record<string, unknown> = {}): Promise<[string, string]> {
    const same = { receiver: desk.receiver(), ...more };
    const first = await desk.enterByHand(same);
    const other = await desk.enterByHand({ ...same, channel: 'email' });
    return [first.id, other.id];
  }
  const pairs = () => world.ask<{ items: DuplicatePair[] }>('entry.duplicates', { limit: 100 }, world.people.checker);
  const pairWith = async (id: string) => (await pairs()).items.find((one) => one.a.id === id || one.b.id === id);
  const decide = (pairId: string, more: object, actor = world.people.checker) =>
    world.act<{ cancelled: string | null }>('entry.decide-duplicate', { pairId, reason: '问过客户', ...more }, actor);

  test('neither passes its check before it is decided, even before anybody was told [CC-2.2] [PD-3.2]', async () => {
    const [a, b] = await pairOf();
    const [one, two] = await Promise.all([
      refusalOf(desk.pass(a, ['receiver.name'])),
      refusalOf(desk.pass(b, ['receiver.name'])),
    ]);
    expect([one.code, two.code]).toEqual(['ORDER_DUPLICATED', 'ORDER_DUPLICATED']);
    await desk.follow();
    await desk.follow();
    const pair = await pairWith(a);
    expect(pair).toMatchObject({ clause: 'CC-2.2@1', a: { id: a }, b: { id: b } });
    expect(JSON.stringify(pair)).not.toMatch(/李小满|1370000/);
    for (const id of [a, b]) {
      expect((await desk.see(id)).holds).toMatchObject([{ kind: 'duplicate' }]);
      const timeline = { orderId: id };
      const { items } = await world.ask<{ items: { events: string[] }[] }>(
        'orders.timeline',
        timeline,
        world.people.checker,
      );
      expect(items.flatMap(({ events }) => events).filter((event) => event === 'order.held')).toHaveLength(1);
    }
  });

  test('that are the same: one is cancelled, the other goes on, and two deciders are one [CC-2.2]', async () => {
    const [a, b] = await pairOf();
    await desk.follow();
    const pair = await pairWith(a);
    expect((await refusalOf(decide(pair?.id ?? '', { verdict: 'same' }))).code).toBe('DUPLICATE_KEEP_MISSING');
    const both = await Promise.allSettled([
      decide(pair?.id ?? '', { verdict: 'same', keep: b }),
      decide(pair?.id ?? '', { verdict: 'different' }, second),
    ]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await pairWith(a)).toBeUndefined();
    const left = await desk.see(b);
    expect(left.holds.filter((hold) => !hold.releasedAt)).toEqual([]);
    await desk.check(b);
  });

  test('that are different both go on, and are not asked about again', async () => {
    const [a, b] = await pairOf();
    await desk.follow();
    await decide((await pairWith(a))?.id ?? '', { verdict: 'different' });
    await desk.follow();
    expect(await pairWith(a)).toBeUndefined();
    for (const id of [a, b]) await desk.check(id);
  });

  test('are told apart by goods, amount, window, and by the numbers of a platform', async () => {
    const same = { receiver: desk.receiver() };
    await desk.enterByHand(same);
    const others = [
      await desk.enterByHand({ ...same, lines: [{ sku: 'JG-01', quantity: '1' }] }),
      await desk.enterByHand({ ...same, freight: 500 }),
    ];
    world.clock.advance(8 * day);
    others.push(await desk.enterByHand(same));
    const twice = { receiver: desk.receiver(), channel: 'platform' };
    others.push(
      await desk.enter({ ...twice, externalNo: 'P-000001' }),
      await desk.enter({ ...twice, externalNo: 'P-000002' }),
    );
    await desk.follow();
    for (const { id } of others) expect(await pairWith(id)).toBeUndefined();
  });

  test('with one external number in two shops are found, whatever else they say [CC-2.2]', async () => {
    const [shop] = await world.kernel.database.query<{ legal_entity_id: string; department_id: string }>(
      `select * from shops`,
    );
    const { id: shopId } = await world.act<{ id: string }>('company.add-shop', {
      code: 'OWN',
      name: '自营',
      platform: 'own',
      legalEntityId: shop?.legal_entity_id,
      departmentId: shop?.department_id,
      defaultWarehouseId: world.warehouseId,
    });
    await world.kernel.caches.refresh();
    const a = await desk.enter({ externalNo: 'X-2026-7788', receiver: desk.receiver() });
    const b = await desk.enterByHand({ shopId, externalNo: 'X-2026-7788', lines: [{ sku: 'JG-01', quantity: '1' }] });
    await desk.follow();
    expect(await pairWith(a.id)).toMatchObject({ rule: 'CC-2.2/same-number', a: { id: a.id }, b: { id: b.id } });
  });

  test('hold back preparation too, where one of them was checked before the other came [CC-2.2]', async () => {
    const same = { receiver: desk.receiver() };
    const first = await desk.enterByHand(same);
    await desk.check(first.id);
    await desk.pay(first.id, first.total);
    await desk.enterByHand(same);
    expect((await refusalOf(world.act('orders.prepare', { orderId: first.id }, world.people.warehouse))).code).toBe(
      'ORDER_DUPLICATED',
    );
  });
});
