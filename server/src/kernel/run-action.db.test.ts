import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBareKernel, type BareKernel } from '../../test/bare-kernel.ts';
import type { Actor } from './access.ts';
import { claimAnswer } from './idempotency.ts';
import { takeNumbers } from './numbers.ts';
import { Refusal } from './refusal.ts';
import { runAction, runMany } from './run-action.ts';
import { setSetting, settingsCache, settingsChainId } from './settings.ts';

let bare: BareKernel;

beforeAll(async () => {
  bare = await openBareKernel();
});
afterAll(() => bare.close());

const set = (value: unknown, idempotencyKey?: string, actor: Actor = bare.admin) =>
  runAction(bare.kernel, setSetting, { name: 'company.name', value }, actor, { idempotencyKey });

async function entriesOf(chainId = settingsChainId): Promise<number> {
  const [row] = await bare.kernel.database.query<{ n: number }>(
    'select count(*) as n from journal where chain_id = $1',
    [chainId],
  );
  return row?.n ?? 0;
}

const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

test('an action is journalled with before and after, and its chain moves by one', async () => {
  const before = await entriesOf();
  await set('履约甲');
  await set('履约乙');
  const rows = await bare.kernel.database.query<{ body: Buffer; clause: string; actor: string }>(
    'select body, clause, actor from journal where chain_id = $1 order by seq desc limit 1',
    [settingsChainId],
  );
  expect(await entriesOf()).toBe(before + 2);
  expect(JSON.parse(String(rows[0]?.body))).toMatchObject({
    changes: { 'company.name': ['履约甲', '履约乙'] },
    events: [{ name: 'setting.changed' }],
  });
  expect(rows[0]).toMatchObject({ clause: 'OS-8.1', actor: `staff:${bare.admin.id}` });
});

test('the same key answers the same again and changes nothing', async () => {
  const first = await set('第一', 'key-replay');
  const count = await entriesOf();
  expect(await set('第一', 'key-replay')).toEqual(first);
  expect(await entriesOf()).toBe(count);
});

test('the same key with another body is refused', async () => {
  await set('原来', 'key-body');
  expect(await codeOf(set('另外', 'key-body'))).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('of concurrent twins one succeeds and the others get the same answer or are told to wait', async () => {
  const count = await entriesOf();
  const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(set('双生', 'key-twins'))));
  expect(codes.filter((code) => code !== 'done' && code !== 'IDEMPOTENCY_IN_PROGRESS')).toEqual([]);
  expect(codes).toContain('done');
  expect(await entriesOf()).toBe(count + 1);
});

test('a twin whose sibling has not committed yet gets 409', async () => {
  const claim = claimAnswer(bare.admin, 'settings.set', 'key-held', {});
  const client = await bare.kernel.database.pool.connect();
  await client.query('begin');
  await client.query('select kernel_claim($1)', [claim?.keyHash]);
  expect(await codeOf(set('等待', 'key-held'))).toBe('IDEMPOTENCY_IN_PROGRESS');
  await client.query('rollback');
  client.release();
  expect(await codeOf(set('等待', 'key-held'))).toBe('done');
});

test('a refusal is not kept: the same key succeeds once the reason is gone', async () => {
  expect(
    await codeOf(
      runAction(bare.kernel, setSetting, { name: 'company.currency', value: 'yuan' }, bare.admin, {
        idempotencyKey: 'key-refused',
      }),
    ),
  ).toBe('INPUT_INVALID');
  expect(
    await codeOf(
      runAction(bare.kernel, setSetting, { name: 'company.currency', value: 'USD' }, bare.admin, {
        idempotencyKey: 'key-refused',
      }),
    ),
  ).toBe('done');
});

test('an answer is stored encrypted', async () => {
  await set('看不见的名字', 'key-secret');
  const rows = await bare.asSuperuser<{ answer: Buffer }>('select answer from idempotency');
  expect(rows.some((row) => row.answer.includes(Buffer.from('看不见的名字')))).toBe(false);
});

test('concurrent actions on one subject append one after the other', async () => {
  const count = await entriesOf();
  await Promise.all(Array.from({ length: 12 }, (_, n) => set(`并发 ${n}`)));
  expect(await entriesOf()).toBe(count + 12);
  const [gap] = await bare.kernel.database.query(
    'select seq from journal where chain_id = $1 group by seq having count(*) > 1',
    [settingsChainId],
  );
  expect(gap).toBeUndefined();
});

