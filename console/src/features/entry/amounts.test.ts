/** What the clerk sees adds up exactly; an unreadable number never becomes a wrong one. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { lineAmount, minorFrom, scaled, sumOf } from './amounts.ts';

test('a line is quantity times price, rounded half up at the minor unit', () => {
  expect(lineAmount('400', '92.00')).toBe(3_680_000);
  expect(lineAmount('2.5', '0.333333')).toBe(83);
  expect(lineAmount('1', '0.005')).toBe(1);
  expect(lineAmount('3', '58', 1000)).toBe(16_400);
});

test('what is not a number has no amount', () => {
  expect(lineAmount('1', '79.9O')).toBeUndefined();
  expect(lineAmount('', '1')).toBeUndefined();
  expect(scaled('1.2345', 3)).toBeUndefined();
  expect(minorFrom('1e3')).toBeUndefined();
  expect(minorFrom('')).toBe(0);
});

test('one unreadable line leaves the sum open', () => {
  expect(sumOf([100, 200])).toBe(300);
  expect(sumOf([100, undefined])).toBeUndefined();
});

test('whole quantities at prices of two places are exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 9_999_999 }), (quantity, minor) => {
      const price = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
      expect(lineAmount(String(quantity), price)).toBe(quantity * minor);
    }),
  );
});
