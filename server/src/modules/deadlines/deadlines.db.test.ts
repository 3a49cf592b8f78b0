/** Clocks over a real database: started by events, fired once, paused, explained; calendars published. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClockStory } from '../../../../contract/deadlines.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { fireDueClocks } from './fire-clocks.ts';

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
const hour = 3_600_000;
const later = (hours: number) => new Date(world.clock.now().getTime() + hours * hour).toISOString();

async function paidOrder(more: Record<string, unknown> = {}): Promise<string> {
  const input = {
    shopId: world.shopId,
    channel: 'platform',
    receiver,
    lines: [{ sku: 'BWB500-WH', quantity: '1', unitPrice: '79' }],
    ...more,
  };
  const order = await world.act<{ id: string; total: number }>('orders.create', input, world.people.clerk);
  const payment = {
    orderId: order.id,
    amount: order.total,
    occurredAt: more.receivedAt ?? world.clock.now().toISOString(),
    method: '抖音支付',
  };
  await world.act('payments.record', payment, world.people.finance);
  return order.id;
}

const sweep = () => fireDueClocks(world.kernel, world.clock.now());
const see = (orderId: string) => world.ask<OrderView>('orders.get', { orderId }, world.people.checker);
const clockOf = async (orderId: string, rule: string) =>
  (await see(orderId)).clocks.find((clock) => clock.rule === rule) as OrderView['clocks'][number];
const explain = (clockId: string, actor = world.people.checker) =>
  world.ask<ClockStory>('clocks.explain', { clockId }, actor);

async function firedEvents(orderId: string): Promise<{ rule: string; rung: number; superseded: number }[]> {
  const rows = await world.kernel.database.query<{ body: Buffer }>(
    `select body from journal where chain_id = $1 and action = 'deadlines.fire' order by seq`,
    [orderId],
  );
  return rows.flatMap((row) =>
    (
      JSON.parse(row.body.toString('utf8')) as {
        events: { data: { rule: string; rung: number; superseded: number } }[];
      }
    ).events.map((event) => event.data),
  );
}

async function onDatabase<T extends pg.QueryResultRow>(sql: string, url = world.database.ownerUrl): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<T>(sql);
  await client.end();
  return rows;
}

async function mustVerify(orderId: string): Promise<void> {
  const history = await world.ask<{ verified: { ok: boolean } }>('orders.timeline', { orderId }, world.people.checker);
  expect(history.verified.ok).toBe(true);
}

describe('the sweep', () => {
  test('fires each rung once, though two sweeps run at once, and later only what is new [OT-3.1]', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => paidOrder()));
    world.clock.advance(12.5 * hour);
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    for (const id of ids) {
      const prepare = (await firedEvents(id)).filter((event) => event.rule === 'OT-3.1/prepare-normal');
      expect(prepare.map((event) => event.rung)).toEqual([0]);
    }
    world.clock.advance(12 * hour);
    await Promise.all([sweep(), sweep()]);
    for (const id of ids) {
      const prepare = (await firedEvents(id)).filter((event) => event.rule === 'OT-3.1/prepare-normal');
      expect(prepare.map((event) => [event.rung, event.superseded])).toEqual([
        [0, 0],
        [3, 2],
      ]);
      await mustVerify(id);
    }
  });

  test('killed in the middle loses no rung and fires none twice [OT-3.1]', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(() => paidOrder()));
    world.clock.advance(25 * hour);
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'luyue-test' and state <> 'idle'`;
    // Settled from the start: whichever is cut off may fail before the other line goes on.
    const running = Promise.allSettled([sweep(), sweep()]);
    await onDatabase(kill, world.database.appUrl);
    await running;
    await sweep();
    const firings = await world.kernel.database.query<{ n: number }>(
      `select count(*) as n from firings f join clocks c on c.id = f.clock_id where c.order_id = any($1::uuid[]) and c.rule = 'OT-3.1/prepare-normal'`,
      [ids],
    );
    expect(firings[0]?.n).toBe(4 * ids.length);
    for (const id of ids) {
      expect((await firedEvents(id)).filter((event) => event.rule === 'OT-3.1/prepare-normal')).toHaveLength(1);
      await mustVerify(id);
    }
  });

  test('skips an order that somebody works on, and comes back for it [OT-3.1]', async () => {
    const id = await paidOrder();
    world.clock.advance(13 * hour);
    const client = new pg.Client({ connectionString: world.database.appUrl });
    await client.connect();
    await client.query('begin');
    await client.query('select 1 from orders where id = $1 for update', [id]);
    await sweep();
    expect(await firedEvents(id)).toEqual([]);
    await client.query('rollback');
    await client.end();
    await sweep();
    expect((await firedEvents(id)).length).toBeGreaterThan(0);
  });

  test('of an order that came late lets only the highest rung speak [OT-3.1]', async () => {
    const id = await paidOrder({ receivedAt: later(-200) });
    await sweep();
    const ship = (await firedEvents(id)).filter((event) => event.rule === 'OT-3.1/ship-normal');
    expect(ship).toMatchObject([{ rung: 3, superseded: 3 }]);
  });

  test('reads what is due by its index, however many clocks run', async () => {
    await onDatabase(
      `insert into clocks (id, order_id, rule, clause, clause_version, source, department, budget_ms, started_at, due_at, next_fire_at, state)
       select gen_random_uuid(), gen_random_uuid(), 'OT-3.1/ship-normal', 'OT-3.1', 1, 'company', 'warehouse', 1, now(), now(), timestamptz '2099-01-01' + n * interval '1 second', 'running'
         from generate_series(1, 20000) n`,
    );
    await onDatabase('analyze clocks');
    const plan = await onDatabase<{ 'QUERY PLAN': string }>(
      `explain select id, order_id from clocks where state = 'running' and next_fire_at is not null and next_fire_at <= '2026-11-12' order by next_fire_at, id limit 1000`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index.* using clocks_fire/);
  });
});

describe('a clock', () => {
  test('of the company stands still while the customer is at fault; the platform’s never does [OT-4.4]', async () => {
    const id = await paidOrder({ platformShipBy: later(48) });
    const before = await clockOf(id, 'OT-3.1/ship-normal');
    const { holdId } = await world.act<{ holdId: string }>(
      'orders.hold',
      { orderId: id, kind: 'customer', ownerDepartment: 'service', reason: '电话不通' },
      world.people.clerk,
    );
    expect((await clockOf(id, 'OT-3.1/ship-normal')).state).toBe('paused');
    expect((await clockOf(id, 'OT-3.1/platform-ship')).state).toBe('running');
    world.clock.advance(30 * hour);
    await sweep();
    expect((await firedEvents(id)).filter((event) => event.rule === 'OT-3.1/prepare-normal')).toEqual([]);
    await world.act('orders.release', { orderId: id, holdId, reason: '已联系上' }, world.people.clerk);
    const after = await clockOf(id, 'OT-3.1/ship-normal');
    expect(Date.parse(after.dueAt) - Date.parse(before.dueAt)).toBe(30 * hour);
    const story = await explain(after.id);
    expect(story.suspensions).toMatchObject([{ cause: { zh: '等待客户' }, clause: 'OT-4.4' }]);
  });

  test('explains itself: clause and version, the facts it asked, its ladder, and what of it is assumed [OT-3.1]', async () => {
    const id = await paidOrder();
    const { id: clockId } = await clockOf(id, 'OT-3.1/ship-normal');
    world.clock.advance(25 * hour);
    await sweep();
    const story = await explain(clockId);
    expect(story).toMatchObject({
      clause: 'OT-3.1@1',
      basis: 'natural',
      state: 'running',
      assumed: ['pause', 'ladder'],
      confirmed: null,
      lateFromStart: false,
    });
    expect(story.text.zh).toContain('48 小时');
    expect(story.facts.map((f) => [f.name, f.value])).toEqual([
      ['order.type', 'normal'],
      ['order.stage', 'entered'],
    ]);
    expect(story.ladder.map((rung) => [rung.label.zh, rung.firedAt !== null])).toEqual([
      ['过 50%', true],
      ['提前 4 小时', false],
      ['提前 1 小时', false],
      ['到时', false],
    ]);
    expect(story.ladder[1]?.who.zh).toBe('仓储部负责人、物流部');
  });

  test('of an order out of reach is as unknown as one that does not exist [OS-8.3]', async () => {
    const id = await paidOrder();
    const { id: clockId } = await clockOf(id, 'OT-3.1/ship-normal');
    const elsewhere = { ...world.people.checker, shopIds: ['00000000-0000-7000-8000-000000000001'] };
    await expect(explain(clockId, elsewhere)).rejects.toBeInstanceOf(Refusal);
    await expect(explain('00000000-0000-7000-8000-000000000001')).rejects.toBeInstanceOf(Refusal);
  });

  test('keeps the clause version that it started under when a new one takes effect [OT-6] [PD-7]', async () => {
    const old = await paidOrder();
    const [row] = await onDatabase<{ body: { rules: { name: string; target: string }[] } & Record<string, unknown> }>(
      `select body from clause_versions where clause = 'OT-3.1'`,
    );
    const rules = row?.body.rules.map((rule) => (rule.name === 'ship-normal' ? { ...rule, target: '36h' } : rule));
    await world.act(
      'policy.publish',
      { clauses: [{ ...row?.body, rules, version: 2, effective: later(1) }] },
      world.people.admin,
    );
    world.clock.advance(2 * hour);
    await world.kernel.caches.refresh();
    const young = await paidOrder();
    const [before, after] = [await clockOf(old, 'OT-3.1/ship-normal'), await clockOf(young, 'OT-3.1/ship-normal')];
    expect([before.clause, before.budgetMs / hour]).toEqual(['OT-3.1@1', 48]);
    expect([after.clause, after.budgetMs / hour]).toEqual(['OT-3.1@2', 36]);
    expect((await explain(after.id)).text.zh).toContain('36 小时');
    expect((await explain(before.id)).text.zh).toContain('48 小时');
  });
});

describe('the clocks of a paid order', () => {
  const ofType = async (more: Record<string, unknown>) => {
    const id = await paidOrder(more);
    const clocks = (await see(id)).clocks.filter((clock) => clock.rule.startsWith('OT-3.1/'));
    return Object.fromEntries(
      clocks.map((clock) => [
        clock.rule.slice('OT-3.1/'.length),
        (Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) / hour,
      ]),
    );
  };

  test('of presale run to the promised date, prepared a day ahead; without one they count days [OT-3.1]', async () => {
    expect(await ofType({ type: 'presale', promisedShipAt: later(96) })).toEqual({
      'prepare-presale': 72,
      'ship-presale': 96,
    });
    expect(await ofType({ type: 'presale' })).toEqual({
      'prepare-presale-undated': 14 * 24,
      'ship-presale-undated': 15 * 24,
    });
  });

  test('of a promise that is nearer than the day to prepare are late from their start [OT-3.1]', async () => {
    expect(await ofType({ type: 'presale', promisedShipAt: later(10) })).toEqual({
      'prepare-presale': 0,
      'ship-presale': 10,
    });
    const id = await paidOrder({ type: 'presale', promisedShipAt: later(10) });
    const story = await explain((await clockOf(id, 'OT-3.1/prepare-presale')).id);
    expect(story).toMatchObject({ lateFromStart: true, budgetMs: 0 });
  });

  test('of custom goods run to their date, or fifteen days without one [OT-3.1]', async () => {
    expect(await ofType({ type: 'custom', promisedShipAt: later(240) })).toEqual({ 'ship-custom': 240 });
    expect(await ofType({ type: 'custom' })).toEqual({ 'ship-custom-undated': 15 * 24 });
  });

  test('of a platform’s promise run beside the company’s [OT-3.1]', async () => {
    const clocks = await ofType({ platformShipBy: later(30) });
    expect(clocks['platform-ship']).toBe(30);
    expect(Object.keys(clocks).sort()).toEqual(['platform-ship', 'prepare-normal', 'ship-normal']);
  });
});
