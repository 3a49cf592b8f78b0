/** A smaller demonstration company, made by the real actions, stopped and taken up again; and what has to be true of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/cluster.ts';
import { stages } from '../../../../contract/order-words.ts';
import { markInstallation, readInstallation } from '../../kernel/installation.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { openKernel } from '../../kernel/open-kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { runAction } from '../../kernel/run-action.ts';
import { runQuery } from '../../kernel/run-query.ts';
import { every, registerTimedWork, runIfDue } from '../../kernel/timed-work.ts';
import { verifyJournal } from '../../kernel/verify-journal.ts';
import { anonymous } from '../people/index.ts';
import { buildRegistry } from '../../wire.ts';
import { shippedNo } from './connected-shops.ts';
import { makeCompany } from './make-company.ts';
import { giveSignIns } from './sign-ins.ts';
import { openStage } from './stage.ts';
import { staffOf } from './staff.ts';
import { readMaking } from './store.ts';
import { storyOf } from './story.ts';

process.env['LUYUE_LOG'] ??= 'silent';

let database: TestDatabase;
let kernel: Kernel & { close(): Promise<void> };
let dataFolder: string;
const told: string[][] = [];
const never = new AbortController().signal;
const sizes = { orders: 40, people: 60 };
const options = { sizes, tell: (lines: string[]) => void told.push(lines), password: 'kettle-and-cups' };

beforeAll(async () => {
  database = await createTestDatabase();
  dataFolder = mkdtempSync(path.join(tmpdir(), 'luyue-demo-'));
  kernel = await openKernel({
    databaseUrl: database.appUrl,
    dataFolder,
    processName: 'test',
    registry: buildRegistry(),
    poolSize: 6,
  });
  await markInstallation(kernel.database, 'demo');
});
afterAll(async () => {
  await kernel.close();
  await database.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const rows = <R extends Record<string, unknown>>(sql: string): Promise<R[]> => kernel.database.query<R>(sql);
const count = async (sql: string): Promise<number> => Number(Object.values((await rows(sql))[0] ?? {})[0]);

async function status(): Promise<{ purpose: string; state: string }> {
  const query = kernel.registry.queries.get('installation.status');
  if (!query) throw new Error('there is no installation.status');
  return (await runQuery(kernel, query, {}, anonymous)) as { purpose: string; state: string };
}

async function codeOf(name: string, input: unknown): Promise<string> {
  const definition = kernel.registry.actions.get(name);
  if (!definition) throw new Error(`there is no ${name}`);
  const error: unknown = await runAction(kernel, definition, input, anonymous).then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  return error instanceof Refusal ? error.code : 'NOT_REFUSED';
}

/** Stops the making when so many orders are in, as a worker is stopped that is told to end. */
async function makeUntil(orders: number): Promise<unknown> {
  const ending = new AbortController();
  const made = makeCompany(kernel, ending.signal, options);
  const watch = setInterval(
    () => void count('select count(*) from orders').then((n) => n >= orders && ending.abort()),
    20,
  );
  return made.finally(() => clearInterval(watch));
}

test('while the company is being made, nobody signs in, nobody becomes the first administrator, and other timed work waits', async () => {
  expect(await status()).toMatchObject({ purpose: 'demo', state: 'making' });
  expect(await codeOf('people.first-admin', { account: 'somebody', name: '某某', password: 'long-enough-4711' })).toBe(
    'COMPANY_NOT_READY',
  );
  expect(await codeOf('people.sign-in', { account: 'clerk', password: 'kettle-and-cups' })).toBe('COMPANY_NOT_READY');
  let swept = 0;
  const sweep = every(0, 'sweep', () => Promise.resolve(void swept++));
  await registerTimedWork(kernel, [sweep]);
  expect(await runIfDue(kernel, sweep, never)).toBe(false);
  expect(swept).toBe(0);
});

test(
  'stopped twice on the way and taken up again it is made without a refused step',
  { timeout: 120_000 },
  async () => {
    expect(await makeUntil(20)).toBeUndefined();
    expect(await makeUntil(60)).toBeUndefined();
    expect(await makeCompany(kernel, never, options)).toEqual([]);
    expect(await status()).toMatchObject({ purpose: 'demo', state: 'ready' });
  },
);

test('every step of the story was taken, and taken once', async () => {
  const making = await readMaking(kernel.database);
  if (!making) throw new Error('nothing was made');
  const { steps } = storyOf(
    making.seed,
    making.startedAt.getTime(),
    sizes,
    staffOf(making.seed).slice(0, sizes.people),
  );
  const wanted = new Map<string, number>();
  for (const { order, action } of steps) wanted.set(`${order} ${action}`, (wanted.get(`${order} ${action}`) ?? 0) + 1);
  const done = await rows<{ step: string; n: number }>(
    `select s.code || '/' || o.external_no || ' ' || case j.action when 'entry.pass-by-rule' then 'orders.check' else j.action end as step,
        count(*)::int as n from journal j join orders o on o.id = j.chain_id
       join shops s on s.id = o.shop_id where (j.actor like 'staff:%' or j.action = 'entry.pass-by-rule')
        and j.action not in ('tasks.take', 'entry.judge-sample', 'entry.attach-scan') and j.action not like 'exceptions.%' and j.action not like 'review.%'
        and o.external_no not like 'PO-R%' and o.external_no not like 'PO-D%' and o.external_no <> '${shippedNo}' group by 1`,
  );
  expect(Object.fromEntries(done.map((one) => [one.step, one.n]))).toEqual(Object.fromEntries(wanted));
});