test('more actions at once than there are connections wait for no connection beside their own', async () => {
  const { caches, database } = bare.kernel;
  const holders = await Promise.all(
    Array.from({ length: database.pool.options.max ?? 0 }, () => database.pool.connect()),
  );
  caches.expire();
  try {
    expect((await caches.get(settingsCache)).value['company.currency']).toBe('USD');
    expect(await takeNumbers(database, 'order_numbers', 1)).toHaveLength(1);
  } finally {
    for (const holder of holders) holder.release();
  }
});

test('a denied attempt of somebody known goes on that actor’s own chain and changes nothing else', async () => {
  const count = await entriesOf();
  expect(await codeOf(set('不许', undefined, bare.reader))).toBe('RIGHT_MISSING');
  expect(await entriesOf()).toBe(count);
  expect(await entriesOf(bare.reader.id)).toBe(1);
});

test('rights that moved on are read again before the action is tried again', async () => {
  await bare.asSuperuser(
    `insert into cache_versions values ('access', 1) on conflict (name) do update set version = cache_versions.version + 1`,
  );
  const [row] = await bare.asSuperuser<{ version: number }>(
    `select version::int as version from cache_versions where name = 'access'`,
  );
  let asked = 0;
  const stale: Actor = {
    ...bare.admin,
    again: () => {
      asked++;
      return Promise.resolve({ ...bare.admin, accessVersion: row?.version ?? 0 });
    },
  };
  expect(await codeOf(set('新权限', undefined, stale))).toBe('done');
  expect(asked).toBe(1);
  expect(await codeOf(set('旧权限', undefined, bare.admin))).toBe('CHANGED_MEANWHILE');
  const signedOut: Actor = { ...bare.admin, again: () => Promise.resolve(undefined) };
  expect(await codeOf(set('已退出', undefined, signedOut))).toBe('SIGN_IN_REQUIRED');
  await bare.asSuperuser(`delete from cache_versions where name = 'access'`);
});

const name = (value: string) => ({ name: 'company.name', value });

test('many: a refused row writes nothing and the others are done', async () => {
  const count = await entriesOf();
  const results = await runMany(
    bare.kernel,
    setSetting,
    [name('多甲'), { name: 'company.currency', value: 'x' }, { name: 'nonsense', value: '' }],
    bare.admin,
  );
  expect(results.map((r) => (r.ok ? 'done' : r.refusal.code))).toEqual(['done', 'INPUT_INVALID', 'INPUT_INVALID']);
  expect(await entriesOf()).toBe(count + 1);
});

test('many: a batch that the database refuses is halved until the row at fault stands alone', async () => {
  await bare.asSuperuser(`alter table settings add constraint test_no_ghost check (value #>> '{}' <> '鬼')`);
  const count = await entriesOf();
  const inputs = [
    name('一'),
    { name: 'company.shortName', value: '二' },
    { name: 'company.servicePhone', value: '鬼' },
    { name: 'company.serviceHours', value: '四' },
  ];
  const results = await runMany(bare.kernel, setSetting, inputs, bare.admin);
  expect(results.map((r) => (r.ok ? 'done' : r.refusal.code))).toEqual(['done', 'done', 'VALUE_NOT_STORABLE', 'done']);
  expect(await entriesOf()).toBe(count + 3);
  await bare.asSuperuser('alter table settings drop constraint test_no_ghost');
});

test('many: two rows that cannot be written together are written one after the other', async () => {
  const results = await runMany(bare.kernel, setSetting, [name('先'), name('后')], bare.admin);
  expect(results.every((r) => r.ok)).toBe(true);
  const [row] = await bare.kernel.database.query<{ value: string }>(
    `select value #>> '{}' as value from settings where name = 'company.name'`,
  );
  expect(row?.value).toBe('后');
});

test('the application’s login can add to the journal and nothing else', async () => {
  for (const sql of [
    `update journal set actor = 'x'`,
    'delete from journal',
    'truncate journal',
    'delete from seals',
    `update access_log set actor = 'x'`,
    'drop table journal',
  ]) {
    await expect(bare.kernel.database.query(sql)).rejects.toMatchObject({ code: '42501' });
  }
});

test('even the owner is refused while the trigger is there', async () => {
  await expect(bare.asSuperuser(`update journal set actor = 'x'`)).rejects.toMatchObject({ code: 'LY010' });
  await expect(bare.asSuperuser('delete from journal')).rejects.toMatchObject({ code: 'LY010' });
  await expect(bare.asSuperuser('truncate journal')).rejects.toMatchObject({ code: 'LY010' });
});
