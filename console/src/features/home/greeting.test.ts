/** Small words of the home page that must not be wrong. */
import { expect, test } from 'vitest';
import { dayPart, rateText } from './greeting.ts';

test('the day is the company’s, wherever the desk stands', () => {
  expect(dayPart(Date.parse('2026-11-10T21:26:00+08:00'))).toBe('evening');
  expect(dayPart(Date.parse('2026-11-10T08:30:00+08:00'))).toBe('morning');
  expect(dayPart(Date.parse('2026-11-10T00:30:00+08:00'))).toBe('night');
});

test('a rate of nothing is a dash, never a hundred per cent', () => {
  expect(rateText(0, 0)).toBe('–');
  expect(rateText(5, null)).toBe('–');
  expect(rateText(3, 3)).toBe('100%');
  expect(rateText(1, 3)).toBe('33.3%');
});
