/** Order files go in by the real actions: counts, repetition, interruption, what is refused before anything is written. (OS-2.1, OS-2.2, PD-3.2) */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runImport } from './index.ts';
import { csv, freshNo, openIntakeWorld, refusalOf, type IntakeWorld } from '../../../test/intake-world.ts';

let world: IntakeWorld;

beforeAll(async () => {
  world = await openIntakeWorld();
});
afterAll(() => world.close());

const orderCount = async () =>
  (await world.kernel.database.query<{ n: number }>('select count(*) as n from orders'))[0]?.n;
const chains = () =>
  world.kernel.database.query(`select id, encode(chain_head, 'hex') as head from orders order by id`);

describe('the samples', () => {
  test('all sixty Douyin orders go in, each where its platform says, and the file again changes nothing [OS-2.1] [OS-2.2] [PD-3.1]', async () => {
    const first = await world.importAll({ name: 'douyin-orders.csv' });
    expect(first).toMatchObject({ state: 'done', orders: 60, entered: 60, waiting: 0, unchanged: 0 });
    expect(first.written).toBe(first.rows);
    const stages = await world.kernel.database.query<{ stage: string }>(
      `select distinct stage from orders order by stage`,
    );
    expect(stages.map((s) => s.stage)).toEqual(['accepted', 'cancelled', 'entered', 'shipped']);
    const idle = await world.kernel.database.query(
      `select o.stage, t.kind from tasks t join orders o on o.id = t.order_id where t.state in ('open', 'taken') and o.stage <> 'entered' and t.kind <> 'hold'`,
    );
    expect(idle).toEqual([]);
    const running = await world.kernel.database.query(
      `select c.rule from clocks c join orders o on o.id = c.order_id where c.state = 'running' and (o.stage in ('accepted', 'cancelled') or (o.stage = 'shipped' and c.rule not like '%/deliver%'))`,
    );
    expect(running).toEqual([]);
    const before = await chains();
    const again = await world.importAll({ name: 'douyin-orders.csv' });
    expect(again).toMatchObject({ entered: 0, updated: 0, unchanged: 60, waiting: 0, known: again.rows });
    expect(await chains()).toEqual(before);
  });

  test('of the file with errors the good orders go in and every fault waits with column and remedy [PD-3.2] [OS-2.2]', async () => {
    const result = await world.importAll({ name: 'douyin-with-errors.csv' });
    expect(result.entered).toBeGreaterThan(10);
    expect(result.written + result.known + result.waiting).toBe(result.rows);
    const found = await world.issues(result.id);
    expect(found.find((one) => one.rowNo === 3)).toMatchObject({
      column: '商家编码',
      value: 'BWB500-GN2',
      code: 'SKU_UNKNOWN',
      suggestion: 'BWB500-GN',
    });
    expect(new Set(found.map((one) => one.code)).size).toBeGreaterThan(18);
    expect(found.every((one) => one.what.zh && one.what.en && one.mend.zh && one.mend.en)).toBe(true);
    const again = await world.importAll({ name: 'douyin-with-errors.csv' });
    expect(again).toMatchObject({ entered: 0, updated: 0, waiting: result.waiting });
    expect((await world.view(result.id)).waiting).toBe(0);
  });

  test('the Taobao lists pair in either order of sending, the shop known by its name [OS-2.1]', async () => {
    const pair = await world.importAll({ name: 'taobao-details-gbk.csv' }, { name: 'taobao-orders-gbk.csv' });
    expect(pair).toMatchObject({ part: 'both', entered: 26, waiting: 0, shop: { id: world.taobaoShop } });
    const again = await world.importAll({ name: 'taobao-orders-gbk.csv' }, { name: 'taobao-details-gbk.csv' });
    expect(again).toMatchObject({ entered: 0, unchanged: 26 });
  });
});

describe('an interrupted import', () => {
  test('is run again and ends as if nothing had happened [PD-3.2] [OS-2.1]', async () => {
    const rows = Array.from({ length: 40 }, () => ({ no: freshNo() }));
    const { id } = await world.send([{ name: 'a.csv', bytes: csv(...rows) }]);
    const before = (await orderCount()) ?? 0;
    const stop = new AbortController();
    await runImport(world.kernel, id, {
      clock: world.clock,
      batch: 10,
      signal: stop.signal,
      onProgress: () => setTimeout(() => stop.abort(), 0),
    });
    const between = (await orderCount()) ?? 0;
    expect(between).toBeLessThan(before + 40);
    expect((await world.view(id)).state).toBe('running');
    await runImport(world.kernel, id, { clock: world.clock, batch: 10 });
    expect(await orderCount()).toBe(before + 40);
    expect(await world.view(id)).toMatchObject({ state: 'done', entered: 40, unchanged: 0, written: 40 });
  });

  test('two runs at once take each order in once [OS-2.1]', async () => {
    const { id } = await world.send([
      { name: 'b.csv', bytes: csv(...Array.from({ length: 60 }, () => ({ no: freshNo() }))) },
    ]);
    const before = (await orderCount()) ?? 0;
    await Promise.allSettled([
      runImport(world.kernel, id, { clock: world.clock, batch: 20 }),
      runImport(world.kernel, id, { clock: world.clock, batch: 15 }),
    ]);
    expect(await orderCount()).toBe(before + 60);
  });
});

