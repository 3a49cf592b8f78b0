import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explode, timesQuantity } from './bundle.ts';
import { assembleCatalog, type Catalog, type GiftRule, type Price, type Sku } from './catalog.ts';
import { findSkus } from './find-skus.ts';
import { giftsFor } from './gift.ts';
import { belowMinimum, priceAt } from './price.ts';

const sku = (code: string, more: Partial<Sku> = {}): Sku => ({
  id: code,
  productId: 'p',
  productName: '保温杯',
  code,
  name: '500ml 白',
  initials: 'bwb500mlb',
  unit: '件',
  barcodes: [],
  taxRate: '0.13',
  kind: 'plain',
  serial: false,
  custom: false,
  presaleDays: null,
  depositMinor: null,
  freight: false,
  installation: false,
  active: true,
  rev: 1,
  ...more,
});
const at = (day: string): Date => new Date(`2026-11-${day}T00:00:00Z`);
const price = (id: string, unitPrice: string, from: string, more: Partial<Price> = {}): Price => ({
  id,
  skuId: 'A',
  shopId: null,
  unitPrice,
  minQuantity: null,
  validFrom: at(from),
  validUntil: null,
  ...more,
});
const rule = (more: Partial<GiftRule> = {}): GiftRule => ({
  id: 'r1',
  name: '送杯刷',
  shopId: null,
  sessionId: null,
  validFrom: at('01'),
  validUntil: at('11'),
  firstN: null,
  minAmount: null,
  containingSkuId: null,
  giftSkuId: 'BRUSH',
  quantity: '1',
  holdsBack: false,
  active: true,
  rev: 1,
  ...more,
});
function catalog(rows: { skus?: Sku[]; prices?: Price[]; giftRules?: GiftRule[] }): Catalog {
  const skus = rows.skus ?? [sku('A'), sku('BRUSH'), sku('SET', { kind: 'bundle' })];
  const parts = [
    { bundleSkuId: 'SET', skuId: 'A', quantity: '2' },
    { bundleSkuId: 'SET', skuId: 'BRUSH', quantity: '0.5' },
  ];
  return assembleCatalog({ products: [], skus, parts, prices: rows.prices ?? [], giftRules: rows.giftRules ?? [] });
}

describe('a minimum order', () => {
  const prices = [price('1', '79', '01'), price('2', '75', '01', { shopId: 'S', minQuantity: '100' })];
  const below = (shop: string, ...quantities: string[]) =>
    belowMinimum(
      catalog({ prices }),
      shop,
      at('02'),
      quantities.map((quantity) => ({ skuId: 'A', quantity })),
    );

  test('goes with the price that holds in the shop, over all lines of the product [OS-3.2]', () => {
    expect([...below('S', '60', '39.5')]).toEqual([['A', '100']]);
    expect([...below('S', '60', '40')]).toEqual([]);
    expect([...below('T', '1')]).toEqual([]);
  });
});

describe('a price', () => {
  const prices = [
    price('1', '79', '01'),
    price('2', '69', '05', { validUntil: at('07') }),
    price('3', '75', '02', { shopId: 'S' }),
  ];

  test.each<[string | null, string, string, string]>([
    ['S', '01', '79', 'the general one before the shop’s own starts'],
    ['S', '03', '75', 'the shop’s own before the general one'],
    ['S', '06', '75', 'the shop’s own also while the general one is lower'],
    ['T', '06', '69', 'the one that started last'],
    ['T', '07', '79', 'the one before, from the instant at which the other ended'],
    [null, '06', '69', 'the general one outside shops'],
  ])('in shop %s on day %s is %s: %s', (shop, day, unitPrice) => {
    expect(priceAt(catalog({ prices }), 'A', shop, at(day))).toBe(unitPrice);
  });

  test('is missing before the first one starts, and for an unknown SKU', () => {
    expect(priceAt(catalog({ prices }), 'A', 'S', new Date('2026-10-31T23:59:59Z'))).toBeUndefined();
    expect(priceAt(catalog({ prices }), 'Z', 'S', at('03'))).toBeUndefined();
  });

  test('set later for the same start replaces the one before', () => {
    const twice = [price('a', '10', '01'), price('b', '11', '01')];
    expect(priceAt(catalog({ prices: twice }), 'A', null, at('02'))).toBe('11');
    expect(priceAt(catalog({ prices: [...twice].reverse() }), 'A', null, at('02'))).toBe('11');
  });
});

