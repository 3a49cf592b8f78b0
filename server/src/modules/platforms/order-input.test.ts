/** What a file says an order costs is what it costs here, whichever way it was reduced. */
import { expect, test } from 'vitest';
import type { AmountsDraft, LineDraft } from './draft.ts';
import { amountsOf } from './order-input.ts';

const line = (amount: number, discount?: number): LineDraft => ({
  title: '杯',
  quantity: '1',
  unitPrice: String(amount / 100),
  amount,
  discount,
  stage: 'paid',
  refundState: 'none',
});
const amounts = (more: Partial<AmountsDraft>): AmountsDraft => ({
  goods: 0,
  freight: 0,
  discount: 0,
  discountBy: {},
  adjustment: 0,
  payable: 0,
  paid: 0,
  ...more,
});
const settle = (lines: LineDraft[], more: Partial<AmountsDraft>, stage: 'paid' | 'cancelled' = 'paid') =>
  amountsOf({ lines, amounts: amounts(more), stage });

test.each([
  ['nothing off', [line(7900)], { payable: 7900 }, { discount: 0, freight: 0, total: 7900 }],
  ['a discount', [line(7900)], { discount: 500, payable: 7400 }, { discount: 500, freight: 0, total: 7400 }],
  [
    'a fen lost by rounding',
    [line(7900), line(3333)],
    { discount: 500, payable: 10732 },
    { discount: 501, freight: 0, total: 10732 },
  ],
  ['freight', [line(7900)], { freight: 600, payable: 8500 }, { discount: 0, freight: 600, total: 8500 }],
  [
    'a discount that eats into the freight',
    [line(1000)],
    { freight: 600, discount: 1200, payable: 400 },
    { discount: 1000, freight: 400, total: 400 },
  ],
  [
    'a price that the seller raised',
    [line(7900)],
    { adjustment: 100, payable: 8000 },
    { discount: 0, freight: 100, total: 8000 },
  ],
  [
    'discounts per line',
    [line(7900, 300), line(1000, 200)],
    { discount: 500, payable: 8400 },
    { discount: 0, freight: 0, total: 8400, perLine: true },
  ],
  [
    'a line whose discount exceeds it',
    [line(7900, 0), line(1000, 1500)],
    { discount: 1500, payable: 7400 },
    { discount: 1500, total: 7400, perLine: false },
  ],
] as const)('%s', (_name, lines, more, expected) => {
  const settled = settle([...lines], more);
  expect(settled).toMatchObject(expected);
  const goods = lines.reduce((sum, one) => sum + one.amount, 0);
  const ofLines = settled.perLine ? lines.reduce((sum, one) => sum + (one.discount ?? 0), 0) : 0;
  expect(goods - settled.discount - ofLines + settled.freight).toBe(settled.total);
});

test('a cancelled order that lists nothing to pay keeps what it would have cost', () => {
  expect(settle([line(7900)], { discount: 400, payable: 0 }, 'cancelled')).toMatchObject({
    total: 7500,
    discount: 400,
    freight: 0,
  });
});
