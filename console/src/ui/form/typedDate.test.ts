/** Dates are typed as people write them, and kept in one form. */
import { expect, test } from 'vitest';
import { typedDate } from './typedDate.ts';

test.each([
  ['2026-11-26', false, '2026-11-26'],
  ['2026/1/6', false, '2026-01-06'],
  ['2026年1月6日', false, '2026-01-06'],
  ['2026-11-26 8:05', true, '2026-11-26T08:05'],
  ['2026-11-26T20：00', true, '2026-11-26T20:00'],
])('%s is understood', (text, withTime, kept) => {
  expect(typedDate(text, withTime)).toBe(kept);
});

test.each([
  ['2026-02-30', false],
  ['2026-11-26', true],
  ['2026-11-26 25:00', true],
  ['2026-11-26 08:00', false],
  ['26.11.', false],
])('%s is none', (text, withTime) => {
  expect(typedDate(text, withTime)).toBeUndefined();
});
