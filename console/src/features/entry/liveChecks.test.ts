import { expect, test } from 'vitest';
import { emptyDraft, type Draft } from './draft.ts';
import { liveChecks } from './liveChecks.ts';

const wordsOf = (...given: Parameters<typeof liveChecks>) => liveChecks(...given).map((one) => one.words);
const line = { key: 'k', skuId: 's', sku: 'CUP', name: 'Cup', quantity: '4', unitPrice: '84', discount: '', note: '' };
const earlier = {
  id: 'o',
  number: 'SO1',
  enteredAt: '2026-07-01T00:00:00Z',
  stage: 'closed',
  total: 1,
  alike: false,
  lines: [{ skuId: 's', sku: 'CUP', name: 'Cup', quantity: '4', unitPrice: '92.000000' }],
};

test('an empty form is told nothing', () => {
  expect(liveChecks(emptyDraft, undefined)).toEqual([]);
});

test('[CC-2.2] a number that cannot be called and an address without its district are said at once', () => {
  const draft: Draft = { ...emptyDraft, phone: '1390000', detail: '样例路 7 号', province: '浙江省' };
  expect(wordsOf(draft, undefined)).toEqual(['noPhone', 'noAddress']);
});

test('a price that differs from the last one is named with it', () => {
  const draft: Draft = { ...emptyDraft, lines: [line] };
  const checks = liveChecks(draft, {
    tax: null,
    minimums: [],
    receivables: [],
    credit: null,
    first: false,
    latest: [earlier],
  });
  expect(checks).toContainEqual({ ok: false, words: 'otherPrice', params: { name: 'Cup', before: '92' } });
});

test('[OS-3.2] the minimum of a product counts what stands in several lines, and is said before the customer is known', () => {
  const standing = {
    tax: null,
    receivables: [],
    minimums: [{ skuId: 's', minimum: '8' }],
    credit: null,
    first: null,
    latest: [],
  };
  const params = { name: 'Cup', minimum: '8' };
  expect(liveChecks({ ...emptyDraft, lines: [line] }, standing)).toEqual([{ ok: false, words: 'below', params }]);
  const twice = { ...emptyDraft, lines: [line, { ...line, key: 'l' }] };
  expect(liveChecks(twice, standing)).toEqual([{ ok: true, words: 'enough', params }]);
});
