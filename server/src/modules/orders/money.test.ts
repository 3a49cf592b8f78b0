/** Amounts are exact: rounding half up, sharing without a remainder, tax contained in what is paid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containedTax, lineAmount, quantityText, share, thousandths } from './money.ts';

describe('a line amount', () => {
  test.each([
    ['79', '2', 15_800],
    ['39.9', '3', 11_970],
    ['0.005', '1', 1],
    ['0.0049', '1', 0],
    ['58', '2.345', 13_601],
    ['999999999999.999999', '1', 100_000_000_000_000],
  ])('of %s × %s is %i minor units', (price, quantity, amount) => {
    expect(lineAmount(price, quantity)).toBe(amount);
  });
});

describe('sharing', () => {
  test('gives every minor unit away, to nobody more than its proportion rounded up', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 }),
        (whole, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          const parts = share(whole, weights);
          if (sum === 0) return parts.every((p) => p === 0);
          const exact = weights.map((w) => (whole * w) / sum);
          return (
            parts.reduce((a, b) => a + b, 0) === whole &&
            parts.every((p, n) => Math.abs(p - (exact[n] ?? 0)) < 1 + 1e-6)
          );
        },
      ),
    );
  });

  test('breaks ties in the sequence of the lines', () => {
    expect(share(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });
});

test('quantities survive the way to thousandths and back', () => {
  fc.assert(fc.property(fc.bigInt(-999_999_999_999n, 999_999_999_999n), (n) => thousandths(quantityText(n)) === n));
});

test('the contained tax of 113.00 at 13 % is 13.00, of nothing nothing', () => {
  expect(containedTax(11_300, '0.13')).toBe(1300);
  expect(containedTax(0, '0.13')).toBe(0);
  expect(containedTax(11_300, '0')).toBe(0);
});