test('a Taobao order list alone waits, and goes in when its detail list comes by itself [OS-2.1] [PD-3.2]', async () => {
  const apart = await openIntakeWorld();
  try {
    const alone = await apart.importAll({ name: 'taobao-orders-gbk.csv' });
    expect(alone).toMatchObject({ entered: 0, waitingOrders: 26, needsCompanion: true });
    const details = await apart.importAll({ name: 'taobao-details-gbk.csv' });
    expect(details).toMatchObject({ state: 'done', entered: 26, waiting: 0 });
    expect((await apart.view(alone.id)).waiting).toBe(0);
  } finally {
    await apart.close();
  }
});

describe('refused before anything is written', () => {
  let before: unknown;
  const traces = () =>
    world.kernel.database.query(
      `select (select count(*) from imports) as imports, (select count(*) from journal) as entries, (select count(*) from orders) as orders`,
    );
  beforeEach(async () => {
    before = await traces();
  });

  test.each([
    ['a truncated file', () => `${csv({ no: '6938000199999999991' }).slice(0, -60)}"没有结束`, 'QUOTE_NOT_CLOSED'],
    ['an archive with another ending', () => Buffer.from('504b030414000600080000002100', 'hex'), 'FILE_IS_ARCHIVE'],
    ['a web page', () => '<!doctype html><html><body>登录</body></html>', 'FILE_IS_WEB_PAGE'],
    ['nothing', () => '', 'FILE_IS_EMPTY'],
    ['another list', () => '甲,乙\r\n1,2\r\n', 'FORMAT_UNKNOWN'],
  ])('%s [OS-2.2]', async (_name, bytes, problem) => {
    const refusal = await refusalOf(world.send([{ name: 'x.csv', bytes: bytes() }]));
    expect(refusal).toMatchObject({ code: 'ORDER_FILE_UNREADABLE', detail: { field: 'file', params: { problem } } });
    expect(await traces()).toEqual(before);
  });

  test('two files that are no pair [OS-2.2]', async () => {
    const refusal = await refusalOf(world.send([{ name: 'douyin-orders.csv' }, { name: 'taobao-orders-gbk.csv' }]));
    expect(refusal.detail.params).toMatchObject({ problem: 'FILES_DO_NOT_PAIR' });
  });

  test('a shop of another platform [OS-2.2]', async () => {
    expect((await refusalOf(world.send([{ name: 'douyin-orders.csv' }], world.taobaoShop))).code).toBe(
      'SHOP_PLATFORM_DIFFERS',
    );
  });
});

test('an import of another shop does not exist for those whose scope lacks it [CC-7.2] [OS-8.3]', async () => {
  const result = await world.importAll({ name: 'm.csv', bytes: csv({ no: freshNo(), price: 'x' }) });
  const stranger = { ...world.people.clerk, shopIds: [world.taobaoShop] };
  const rowId = (await world.issues(result.id))[0]?.rowId;
  const code = async (run: Promise<unknown>) => (await refusalOf(run)).code;
  expect(await code(world.ask('intake.import', { importId: result.id }, stranger))).toBe('NOT_FOUND');
  expect(await code(world.ask('intake.issues', { importId: result.id }, stranger))).toBe('NOT_FOUND');
  expect(
    await code(
      world.act(
        'intake.mend',
        { importId: result.id, rowId, cells: [{ row: 2, column: '商品单价', value: '79' }] },
        stranger,
      ),
    ),
  ).toBe('NOT_FOUND');
  expect(await code(world.act('intake.drop-row', { importId: result.id, rowId, reason: '不要' }, stranger))).toBe(
    'NOT_FOUND',
  );
  const listed = await world.ask<{ items: { id: string }[] }>('intake.imports', {}, stranger);
  expect(listed.items.map((one) => one.id)).not.toContain(result.id);
});

test('the raw file, the names and the waiting rows are nowhere in clear [OS-8.3] [PD-4.2]', async () => {
  const phone = '1380000';
  await world.importAll({ name: '样例甲的订单.csv', bytes: csv({ no: freshNo(), price: 'x', phone }) });
  const text = JSON.stringify(
    await world.kernel.database.query(
      `select row_to_json(i)::text as a from imports i union all select row_to_json(r)::text from import_rows r`,
    ),
  );
  expect(text).not.toContain('样例甲');
  expect(text).not.toContain(`"${phone}"`);
});
