/** What a spreadsheet gives when it is pasted. */
import { expect, test } from 'vitest';
import { readPasted, withoutCode } from './pastedProducts.ts';

test('lines are code, name and price; a head is passed over, and what cannot be read is named by its line', () => {
  const text = '编码\t名称\t价格\nBWB500-WH\t保温杯 500 白\t79\r\n\nX1，刻字杯，119.50\nX2,没有价格\n';
  expect(readPasted(text)).toEqual({
    products: [
      { code: 'BWB500-WH', name: '保温杯 500 白', price: '79' },
      { code: 'X1', name: '刻字杯', price: '119.50' },
    ],
    wrong: [5],
  });
});

test('what went in leaves the text, and nothing that only begins like it', () => {
  expect(withoutCode('X1,杯,9\nX10,盆,19', 'X1')).toBe('X10,盆,19');
});
