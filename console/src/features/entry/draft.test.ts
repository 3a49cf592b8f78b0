/** The typed order is sent as it stands, and what was left empty is left out. */
import { expect, test } from 'vitest';
import { enterByHand } from '../../../../contract/entry.ts';
import { emptyDraft, inOnlyShop, orderFrom, totalsOf, type Draft } from './draft.ts';

const line = {
  key: '1',
  skuId: '0193d0b2-0000-7000-8000-000000000002',
  sku: 'BWB500-WH',
  name: '保温杯 500 白',
  quantity: '3',
  unitPrice: '79.00',
  discount: '7',
  note: '',
};
const draft: Draft = {
  ...emptyDraft,
  shopId: '0193d0b2-0000-7000-8000-000000000001',
  name: '测试收货人',
  phone: '13800000000',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '示例路 1 号',
  freight: '10',
  lines: [line],
};

test('a typed order passes the contract’s own schema', () => {
  const parsed = enterByHand.input.safeParse(orderFrom(draft, '2026-11-10T13:20:00.000Z'));
  expect(parsed.error?.issues).toBeUndefined();
  expect(parsed.data?.lines[0]).toMatchObject({ sku: 'BWB500-WH', quantity: '3', unitPrice: '79.00', discount: 700 });
});

test('an empty price is left to the catalogue', () => {
  const sent = orderFrom({ ...draft, lines: [{ ...line, unitPrice: '' }] }, '2026-11-10T13:20:00.000Z');
  expect(sent.lines[0]).not.toHaveProperty('unitPrice');
});

test('totals are goods less discounts plus freight', () => {
  expect(totalsOf(draft)).toEqual({ goods: 23_000, freight: 1000, discount: 0, total: 24_000 });
});

test('the only shop is chosen by itself, and one of several never', () => {
  const [one, two] = [{ id: 'one' }, { id: 'two' }];
  expect(inOnlyShop(emptyDraft, [one]).shopId).toBe('one');
  expect(inOnlyShop(emptyDraft, [one, two])).toBe(emptyDraft);
  expect(inOnlyShop(emptyDraft, [])).toBe(emptyDraft);
  expect(inOnlyShop(draft, [one])).toBe(draft);
});
