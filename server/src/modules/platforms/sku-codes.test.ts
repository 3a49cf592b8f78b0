/** The nearest code is a suggestion only where it is near. */
import { expect, test } from 'vitest';
import type { Catalog } from '../catalog/index.ts';
import { nearestCode } from './sku-codes.ts';

const catalog = {
  skusByCode: new Map(['BWB500-WH', 'BWB500-GN', 'JG-01', 'TG-01'].map((code) => [code, {}])),
} as unknown as Catalog;

test.each([
  ['BWB500-GN2', 'BWB500-GN'],
  ['bwb500-wh', 'BWB500-WH'],
  ['JG01', 'JG-01'],
  ['QQQ', null],
  ['', null],
])('%s → %s', (code, expected) => {
  expect(nearestCode(catalog, code)).toBe(expected);
});
