/** What happened today, or within an hour of it, is read by an index however many orders there are. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, refusalOf } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { OrderFilter } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { happenedToday } from './steps-of-today.ts';

let world: World;
let owner: pg.Client;

/** Two months of orders, each with all its steps within the hour, and paid in part. */
const copies = `insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'number', 'COPY' || n,
    'entered_at', x.at, 'recorded_at', x.at, 'checked_at', x.at, 'paid_at', x.at, 'prepared_at', x.at, 'shipped_at', x.at))).*
  from orders o, generate_series(1, 5000) n, lateral (select $1::timestamptz - n * interval '12 minutes' as at) x`;

const payments = `insert into payments (id, order_id, kind, amount, currency, occurred_at, recorded_at, recorded_by)
  select gen_random_uuid(), id, 'part', 100, 'CNY', paid_at, paid_at, 'system:test' from orders where paid_at is not null`;

beforeAll(async () => {
  world = await openWorld();
  await openDesk(world).enter();
  owner = new pg.Client({ connectionString: world.database.ownerUrl });
  await owner.connect();
  await owner.query(copies, [world.clock.now()]);
  await owner.query(payments);
  await owner.query('analyze orders, payments');
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

async function planOf(today: OrderFilter['today'], hour?: string): Promise<string> {
  const params: unknown[] = [];
  const ctx = { now: world.clock.now(), actor: world.people.clerk } as Ctx;
  const [part] = happenedToday(ctx, { today, hour }, (value) => `$${params.push(value)}`);
  const sql = `explain select o.id from orders o where ${part?.sql ?? ''} order by o.entered_at desc, o.id desc limit 61`;
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(sql, params);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each([
  ['entered', /using orders_newest/],
  ['enteredByMe', /using orders_newest/],
  ['checked', /orders_checked_at/],
  ['checkedByMe', /orders_checked_at/],
  ['received', /payments_received/],
  ['paid', /orders_paid_at/],
  ['prepared', /orders_prepared_at/],
  ['shipped', /orders_shipped_at/],
] as const)('%s', async (step, index) => {
  const plan = await planOf(step, '09:00');
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan on (orders|payments)/);
  expect(await planOf(step)).not.toMatch(/Seq Scan on (orders|payments)/);
});

test('an hour is refused where nobody said what happened in it', async () => {
  const asked = world.ask('orders.list', { queue: 'all', hour: '09:00' }, world.people.clerk);
  expect((await refusalOf(asked)).code).toBe('HOUR_NEEDS_A_STEP');
});