test('orders stand in every stage, with holds of every kind, partial payments and goods that are oversold', async () => {
  const standing = await rows<{ stage: string }>('select distinct stage from orders');
  expect(standing.map((one) => one.stage).sort()).toEqual([...stages].sort());
  const held = await rows<{ kind: string }>('select distinct kind from holds where released_at is null');
  expect(held.map((one) => one.kind).sort()).toEqual([
    'address',
    'customer',
    'details-missing',
    'other',
    'payment',
    'refund',
    'returned',
    'stock',
  ]);
  expect(
    await count(`select count(*) from orders where paid_amount > 0 and paid_amount < total_amount`),
  ).toBeGreaterThan(0);
  expect(await count(`select count(*) from stock where on_hand < reserved`)).toBeGreaterThan(0);
  const inReview = await rows<{ state: string }>(
    `select distinct review_state as state from orders where external_no like 'PO-R%'`,
  );
  expect(inReview.map((one) => one.state).sort()).toEqual(['open', 'rejected', 'returned']);
  expect(await count(`select count(*) from orders where accepted_by = 'silence'`)).toBeGreaterThan(0);
  expect(await count(`select count(*) from orders where closed_by = 'silence'`)).toBeGreaterThan(0);
  expect(await count(`select count(*) from order_lines where is_gift`)).toBeGreaterThan(0);
});

test('money and stock add up', async () => {
  expect(
    await count(`select count(*) from orders o where paid_amount <> (select coalesce(sum(amount) filter (where kind <> 'refund'), 0) from payments where order_id = o.id)
       or refunded_amount <> (select coalesce(sum(amount) filter (where kind = 'refund'), 0) from payments where order_id = o.id)
       or total_amount <> freight_amount + (select sum(amount) from order_lines where order_id = o.id)`),
  ).toBe(0);
  expect(
    await count(`select count(*) from stock s where on_hand < 0 or reserved < 0 or reserved <> coalesce((select sum(qty_allocated - qty_shipped) from order_lines l
       where l.sku_id = s.sku_id and l.warehouse_id = s.warehouse_id and not l.is_bundle and l.qty_allocated > 0), 0)`),
  ).toBe(0);
  expect(await count(`select count(*) from orders where checked_by = entered_by`)).toBe(0);
});

test('warnings fired once each, when they were due, and none is left behind [OT-3.1]', async () => {
  const { startedAt } = (await readMaking(kernel.database)) ?? {};
  expect(await count(`select count(*) from firings`)).toBeGreaterThan(0);
  expect(
    await count(`select count(*) from firings where fired_at < due or fired_at > due + interval '21 seconds'`),
  ).toBe(0);
  const left = await kernel.database.query(`select 1 from clocks where state = 'running' and next_fire_at <= $1`, [
    startedAt,
  ]);
  expect(left).toEqual([]);
  expect(await count(`select count(*) from clocks where state = 'running' and due_at < now()`)).toBeGreaterThan(0);
});

test('its journal verifies', async () => {
  const { secrets } = kernel;
  const verified = await verifyJournal(kernel.database, { holders: buildRegistry().chainHolders, dataFolder, secrets });
  expect(verified).toMatchObject({ ok: true });
});

test('sign-ins are told once, for every role, and work', async () => {
  expect(told).toHaveLength(1);
  expect(told[0]?.filter((line) => line.startsWith('  '))).toHaveLength(19);
  for (const account of ['admin', 'agency'])
    expect(await codeOf('people.sign-in', { account, password: 'kettle-and-cups' })).toBe('NOT_REFUSED');
});

test('a password that is too easy to guess is not taken, and another is made up', async () => {
  const lines = await giveSignIns(openStage(kernel, new Date()), staffOf(1), '12345678');
  expect(lines[0]).toContain('LUYUE_DEMO_PASSWORD');
  const made = /password: (\S+)$/.exec(lines.find((line) => line.includes('password: ')) ?? '')?.[1] ?? '';
  expect(made).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d\d$/);
  expect(await codeOf('people.sign-in', { account: 'clerk', password: made })).toBe('NOT_REFUSED');
});

test('made again it changes nothing', { timeout: 60_000 }, async () => {
  const entries = await count('select count(*) from journal');
  expect(await makeCompany(kernel, never, options)).toEqual([]);
  expect(await count('select count(*) from journal')).toBe(entries);
  expect(told).toHaveLength(1);
  expect((await readInstallation(kernel.database)).historyOpen).toBe(false);
});