describe('a bundle', () => {
  test('is taken apart into its parts, which remember their line; plain lines stay', () => {
    const lines = explode(catalog({}), [
      { skuId: 'A', quantity: '3' },
      { skuId: 'SET', quantity: '1.5' },
    ]);
    expect(lines).toEqual([
      { skuId: 'A', quantity: '3', from: 0, bundleSkuId: null },
      { skuId: 'A', quantity: '3', from: 1, bundleSkuId: 'SET' },
      { skuId: 'BRUSH', quantity: '0.75', from: 1, bundleSkuId: 'SET' },
    ]);
  });

  test('times a whole number is exact, and never less than the product otherwise', () => {
    const thousandth = fc.integer({ min: 1, max: 999_999_999 });
    const text = (n: number) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')}`;
    fc.assert(
      fc.property(thousandth, fc.integer({ min: 1, max: 999 }), (a, b) => {
        expect(Math.round(Number(timesQuantity(text(a), String(b))) * 1000)).toBe(a * b);
      }),
    );
    expect(timesQuantity('0.001', '0.001')).toBe('0.001');
    expect(timesQuantity('1.005', '2')).toBe('2.01');
  });
});

describe('a gift', () => {
  const order = { shopId: 'S', sessionId: 'L', at: at('05'), amount: 9900, lines: [{ skuId: 'A', quantity: '1' }] };
  const earned = (one: GiftRule, more: object = {}) =>
    giftsFor(catalog({ giftRules: [one] }), { ...order, ...more }).length === 1;

  test.each<[string, Partial<GiftRule>, object, boolean]>([
    ['in the shop named', { shopId: 'S' }, {}, true],
    ['not in another shop', { shopId: 'T' }, {}, false],
    ['in the live session named', { sessionId: 'L' }, {}, true],
    ['not outside a session', { sessionId: 'L' }, { sessionId: null }, false],
    ['from the minimum amount on', { minAmount: 9900 }, {}, true],
    ['not below it', { minAmount: 9901 }, {}, false],
    ['with the product named', { containingSkuId: 'A' }, {}, true],
    [
      'not for a product that was itself a gift',
      { containingSkuId: 'A' },
      { lines: [{ skuId: 'A', quantity: '1', gift: true }] },
      false,
    ],
    ['from the very start', { shopId: 'S' }, { at: at('01') }, true],
    ['not at the very end', { shopId: 'S' }, { at: at('11') }, false],
    ['not by a rule out of use', { shopId: 'S', active: false }, {}, false],
  ])('is earned %s', (_name, more, change, expected) => {
    expect(earned(rule(more), change)).toBe(expected);
  });

  test('that is out of sale is not given', () => {
    const skus = [sku('A'), sku('BRUSH', { active: false })];
    expect(giftsFor(catalog({ skus, giftRules: [rule({ shopId: 'S' })] }), order)).toEqual([]);
  });

  test('says whether the parcel waits for it and how many orders get one', () => {
    const [gift] = giftsFor(
      catalog({ giftRules: [rule({ shopId: 'S', firstN: 100, holdsBack: true, quantity: '2' })] }),
      order,
    );
    expect(gift).toEqual({
      ruleId: 'r1',
      ruleName: '送杯刷',
      skuId: 'BRUSH',
      quantity: '2',
      holdsBack: true,
      firstN: 100,
    });
  });
});

describe('finding a SKU', () => {
  const cups = catalog({
    skus: [
      sku('BWB500-W', { barcodes: ['6901234567892'] }),
      sku('BWB500-G', { name: '500ml 灰', initials: 'bwb500mlh' }),
      sku('XGB-P', { productName: '吸管杯', name: '粉', initials: 'xgbf' }),
      sku('OLD', { active: false }),
    ],
  });
  const codes = (text: string, options = {}) => findSkus(cups, text, options).map((s) => s.code);

  test.each([
    ['bwb500-w', ['BWB500-W']],
    ['6901234567892', ['BWB500-W']],
    ['bwb', ['BWB500-G', 'BWB500-W']],
    ['保温杯', ['BWB500-G', 'BWB500-W']],
    ['保温杯 灰', ['BWB500-G']],
    ['吸管', ['XGB-P']],
    ['xgb', ['XGB-P']],
    ['ＸＧＢ', ['XGB-P']],
    ['nothing', []],
  ])('by %s gives %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('leaves out what is out of sale unless asked, and keeps the limit', () => {
    expect(codes('OLD')).toEqual([]);
    expect(codes('OLD', { inactive: true })).toEqual(['OLD']);
    expect(codes('', { limit: 2 })).toHaveLength(2);
  });
});
