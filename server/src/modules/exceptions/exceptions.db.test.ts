/** Exceptions by the real actions over a real database: opened by people and by facts, handled, improved, come back. (PD-3.3, PD-3.4) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExceptionRow, ExceptionView } from '../../../../contract/exceptions.ts';
import { openDesk, refusalOf, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { newId } from '../../kernel/ids.ts';
import { escalateDue, exceptionConsumer, openStanding, takeSignals } from './index.ts';

let world: World;
let desk: Desk;

beforeAll(async () => {
  world = await openWorld(new Date('2026-11-21T02:00:00Z'));
  desk = openDesk(world);
  await registerConsumers(world.kernel, [exceptionConsumer]);
});
afterAll(() => world.close());

interface Ref {
  id: string;
  number: string;
  state: string;
}

const open = (orderId: string, kind = 'another', cause = '外箱破损，商品受潮') =>
  world.act<Ref>('exceptions.open', { orderId, kind, cause }, world.people.clerk);
const see = (exceptionId: string) =>
  world.ask<ExceptionView>('exceptions.get', { exceptionId }, world.people.operations);
const ofOrder = async (orderId: string) =>
  (await world.ask<{ items: ExceptionRow[] }>('exceptions.list', { orderId }, world.people.operations)).items;
const step = (name: string, exceptionId: string, more: object = {}, who = world.people.operations) =>
  world.act<Ref>(`exceptions.${name}`, { exceptionId, ...more }, who);

const ofQueue = async (queue: string, who = world.people.operations) =>
  (await world.ask<{ items: ExceptionRow[] }>('exceptions.list', { queue, limit: 200 }, who)).items.map(({ id }) => id);

/** What the worker does: read the journal, then take what it told. */
async function work(): Promise<void> {
  while ((await advanceConsumer(world.kernel, exceptionConsumer)).passed > 0) continue;
  await takeSignals(world.kernel, world.clock);
}

