import { expect, test } from 'vitest';
import { capacityDays, toCome, type CapacityRow } from './capacityDays.ts';

const row = (more: Partial<CapacityRow>): CapacityRow => ({
  id: '1',
  line: '杯',
  weekday: null,
  day: null,
  pieces: 0,
  ...more,
});
const rows = [
  row({ weekday: 1, pieces: 120 }),
  row({ weekday: 4, pieces: 80 }),
  row({ day: '2026-11-26', pieces: 30 }),
  row({ line: '布艺', weekday: 1, pieces: 999 }),
];

test('a day of its own goes before its weekday, and a line has its own days [OS-3.1]', () => {
  const days = capacityDays(rows, '杯', '2026-11-25', 2);
  expect(days[0]).toEqual({ date: '2026-11-23', weekday: 1, pieces: 120, own: false, past: true });
  expect(days.find((day) => day.date === '2026-11-26')).toMatchObject({ pieces: 30, own: true, past: false });
  expect(days.find((day) => day.date === '2026-12-03')).toMatchObject({ pieces: 80, own: false });
  expect(days).toHaveLength(14);
});

test('what is to come begins tomorrow [OS-3.1]', () => {
  expect(toCome(capacityDays(rows, '杯', '2026-11-26', 2), '2026-11-26')).toBe(120 + 80);
});
