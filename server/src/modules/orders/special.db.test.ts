/** Special orders over a real database: asked, told, acknowledged in time or late, corrected, and never lost. (OS-2.3) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView } from '../../../../contract/orders.ts';
import type { NoticeView } from '../../../../contract/notices.ts';
import type { TaskView } from '../../../../contract/tasks.ts';
import { openDesk, refusalOf, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { noticeConsumer } from '../notices/index.ts';
import { escalateLate } from '../tasks/index.ts';

let world: World;
let desk: Desk;
beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
  await registerConsumers(world.kernel, [noticeConsumer]);
});
afterAll(() => world.close());

const hour = 3_600_000;
const engraved = { flags: ['custom'], details: { custom: { requirement: '杯身刻“百年好合”' } } };
const onSite = { flags: ['unusualPlace'], details: { unusualPlace: { place: 'site', contact: '王工 13900001111' } } };
const kindOf = (view: OrderView, kind: string) => view.special.find((one) => one.kind === kind);

async function tasksOf(actor: Actor, orderId: string): Promise<TaskView[]> {
  const { items } = await world.ask<{ items: TaskView[] }>('tasks.inbox', { tab: 'department', limit: 200 }, actor);
  return items.filter((one) => one.subject.id === orderId && one.kind === 'acknowledge');
}

async function noticesOf(actor: Actor, orderId: string): Promise<NoticeView[]> {
  while ((await advanceConsumer(world.kernel, noticeConsumer)).passed > 0) continue;
  const { items } = await world.ask<{ items: NoticeView[] }>('notices.mine', { limit: 200 }, actor);
  return items.filter((one) => one.subject?.id === orderId);
}

describe('a special order', () => {
  test('shows what was asked, with a person’s details masked until they are revealed for a reason [OS-2.3] [OS-8.3]', async () => {
    const { id } = await desk.enter(onSite);
    const details = kindOf(await desk.see(id), 'unusualPlace')?.details ?? [];
    expect(details.map((one) => [one.key, one.value, one.shown.zh])).toEqual([
      ['place', 'site', '工地'],
      ['access', '', ''],
      ['contact', '', '••••'],
    ]);
    const shown = await world.act<{ details: unknown }>(
      'orders.reveal',
      { orderId: id, reason: '联系现场' },
      world.people.clerk,
    );
    expect(shown.details).toEqual({ unusualPlace: { contact: '王工 13900001111' } });
    const [row] = await world.kernel.database.query<{ fields: string[] }>(
      `select fields from access_log where subject_id = $1`,
      [id],
    );
    expect(row?.fields).toContain('details.unusualPlace.contact');
  });

  test('entered by hand is not taken without what its kind asks, told at the field [OS-2.3] [OS-2.2]', async () => {
    const refused = await refusalOf(
      world.act('entry.enter', desk.newOrder({ channel: 'phone', flags: ['custom'] }), world.people.clerk),
    );
    expect(refused).toMatchObject({ code: 'DETAIL_MISSING', detail: { field: 'details.custom.requirement' } });
  });

  test('that comes from outside without its details is held, not lost, and goes on once they are given [OS-2.3] [OS-2.2]', async () => {
    const { id } = await desk.enter({ flags: ['custom'] });
    const waiting = await desk.see(id);
    expect(waiting.holds).toMatchObject([{ kind: 'details-missing', ownerDepartment: 'sales', reason: '定制要求' }]);
    const check = () => world.act('orders.check', { orderId: id }, world.people.checker);
    expect((await refusalOf(check())).code).toBe('ORDER_HELD');
    const given = { orderId: id, details: engraved.details, reason: '已电话问清' };
    await world.act('orders.correct', given, world.people.clerk, { ifMatch: waiting.rev });
    expect((await desk.see(id)).holds.filter((one) => one.releasedAt === null)).toEqual([]);
    await check();
  });

  test('made to measure is a custom order, whether its kind was set or not [OS-2.3]', async () => {
    const { id } = await desk.enter({ type: 'custom', details: engraved.details });
    expect(await desk.see(id)).toMatchObject({ flags: ['custom'], holds: [] });
  });

  test('of high priority comes before others in every queue, also over pages [OS-2.3]', async () => {
    const plain = await desk.enter();
    world.clock.advance(60_000);
    const urgent = await desk.enter({ flags: ['urgent'] });
    const list = (cursor?: string) =>
      world.ask<{ items: { id: string; goesFirst: boolean }[]; next?: string }>(
        'orders.list',
        { queue: 'entered', limit: 1, ...(cursor ? { cursor } : {}) },
        world.people.clerk,
      );
    const seen: { id: string; goesFirst: boolean }[] = [];
    for (let page = await list(); ; page = await list(page.next)) {
      seen.push(...page.items);
      if (!page.next) break;
    }
    const ids = seen.map((one) => one.id);
    expect(ids.indexOf(urgent.id)).toBeLessThan(ids.indexOf(plain.id));
    expect(new Set(ids).size).toBe(ids.length);
    const firsts = seen.map((one) => one.goesFirst);
    expect(firsts).toEqual([...firsts].sort((a, b) => Number(b) - Number(a)));
    const { items } = await world.ask<{ items: { id: string }[] }>('entry.queue', { limit: 50 }, world.people.checker);
    const queue = items.map((one) => one.id);
    expect(queue.indexOf(urgent.id)).toBeLessThan(queue.indexOf(plain.id));
  });

  test('has a clock of its own by rule: an urgent one is prepared half a day after its check [OS-2.3]', async () => {
    const { id } = await desk.enter({ flags: ['urgent'] });
    await world.act('orders.check', { orderId: id }, world.people.checker);
    const { clocks } = await desk.see(id);
    expect(clocks.find((one) => one.rule === 'OS-2.3/prepare-urgent')).toMatchObject({ budgetMs: 12 * hour });
  });
});

describe('a correction of what is special', () => {
  test('keeps before and after, masks what names a person, and asks the departments again [OS-2.3] [PD-3.2]', async () => {
    const { id } = await desk.enter(onSite);
    const [first] = await tasksOf(world.people.logistics, id);
    await world.act('tasks.done', { taskId: first?.id }, world.people.logistics);
    world.clock.advance(1000);
    const correction = {
      orderId: id,
      details: { unusualPlace: { place: 'upstairs', contact: '李工' } },
      reason: '换了地方',
    };
    await world.act('orders.correct', correction, world.people.clerk, { ifMatch: 1 });
    expect(await tasksOf(world.people.logistics, id)).toMatchObject([{ state: 'open' }]);
    const { items } = await world.ask<{ items: { changes: unknown[] }[] }>(
      'orders.timeline',
      { orderId: id },
      world.people.clerk,
    );
    expect(items.flatMap((one) => one.changes)).toEqual([
      { field: 'details.unusualPlace.place', before: 'site', after: 'upstairs' },
      { field: 'details.unusualPlace.contact', before: '••••', after: '••••' },
    ]);
  });

  test('that takes a kind away takes its details along and asks nobody any more [OS-2.3]', async () => {
    const { id } = await desk.enter(engraved);
    await world.act('orders.correct', { orderId: id, flags: [], reason: '客户改要现货' }, world.people.clerk, {
      ifMatch: 1,
    });
    expect(await desk.see(id)).toMatchObject({ flags: [], special: [] });
    const [row] = await world.kernel.database.query<{ n: number }>(
      `select count(*)::int as n from tasks where order_id = $1 and kind = 'acknowledge' and state in ('open', 'taken')`,
      [id],
    );
    expect(row?.n).toBe(0);
  });

  test('by two at once is one correction; the other is told that it saw something else [OS-2.3]', async () => {
    const { id } = await desk.enter(engraved);
    const both = await Promise.allSettled(
      ['刻名字', '刻日期'].map((requirement) =>
        world.act(
          'orders.correct',
          { orderId: id, details: { custom: { requirement } }, reason: '客户改了' },
          world.people.clerk,
          { ifMatch: 1 },
        ),
      ),
    );
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('refuses to leave open what a kind asks [OS-2.2]', async () => {
    const { id } = await desk.enter();
    const correction = { orderId: id, flags: ['custom'], reason: '要刻字' };
    expect(await refusalOf(world.act('orders.correct', correction, world.people.clerk, { ifMatch: 1 }))).toMatchObject({
      code: 'DETAIL_MISSING',
      detail: { field: 'details.custom.requirement' },
    });
  });
});

describe('an acknowledgement', () => {
  test('by two colleagues at once is one; the other is told that it is done, and nothing is escalated any more [OS-2.3]', async () => {
    const { id } = await desk.enter({ flags: ['urgent'] });
    const [task] = await tasksOf(world.people.logistics, id);
    const both = await Promise.allSettled(
      [1, 2].map(() => world.act('tasks.done', { taskId: task?.id }, world.people.logistics)),
    );
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    world.clock.advance(2 * hour);
    await escalateLate(world.kernel, world.clock);
    const late = (await noticesOf(world.people.operations, id)).filter((one) => one.level === 'over');
    expect(late).toHaveLength(2);
  });
});

describe('a department that has not acknowledged in time', () => {
  test('is told of to its head and to whom the rule names, once though two sweep [OS-2.3]', async () => {
    const { id } = await desk.enter({ flags: ['urgent'] });
    const [told] = await tasksOf(world.people.logistics, id);
    await world.act('tasks.done', { taskId: told?.id }, world.people.logistics);
    expect(await escalateLate(world.kernel, world.clock)).toBe(0);
    world.clock.advance(1.5 * hour);
    await Promise.all([1, 2].map(() => escalateLate(world.kernel, world.clock)));
    const late = (await noticesOf(world.people.operations, id)).filter((one) => one.level === 'over');
    // The order desk and the warehouse are late; logistics has acknowledged.
    expect(late.map((one) => [one.title.zh, one.clause])).toEqual([
      ['逾期未知悉：紧急订单', 'OS-2.3@2'],
      ['逾期未知悉：紧急订单', 'OS-2.3@2'],
    ]);
    const known = kindOf(await desk.see(id), 'urgent')?.acknowledgements ?? [];
    expect(known.map((one) => [one.department, one.state, one.late]).sort()).toEqual([
      ['logistics', 'done', false],
      ['orders', 'open', true],
      ['warehouse', 'open', true],
    ]);
  });
});

describe('working hours', () => {
  test('are counted on the calendar that the company published, and the acknowledgement keeps its version [OS-2.3] [OT-3.1]', async () => {
    const shifts = [
      ['08:30', '12:00'],
      ['13:30', '18:00'],
    ];
    const calendar = { name: '办公室', departments: ['*'], week: [[], shifts, shifts, shifts, shifts, shifts, []] };
    const { id: calendarId } = await world.act<{ id: string }>('calendars.publish', { calendar }, world.people.admin);
    await world.kernel.caches.refresh();
    const earlier = world.clock.at;
    // Friday at 17:00: one hour is left of the day, three more are worked on Monday morning.
    world.clock.at = new Date('2026-11-27T17:00:00+08:00');
    const { id } = await desk.enter(engraved);
    await world.act(
      'calendars.publish',
      { calendarId, calendar: { ...calendar, name: '办公室（新）' } },
      world.people.admin,
    );
    const [sales] = kindOf(await desk.see(id), 'custom')?.acknowledgements ?? [];
    expect(sales).toMatchObject({ dueAt: '2026-11-30T03:30:00.000Z', calendar: `${calendarId}@1` });
    world.clock.at = new Date(Math.max(earlier.getTime(), world.clock.at.getTime()));
  });
});