describe('by a person', () => {
  test('an exception is opened, taken, noted, resolved and closed, all on the order’s chain [PD-3.4]', async () => {
    const order = await desk.enter();
    const { id, number } = await open(order.id);
    expect(number).toMatch(/^EX20261121-\d{6}$/);
    expect(await see(id)).toMatchObject({
      state: 'open',
      kind: 'another',
      cause: '外箱破损，商品受潮',
      orderNumber: order.number,
      dueAt: '2026-11-22T02:00:00.000Z',
    });
    await step('take', id);
    await step('note', id, { text: '已联系仓库重新打包' });
    expect(await step('resolve', id, { result: 'mended', resolution: '换箱重发' })).toMatchObject({ state: 'closed' });
    expect(await see(id)).toMatchObject({
      state: 'closed',
      result: 'mended',
      person: { name: world.people.operations.name },
      notes: [{ text: '已联系仓库重新打包' }],
      possible: ['exceptions.plan-improvement', 'exceptions.reopen'],
    });
    const timeline = await world.ask<{ verified: { ok: boolean }; items: { action: string }[] }>(
      'orders.timeline',
      { orderId: order.id },
      world.people.operations,
    );
    expect(timeline.verified.ok).toBe(true);
    expect(timeline.items.map((one) => one.action)).toContain('exceptions.resolve');
  });

  test('a note that the system wrote bears no name of a person, nor an id in its place [PD-3.4]', async () => {
    const { id } = await open((await desk.enter()).id);
    await step('note', id, { text: '承运商已回复' }, world.system);
    expect((await see(id)).notes).toMatchObject([{ by: null, text: '承运商已回复' }]);
  });

  test('two who open the same kind at once, or take it at once: one of them does', async () => {
    const order = await desk.enter();
    const opened = await Promise.allSettled([open(order.id), open(order.id)]);
    expect(opened.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await refusalOf(open(order.id))).code).toBe('EXCEPTION_IS_OPEN');
    const [row] = await ofOrder(order.id);
    const taken = await Promise.allSettled([
      step('take', row!.id, {}, world.people.operations),
      step('take', row!.id, {}, world.people.clerk),
    ]);
    expect(taken.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const resolved = await Promise.allSettled(
      [0, 1].map(() => step('resolve', row!.id, { result: 'mended', resolution: '已处理' })),
    );
    expect(resolved.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('what the policy does not know, or nobody can reach, is refused', async () => {
    const order = await desk.enter();
    expect((await refusalOf(open(order.id, 'moon'))).code).toBe('CAUSE_UNKNOWN');
    expect((await refusalOf(open(newId()))).code).toBe('NOT_FOUND');
    expect((await refusalOf(step('take', newId()))).code).toBe('NOT_FOUND');
    const { id } = await open(order.id);
    expect((await refusalOf(step('reopen', id, { reason: '再看' }))).code).toBe('EXCEPTION_UNSETTLED');
    expect((await refusalOf(step('finish-improvement', id, { text: '好了' }))).code).toBe('EXCEPTION_UNSETTLED');
    expect((await refusalOf(step('assign', id, { personId: newId(), reason: '转交' }))).code).toBe('PERSON_UNKNOWN');
    const past = { text: '换供应商', personId: world.people.clerk.id, dueOn: '2026-11-20' };
    expect((await refusalOf(step('plan-improvement', id, past))).code).toBe('IMPROVEMENT_DATE_PAST');
    await step('assign', id, { personId: world.people.clerk.id, reason: '她熟悉这一单' });
    expect(await see(id)).toMatchObject({ state: 'taken', person: { id: world.people.clerk.id } });
    const hold = { orderId: order.id, kind: 'moon', reason: '不存在', blocks: ['pack'] };
    expect((await refusalOf(world.act('orders.hold', hold, world.people.clerk))).code).toBe('CAUSE_UNKNOWN');
  });
});

describe('by facts', () => {
  test('a hold of a kind opens the exception that the policy names for it, once [PD-3.4]', async () => {
    const order = await desk.enter();
    const hold = {
      orderId: order.id,
      kind: 'address',
      reason: '电话空号',
      blocks: ['hand-over'],
      ownerDepartment: 'service',
    };
    await world.act('orders.hold', hold, world.people.clerk);
    await work();
    await work();
    expect(await ofOrder(order.id)).toMatchObject([{ kind: 'wrong-address', source: 'hold', state: 'open' }]);
  });

  test('a hold that was lifted before anybody looked opens none', async () => {
    const order = await desk.enter();
    const hold = { orderId: order.id, kind: 'address', reason: '电话空号', blocks: ['hand-over'] };
    const { holdId } = await world.act<{ holdId: string }>('orders.hold', hold, world.people.clerk);
    await world.act('orders.release', { orderId: order.id, holdId, reason: '打通了' }, world.people.clerk);
    await work();
    expect(await ofOrder(order.id)).toEqual([]);
  });

  test('a checked order of which a product is promised too often opens one for missing stock [PD-3.4]', async () => {
    const order = await desk.enter({ lines: [{ sku: 'BWB500-WH', quantity: '1500000' }] });
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await work();
    expect(await ofOrder(order.id)).toMatchObject([{ kind: 'out-of-stock', source: 'stock' }]);
  });

  test('an order that stands still is found by the index, once per stage [PD-3.3]', async () => {
    const order = await desk.enter();
    world.clock.advance(25 * 3_600_000);
    expect(await openStanding(world.kernel, world.clock)).toBeGreaterThan(0);
    expect(await ofOrder(order.id)).toMatchObject([{ kind: 'stale', source: 'stale' }]);
    expect(await openStanding(world.kernel, world.clock)).toBe(0);
  });

  test('an order that waits for its promised day does not stand still before it [PD-3.3]', async () => {
    const promisedShipAt = new Date(world.clock.now().getTime() + 5 * 86_400_000).toISOString();
    const order = await desk.enter({ type: 'presale', promisedShipAt });
    world.clock.advance(4 * 86_400_000);
    await openStanding(world.kernel, world.clock);
    expect(await ofOrder(order.id)).toEqual([]);
    world.clock.advance(2 * 86_400_000);
    await openStanding(world.kernel, world.clock);
    expect(await ofOrder(order.id)).toMatchObject([{ kind: 'stale' }]);
  });
});

describe('its clock and its return', () => {
  test('the department, then its head, is told at the shares of the policy, each once [PD-3.4]', async () => {
    const order = await desk.enter();
    await open(order.id, 'payment-failed', '银行退回');
    const told = async () =>
      (
        await world.kernel.database.query<{ n: number }>(
          `select count(*) as n from journal where chain_id = $1 and action = 'exceptions.escalate'`,
          [order.id],
        )
      )[0]?.n;
    await escalateDue(world.kernel, world.clock);
    const before = await told();
    world.clock.advance(2 * 3_600_000);
    await escalateDue(world.kernel, world.clock);
    await escalateDue(world.kernel, world.clock);
    expect(await told()).toBe((before ?? 0) + 1);
    world.clock.advance(2 * 3_600_000);
    await escalateDue(world.kernel, world.clock);
    expect(await told()).toBe((before ?? 0) + 2);
  });

  test('opened again it has its whole time again, and its rungs [PD-3.4]', async () => {
    const order = await desk.enter();
    const { id } = await open(order.id, 'payment-failed', '银行退回');
    const first = await see(id);
    world.clock.advance(5 * 3_600_000);
    await escalateDue(world.kernel, world.clock);
    await step('resolve', id, { result: 'mended', resolution: '客户换卡付了' });
    world.clock.advance(3_600_000);
    await step('reopen', id, { reason: '又被银行退回' });
    const again = await see(id);
    expect(again).toMatchObject({ state: 'open', result: null, openedAt: first.openedAt });
    expect(again.startedAt).toBe(world.clock.now().toISOString());
    expect(Date.parse(again.dueAt) - Date.parse(again.startedAt)).toBe(4 * 3_600_000);
    world.clock.advance(2 * 3_600_000);
    expect(await escalateDue(world.kernel, world.clock)).toBeGreaterThan(0);
  });

  test('the same cause on one product for the third time reopens the improvement that was made [PD-3.4]', async () => {
    const enter = () => desk.enter({ lines: [{ sku: 'TG-01', quantity: '1' }] });
    const raise = async () => (await open((await enter()).id, 'out-of-stock', '仓库没有')).id;
    const first = await raise();
    await step('resolve', first, { result: 'mended', resolution: '调拨' });
    const plan = { text: '每周核对安全库存', personId: world.people.operations.id, dueOn: '2026-12-01' };
    await step('plan-improvement', first, plan);
    await step('finish-improvement', first, { text: '已设安全库存' });
    expect(await see(first)).toMatchObject({ state: 'closed', improvement: 'done' });
    await raise();
    const third = await raise();
    expect((await see(third)).recurrence).toMatchObject([{ axis: 'product', times: 3, days: 14, isOver: true }]);
    await work();
    expect(await see(first)).toMatchObject({ state: 'resolved', improvement: 'reopened' });
    const { queues } = await world.ask<{ queues: Record<string, number> }>(
      'exceptions.counts',
      {},
      world.people.operations,
    );
    const recurred = await ofQueue('recurred');
    expect(recurred).toContain(third);
    expect(queues).toMatchObject({ recurred: recurred.length, recent: (await ofQueue('recent')).length });
    // Who owes the improvement finds it among the own work.
    expect(await ofQueue('improvement')).toContain(first);
    expect(await ofQueue('mine')).toContain(first);
  });

  test('the queue pages by limit, and those of others’ shops are not in it', async () => {
    const ask = (more: object) =>
      world.ask<{ items: ExceptionRow[]; next?: string }>(
        'exceptions.list',
        { limit: 2, ...more },
        world.people.operations,
      );
    const first = await ask({});
    const second = await ask({ cursor: first.next });
    const dues = [...first.items, ...second.items].map((one) => one.dueAt);
    expect(dues).toEqual([...dues].sort());
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(4);
    const stranger = { ...world.people.operations, shopIds: [newId()] };
    expect((await world.ask<{ items: unknown[] }>('exceptions.list', {}, stranger)).items).toEqual([]);
    const { id } = first.items[0]!;
    expect((await refusalOf(world.ask('exceptions.get', { exceptionId: id }, stranger))).code).toBe('NOT_FOUND');
  });
});
