/** Calendars over a real database: published in versions, counted on by rules of working time, pinned by clocks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClockStory } from '../../../../contract/deadlines.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const receiver = {
  name: '李小满',
  phone: '13800001234',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '测试路 1 号',
};
const later = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();

async function enteredOrder(): Promise<string> {
  const lines = [{ sku: 'BWB500-WH', quantity: '1', unitPrice: '79' }];
  const order = { shopId: world.shopId, channel: 'platform', receiver, lines };
  return (await world.act<{ id: string }>('orders.create', order, world.people.clerk)).id;
}

const explain = (clockId: string) => world.ask<ClockStory>('clocks.explain', { clockId }, world.people.checker);

async function clockOf(orderId: string, rule: string): Promise<OrderView['clocks'][number]> {
  const view = await world.ask<OrderView>('orders.get', { orderId }, world.people.checker);
  return view.clocks.find((clock) => clock.rule === rule) as OrderView['clocks'][number];
}

describe('a calendar', () => {
  const shifts = [
    ['08:30', '12:00'],
    ['13:30', '18:00'],
  ];
  const calendar = {
    name: '办公室',
    departments: ['*'],
    week: [[], shifts, shifts, shifts, shifts, shifts, shifts],
    everyOtherSaturday: '2026-11-07',
  };

  test('gets versions; a year that nobody knows yet is a warning [OT-3.1] [OT-6]', async () => {
    const made = await world.act<{ id: string; version: number; missingYears: number[] }>(
      'calendars.publish',
      { calendar },
      world.people.admin,
    );
    expect(made).toMatchObject({ version: 1, missingYears: [2027] });
    const next = { calendarId: made.id, calendar: { ...calendar, days: [{ date: '2026-11-11', kind: 'campaign' }] } };
    expect(await world.act('calendars.publish', next, world.people.admin)).toMatchObject({ id: made.id, version: 2 });
    const { calendars } = await world.ask<{ calendars: { version: number; days: unknown[] }[] }>(
      'calendars.list',
      {},
      world.people.clerk,
    );
    expect(calendars).toMatchObject([{ version: 2, days: [{ date: '2026-11-11' }] }]);
  });

  test('is what a rule of working time counts on; the clock pins its version [OT-3.1]', async () => {
    const [row] = await world.kernel.database.query<{
      body: { rules: { name: string }[]; version: number } & Record<string, unknown>;
    }>(`select body from clause_versions where clause = 'PD-3.1'`);
    const rules = row?.body.rules.map((rule) =>
      rule.name === 'check-platform' ? { ...rule, basis: 'working' } : rule,
    );
    await world.act(
      'policy.publish',
      { clauses: [{ ...row?.body, rules, version: 2, effective: later(1) }] },
      world.people.admin,
    );
    // Saturday 28 November 2026 is off, so two hours of work from Friday 17:00 end on Monday at 09:30.
    world.clock.at = new Date('2026-11-27T17:00:00+08:00');
    await world.kernel.caches.refresh();
    const clock = await clockOf(await enteredOrder(), 'PD-3.1/check-platform');
    expect(clock.dueAt).toBe(new Date('2026-11-30T09:30:00+08:00').toISOString());
    const story = await explain(clock.id);
    expect(story).toMatchObject({ basis: 'working', calendar: { name: '办公室', version: 2 } });
    // An hour of work before the limit is when Monday's work begins: people are warned while they are there.
    expect(story.ladder[0]?.at).toBe(new Date('2026-11-30T08:30:00+08:00').toISOString());
  });

  test('without an hour of work is refused', async () => {
    const empty = { ...calendar, week: [[], [], [], [], [], [], []] };
    await expect(world.act('calendars.publish', { calendar: empty }, world.people.admin)).rejects.toMatchObject({
      code: 'CALENDAR_WITHOUT_WORK',
    });
  });
});
