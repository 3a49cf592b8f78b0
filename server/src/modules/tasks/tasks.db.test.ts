/** The inbox of work: what an order's events open and end, whose it is, and what happens when two want the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/order-views.ts';
import type { TaskView } from '../../../../contract/tasks.ts';
import { receiver } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;

const enter = (more: Record<string, unknown> = {}) =>
  world.act<{ id: string; total: number; rev: number }>(
    'orders.create',
    { shopId: world.shopId, channel: 'platform', receiver, lines: [{ sku: 'BWB500-WH', quantity: '1' }], ...more },
    world.people.clerk,
  );
const pay = (orderId: string, amount: number) =>
  world.act(
    'payments.record',
    { orderId, amount, occurredAt: world.clock.now().toISOString(), method: '抖音支付' },
    world.people.finance,
  );

const inbox = async (actor: Actor, tab: 'mine' | 'department' | 'done' = 'department') =>
  (await world.ask<{ items: TaskView[] }>('tasks.inbox', { tab, limit: 200 }, actor)).items;
const tasksOf = async (actor: Actor, orderId: string, tab: 'mine' | 'department' | 'done' = 'department') =>
  (await inbox(actor, tab)).filter((task) => task.subject.id === orderId);

async function oneTask(
  actor: Actor,
  orderId: string,
  tab: 'mine' | 'department' | 'done' = 'department',
): Promise<TaskView> {
  const found = await tasksOf(actor, orderId, tab);
  expect(found).toHaveLength(1);
  return found[0] as TaskView;
}

async function refusalOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  throw new Error('nothing was refused');
}

const allTasks = (orderId: string) =>
  world.kernel.database.query<{ kind: string; state: string }>(
    `select kind, state from tasks where order_id = $1 order by opened_at, id`,
    [orderId],
  );

describe('the work of an order', () => {
  test('goes from department to department as the order goes on, each due by its clock [OS-1] [OT-2.3] [PD-3.1]', async () => {
    const { checker, warehouse, logistics } = world.people;
    const order = await enter();
    const check = await oneTask(checker, order.id);
    expect(check).toMatchObject({
      kind: 'check',
      department: 'orders',
      person: null,
      state: 'open',
      endsOn: 'order.checked',
      rule: 'PD-3.1/check-platform',
    });
    expect(Date.parse(check.dueAt ?? '') - Date.parse(check.startedAt)).toBe(2 * hour);
    await pay(order.id, order.total);
    expect(await tasksOf(warehouse, order.id)).toEqual([]);
    await world.act('orders.check', { orderId: order.id }, checker);
    expect(await tasksOf(checker, order.id)).toEqual([]);
    expect(await oneTask(warehouse, order.id)).toMatchObject({
      kind: 'prepare',
      department: 'warehouse',
      rule: 'PD-3.1/start-preparing',
    });
    await world.act('orders.prepare', { orderId: order.id }, warehouse);
    expect(await oneTask(warehouse, order.id)).toMatchObject({
      kind: 'pack',
      rule: 'OT-3.1/prepare-normal',
      clause: 'OT-3.1@1',
    });
    const packed = await world.act<{ shipmentId: string }>('shipments.pack', { orderId: order.id }, warehouse);
    expect(await oneTask(logistics, order.id)).toMatchObject({
      kind: 'hand-over',
      department: 'logistics',
      rule: 'PD-3.1/hand-over',
    });
    await world.act(
      'shipments.hand-over',
      { shipmentId: packed.shipmentId, carrier: '百驿快递', waybill: 'BY0000000009' },
      warehouse,
    );
    expect((await allTasks(order.id)).map((t) => `${t.kind} ${t.state}`)).toEqual([
      'check done',
      'prepare done',
      'pack done',
      'hand-over done',
    ]);
  });

  test('waits for the money: preparation opens with the payment where that comes after the check [OS-1]', async () => {
    const order = await enter();
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    expect(await tasksOf(world.people.warehouse, order.id)).toEqual([]);
    await pay(order.id, order.total);
    expect(await oneTask(world.people.warehouse, order.id)).toMatchObject({ kind: 'prepare' });
  });

  test('is void when the order is cancelled [OS-6.3]', async () => {
    const order = await enter();
    await world.act('orders.cancel', { orderId: order.id, reason: '买家不要了' }, world.people.clerk);
    expect((await allTasks(order.id)).map((t) => t.state)).toEqual(['voided']);
  });

  test('has a task for the department that owns a hold, ended when the hold is lifted; the limit waits meanwhile [PD-3.4] [OT-4.4]', async () => {
    const order = await enter();
    await pay(order.id, order.total);
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
    const before = await oneTask(world.people.warehouse, order.id);
    const { holdId } = await world.act<{ holdId: string }>(
      'orders.hold',
      { orderId: order.id, kind: 'address', ownerDepartment: 'orders', reason: '地址不全' },
      world.people.clerk,
    );
    expect(await oneTask(world.people.checker, order.id)).toMatchObject({ kind: 'hold', department: 'orders' });
    expect(await oneTask(world.people.warehouse, order.id)).toMatchObject({ dueAt: null });
    world.clock.advance(5 * hour);
    await world.act('orders.release', { orderId: order.id, holdId, reason: '已补全' }, world.people.clerk);
    expect(await tasksOf(world.people.checker, order.id)).toEqual([]);
    const after = await oneTask(world.people.warehouse, order.id);
    expect(Date.parse(after.dueAt ?? '') - Date.parse(before.dueAt ?? '')).toBe(5 * hour);
  });

  test('asks each department concerned to confirm that it knows of a special order [OS-2.3]', async () => {
    const order = await enter({ flags: ['urgent'] });
    const told = await oneTask(world.people.logistics, order.id);
    expect(told).toMatchObject({
      kind: 'acknowledge',
      title: { zh: '紧急订单' },
      clause: 'OS-2.3@2',
      rule: 'OS-2.3/urgent',
      endsOn: null,
    });
    expect(Date.parse(told.dueAt ?? '') - Date.parse(told.startedAt)).toBe(hour);
    expect((await tasksOf(world.people.warehouse, order.id)).map((t) => t.kind)).toEqual(['acknowledge']);
    expect((await tasksOf(world.people.checker, order.id)).map((t) => t.kind).sort()).toEqual(['acknowledge', 'check']);
    await world.act('tasks.done', { taskId: told.id }, world.people.logistics);
    expect(await oneTask(world.people.logistics, order.id, 'done')).toMatchObject({
      state: 'done',
      person: { id: world.people.logistics.id },
    });
    expect(await tasksOf(world.people.warehouse, order.id)).toHaveLength(1);
  });
});

describe('a mark that a correction sets', () => {
  test('is passed on as at entry, and only that one [OS-2.3]', async () => {
    const order = await enter({ flags: ['urgent'] });
    const { id: taskId } = await oneTask(world.people.logistics, order.id);
    await world.act('tasks.done', { taskId }, world.people.logistics);
    const site = { flags: ['urgent', 'unusualPlace'], details: { unusualPlace: { place: 'site' } } };
    const correction = { orderId: order.id, ...site, reason: '客户补充了地点' };
    await world.act('orders.correct', correction, world.people.clerk, { ifMatch: 1 });
    expect(await oneTask(world.people.logistics, order.id)).toMatchObject({
      rule: 'OS-2.3/unusual-place',
      state: 'open',
    });
  });
});

describe('a task', () => {
  test('taken by two at once is in one person’s hands; the other is told whose it is [OS-1]', async () => {
    const order = await enter();
    const { id } = await oneTask(world.people.checker, order.id);
    const both = await Promise.allSettled(
      [world.people.checker, world.people.clerk].map((actor) => world.act('tasks.take', { taskId: id }, actor)),
    );
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(both.flatMap((r) => (r.status === 'rejected' ? [(r.reason as Refusal).code] : []))).toEqual(['TASK_TAKEN']);
    const holders = [world.people.checker, world.people.clerk].map((actor) => tasksOf(actor, order.id, 'mine'));
    expect((await Promise.all(holders)).flat()).toHaveLength(1);
  });

  test('is handed over with a reason and counted; giving out what nobody held counts nothing [OT-4.2]', async () => {
    const { checker, clerk } = world.people;
    const order = await enter();
    const { id } = await oneTask(checker, order.id);
    await world.act('tasks.hand-over', { taskId: id, personId: checker.id, reason: '请您来审' }, clerk);
    expect(await oneTask(checker, order.id, 'mine')).toMatchObject({ state: 'taken', handOvers: 0 });
    expect(
      await refusalOf(world.act('tasks.hand-over', { taskId: id, personId: clerk.id, reason: '还给我' }, clerk)),
    ).toBe('TASK_NOT_YOURS');
    await world.act('tasks.hand-over', { taskId: id, personId: clerk.id, reason: '我要下班了' }, checker);
    expect(await oneTask(clerk, order.id, 'mine')).toMatchObject({ handOvers: 1, department: 'orders' });
    const { items } = await world.ask<{ items: { action: string }[] }>(
      'orders.timeline',
      { orderId: order.id },
      checker,
    );
    expect(items.filter((i) => i.action === 'tasks.hand-over')).toHaveLength(2);
  });

  test('handed to another department is that department’s from then on [OS-1] [OT-4.2]', async () => {
    const order = await enter();
    const { id } = await oneTask(world.people.checker, order.id);
    await world.act('tasks.take', { taskId: id }, world.people.checker);
    await world.act(
      'tasks.hand-over',
      { taskId: id, personId: world.people.logistics.id, reason: '物流来定' },
      world.people.checker,
    );
    expect(await oneTask(world.people.logistics, order.id)).toMatchObject({ department: 'logistics' });
    expect(await tasksOf(world.people.clerk, order.id)).toEqual([]);
  });

  test('goes back to its department with a reason, only by who holds it', async () => {
    const order = await enter();
    const { id } = await oneTask(world.people.checker, order.id);
    await world.act('tasks.take', { taskId: id }, world.people.checker);
    expect(await refusalOf(world.act('tasks.release', { taskId: id, reason: '不办了' }, world.people.clerk))).toBe(
      'TASK_NOT_YOURS',
    );
    await world.act('tasks.release', { taskId: id, reason: '资料不全' }, world.people.checker);
    expect(await oneTask(world.people.clerk, order.id)).toMatchObject({ state: 'open', person: null });
  });

  test('that waits for an event is not reported done by anybody’s word', async () => {
    const order = await enter();
    const { id } = await oneTask(world.people.checker, order.id);
    expect(await refusalOf(world.act('tasks.done', { taskId: id }, world.people.checker))).toBe('TASK_ENDS_BY_EVENT');
  });

  test('of another department is out of reach, and so is one of a shop that is not the person’s [OS-8.3]', async () => {
    const order = await enter();
    const { id } = await oneTask(world.people.checker, order.id);
    expect(await refusalOf(world.act('tasks.take', { taskId: id }, world.people.logistics))).toBe('NOT_FOUND');
    const elsewhere = { ...world.people.checker, shopIds: ['00000000-0000-7000-8000-000000000001'] };
    expect(await tasksOf(elsewhere, order.id)).toEqual([]);
    expect(await refusalOf(world.act('tasks.take', { taskId: id }, elsewhere))).toBe('NOT_FOUND');
  });

  test('ended cannot be taken any more', async () => {
    const order = await enter();
    const { id } = await oneTask(world.people.checker, order.id);
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    expect(await refusalOf(world.act('tasks.take', { taskId: id }, world.people.checker))).toBe('TASK_ENDED');
  });

  test('is counted as it is listed, page by page', async () => {
    const { checker } = world.people;
    const counts = await world.ask<{ mine: number; department: number; late: number }>('tasks.counts', {}, checker);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.ask<{ items: TaskView[]; next?: string }>(
        'tasks.inbox',
        { tab: 'department', limit: 3, ...(cursor ? { cursor } : {}) },
        checker,
      );
      seen.push(...page.items.map((t) => t.id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(counts.department);
    expect(await inbox(checker, 'mine')).toHaveLength(counts.mine);
  });

  test('follows a person who leaves to the named colleague, recorded with its order [CC-7.2]', async () => {
    const { admin, checker, clerk } = world.people;
    const order = await enter();
    const { id } = await oneTask(checker, order.id);
    await world.act('tasks.take', { taskId: id }, checker);
    const { handedOver } = await world.act<{ handedOver: Record<string, number> }>(
      'people.deactivate',
      { staffId: checker.id, handOverTo: clerk.id, reason: '离职' },
      admin,
    );
    expect(handedOver.tasks).toBeGreaterThan(0);
    await world.kernel.caches.refresh();
    expect((await tasksOf(clerk, order.id, 'mine')).map((t) => t.id)).toEqual([id]);
    const view = await world.ask<OrderView>('orders.get', { orderId: order.id }, admin);
    expect(view.id).toBe(order.id);
  });
});
