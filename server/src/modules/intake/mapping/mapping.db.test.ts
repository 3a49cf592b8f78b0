/** Column mappings by the real actions: saved, recognised by later files, refused where they cannot be. (OS-2.1, OS-2.2) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mappingSpec, type MappingSpec } from '../../../../../contract/import-mappings.ts';
import { VersionedCaches } from '../../../kernel/versioned.ts';
import { newId } from '../../../kernel/ids.ts';
import { openIntakeWorld, refusalOf, sample, type IntakeWorld } from '../../../../test/intake-world.ts';
import { createReadStream } from 'node:fs';
import { platformFormats } from '../formats/all-formats.ts';
import { lookAtFile } from './look-at-file.ts';
import { mappingsCache, mappingsOf } from './mapping-store.ts';

let world: IntakeWorld;
let look: Awaited<ReturnType<typeof lookAtFile>>;

beforeAll(async () => {
  world = await openIntakeWorld();
  look = await lookAtFile(() => createReadStream(sample('wholesale-unknown.xlsx')), platformFormats);
});
afterAll(() => world.close());

const spec = (more: Partial<MappingSpec> = {}) =>
  mappingSpec.parse({ ...look.guess, statusWords: { 作废: 'cancelled', 已付款: 'paid' }, ...more });
const save = (more: object = {}) =>
  world.act<{ id: string; rev: number }>(
    'intake.save-mapping',
    { name: '批发销售单', shopId: world.shopId, header: look.header, spec: spec(), ...more },
    world.people.clerk,
  );

test('the first rows show the header below a title, and guesses', () => {
  expect(look).toMatchObject({
    headerRow: 2,
    known: null,
    header: expect.arrayContaining(['单据编号', '商品代码']) as unknown,
  });
  expect(look.guess.columns).toMatchObject({ orderNo: '单据编号', merchantCode: '商品代码', shipBy: '要求发货' });
  expect(look.rows.length).toBeGreaterThan(10);
});

test('a try shows the orders or every fault, and writes nothing [OS-2.2]', async () => {
  const rows = look.rows.slice(0, 5);
  const tried = await world.ask<{ orders: { receiver: string; lines: { known: boolean }[] }[]; faults: unknown[] }>(
    'intake.preview-mapping',
    { header: look.header, rows, spec: spec() },
    world.people.clerk,
  );
  expect(tried.faults).toEqual([]);
  expect(tried.orders[0]).toMatchObject({ externalNo: 'XS202611210001', receiver: '样**', lines: [{ known: true }] });
  const wrong = await world.ask<{ faults: { column: string }[] }>(
    'intake.preview-mapping',
    { header: look.header, rows, spec: spec({ columns: { ...look.guess.columns, createdAt: '品名' } }) },
    world.people.clerk,
  );
  expect(new Set(wrong.faults.map((one) => one.column))).toEqual(new Set(['品名']));
});

test('once saved, a file with that header goes in to its shop; removed, it is unknown again [OS-2.1]', async () => {
  expect((await refusalOf(world.importAll({ name: 'wholesale-unknown.xlsx' }))).detail.params).toMatchObject({
    problem: 'FORMAT_UNKNOWN',
  });
  const saved = await save();
  await world.kernel.caches.refresh();
  const done = await world.importAll({ name: 'wholesale-unknown.xlsx' });
  expect(done).toMatchObject({ state: 'done', orders: 10, entered: 10, waiting: 0, format: { zh: '批发销售单' } });
  expect(done.shop?.id).toBe(world.shopId);
  expect(await world.importAll({ name: 'wholesale-unknown.xlsx' })).toMatchObject({ entered: 0, unchanged: 10 });
  const listed = await world.ask<{ items: { id: string; shop: { id: string } | null }[] }>(
    'intake.mappings',
    {},
    world.people.clerk,
  );
  expect(listed.items).toMatchObject([{ id: saved.id, shop: { id: world.shopId } }]);
  await world.act('intake.remove-mapping', { mappingId: saved.id }, world.people.clerk);
  await world.kernel.caches.refresh();
  expect((await refusalOf(world.importAll({ name: 'wholesale-unknown.xlsx' }))).code).toBe('ORDER_FILE_UNREADABLE');
});

test('what was saved this moment is known to a worker that has just looked [OS-2.1]', async () => {
  const worker = { caches: new VersionedCaches(world.kernel.database) };
  await worker.caches.get(mappingsCache);
  const { id } = await save({ name: '刚存下的', header: [...look.header, '新列'] });
  expect([...(await mappingsOf(worker)).records.keys()]).toContain(id);
  await world.act('intake.remove-mapping', { mappingId: id }, world.people.clerk);
});

test('two who save the same header at once: one is told that it exists', async () => {
  const both = await Promise.allSettled([save({ shopId: null }), save({ shopId: null })]);
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await world.kernel.caches.refresh();
  expect((await refusalOf(save({ shopId: null }))).code).toBe('MAPPING_EXISTS');
  const own = await save();
  expect(await save({ mappingId: own.id, name: '批发单' })).toEqual({ id: own.id, rev: 2 });
});

test.each([
  [
    'no column for the number',
    { columns: { quantity: '件数', merchantCode: '商品代码', createdAt: '下单日期' } },
    'MAPPING_LACKS_FIELD',
  ],
  [
    'neither price nor amount',
    { columns: { orderNo: '单据编号', quantity: '件数', merchantCode: '商品代码', createdAt: '下单日期' } },
    'MAPPING_LACKS_PRICE',
  ],
  [
    'a column that is not there',
    {
      columns: {
        orderNo: '单据编号',
        quantity: '件数',
        merchantCode: '商品代码',
        createdAt: '日子',
        unitPrice: '单价',
      },
    },
    'MAPPING_COLUMN_UNKNOWN',
  ],
  [
    'one column twice',
    {
      columns: {
        orderNo: '单据编号',
        quantity: '件数',
        merchantCode: '单据编号',
        createdAt: '下单日期',
        unitPrice: '单价',
      },
    },
    'MAPPING_COLUMN_TWICE',
  ],
])('%s is refused', async (_name, wrong, code) => {
  expect((await refusalOf(save({ spec: spec(wrong as Partial<MappingSpec>) }))).code).toBe(code);
});

test('a shop or a mapping that does not exist is refused', async () => {
  expect((await refusalOf(save({ shopId: newId() }))).code).toBe('SHOP_UNKNOWN');
  expect((await refusalOf(save({ mappingId: newId() }))).code).toBe('NOT_FOUND');
});
