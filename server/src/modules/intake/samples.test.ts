/** The committed samples stay what samples/README.md says of them, whatever reads them next. */
import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import goods from '../../../../samples/goods.json' with { type: 'json' };
import type { OpenFile } from './decode.ts';
import { faultsOf, readAll } from './rows-for-tests.ts';

const sample =
  (name: string): OpenFile =>
  () =>
    createReadStream(new URL(`../../../../samples/${name}`, import.meta.url));
const codes = new Set(goods.map(({ code }) => code));

describe('samples', () => {
  test('all sixty Douyin orders are good, in every stage, with codes of the catalogue', async () => {
    const read = await readAll(sample('douyin-orders.csv'));
    const drafts = read.flatMap((item) => (item.kind === 'order' ? [item.draft] : []));
    expect(read.flatMap(faultsOf)).toEqual([]);
    expect(drafts).toHaveLength(60);
    const stages = new Set(drafts.map(({ stage }) => stage));
    expect([...stages].toSorted()).toEqual([
      'cancelled',
      'completed',
      'partly-shipped',
      'preparing',
      'shipped',
      'unpaid',
    ]);
    const used = drafts.flatMap(({ lines }) => lines.map(({ merchantCode }) => merchantCode ?? ''));
    expect(used.filter((code) => !codes.has(code))).toEqual([]);
  });

  test('the sample with errors holds good orders and every kind of fault', async () => {
    const read = await readAll(sample('douyin-with-errors.csv'));
    expect(read.filter(({ kind }) => kind === 'order').length).toBeGreaterThan(10);
    const kinds = new Set(read.flatMap(faultsOf).map((fault) => fault.split(' ')[0]));
    expect(kinds.size).toBeGreaterThan(18);
  });

  test('the two Taobao lists pair completely, and the order list alone waits', async () => {
    const pair = await readAll(sample('taobao-orders-gbk.csv'), { companion: sample('taobao-details-gbk.csv') });
    expect(pair.map(({ kind }) => kind)).toEqual(Array(26).fill('order'));
    const alone = await readAll(sample('taobao-orders-gbk.csv'));
    expect(new Set(alone.flatMap(faultsOf))).toEqual(new Set(['DETAIL_FILE_MISSING 订单编号']));
  });

  test.each([
    ['taobao-2026.xlsx', 16, ['LINE_PRICES_MISSING 商品属性SKU']],
    ['kuaishou-orders.xlsx', 21, []],
    ['pdd-orders.csv', 21, []],
    ['jd-orders-gbk.csv', 16, []],
    ['shopify-orders.csv', 8, []],
  ])('%s holds %d good orders', async (name, orders, faults) => {
    const read = await readAll(sample(name));
    expect(read.flatMap(faultsOf)).toEqual(faults);
    expect(read.filter(({ kind }) => kind === 'order')).toHaveLength(orders);
  });

  test('the wholesale list is known to nobody until it is mapped', async () => {
    expect((await readAll(sample('wholesale-unknown.xlsx'))).flatMap(faultsOf)).toEqual(['FORMAT_UNKNOWN']);
  });

  test('the catalogue of the samples has 35 codes, each once', () => {
    expect(goods).toHaveLength(35);
    expect(codes.size).toBe(35);
  });

  test('the Taobao samples are GBK bytes', () => {
    const bytes = readFileSync(new URL('../../../../samples/taobao-orders-gbk.csv', import.meta.url));
    expect(bytes.subarray(0, 8).toString('hex')).toBe('b6a9b5a5b1e0bac5');
  });
});
