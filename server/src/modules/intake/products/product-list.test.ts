/** A list of goods tells everything that is wrong with it at once. (OS-2.2, PD-3.2) */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { sample } from '../../../../test/intake-world.ts';
import { findProductHead, readProductList } from './product-list.ts';

const shops = [{ id: 'the-shop', code: 'DYQJ' }];
const recordsOf = (text: string) =>
  parse(text, { bom: true, relax_column_count: true, columns: false }).map((cells, n) => ({ row: n + 1, cells }));

function read(text: string) {
  const records = recordsOf(text);
  const found = findProductHead(records, shops);
  if (!found) throw new Error('no head');
  return { found, list: readProductList(found.head, records.slice(found.headRow)) };
}

test('every fault of a row is told with column, value and how to write it [OS-2.2] [PD-3.2]', () => {
  const { list } = read(readFileSync(sample('goods-with-errors.csv'), 'utf8'));
  const at = (row: number) => list.faults.filter((one) => one.row === row).map((one) => [one.column, one.value]);
  expect(at(2)).toEqual([
    ['条码', '6.92026E+12'],
    ['价格', '二十九'],
    ['税率', '130%'],
    ['类型', '礼品'],
    ['SKU 编码', 'HCD 60'],
  ]);
  expect(at(3)).toEqual([
    ['价格', '45.1234567'],
    ['商品名称', '岑汀护手霜（新）'],
  ]);
  expect(at(4).map(([column]) => column)).toEqual(['商品编码', '规格', '序列号', '条码']);
  expect(at(5).map(([column]) => column)).toEqual(['定金', '预售天数', 'SKU 编码']);
  expect(list.products.flatMap((one) => (one.faulty ? [] : [one.stated.code]))).toEqual(['SFT', 'DT']);
  expect(list.faults.every((one) => one.mend.zh !== '' && one.mend.en !== '')).toBe(true);
});

test('a head in English, below a title, says the same; a shop has its own price', () => {
  const { found, list } = read(
    'Goods of spring,,,,,\nproduct code,Product,SKU Code,Variant,Price,Price@DYQJ\nTD,Lamp,TD-WH,white,199,189.50\n',
  );
  expect(found).toMatchObject({ headRow: 2, missing: [], repeated: undefined });
  expect(list.products[0]).toEqual({
    faulty: false,
    rows: [3],
    stated: {
      code: 'TD',
      name: 'Lamp',
      skus: [
        { code: 'TD-WH', name: 'white', unitPrice: '199', shopPrices: [{ shopId: 'the-shop', unitPrice: '189.5' }] },
      ],
    },
  });
});

test('a blank cell leaves what it names, and the word for none takes it away', () => {
  const { list } = read('商品编码,商品名称,SKU 编码,规格,条码,预售天数,税率\nTD,台灯,TD-WH,白色,无,无,\n');
  expect(list.products[0]?.stated.skus[0]).toEqual({ code: 'TD-WH', name: '白色', barcodes: [], presaleDays: null });
});

test('missing and repeated columns are named', () => {
  expect(findProductHead(recordsOf('商品编码,SKU 编码,价格,价格\n'), [])).toMatchObject({
    missing: ['商品名称', '规格'],
    repeated: '价格',
  });
  expect(findProductHead(recordsOf('a,b\n1,2\n'), [])).toBeUndefined();
});
