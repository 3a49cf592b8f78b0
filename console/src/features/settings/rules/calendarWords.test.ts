import { expect, test } from 'vitest';
import { daysFrom, daysText, shiftsFrom, shiftsText } from './calendarWords.ts';

test('split shifts are typed with any dash and read back the same', () => {
  const shifts = shiftsFrom('08:30-12:00  13:30–18:00');
  expect(shifts).toEqual([
    ['08:30', '12:00'],
    ['13:30', '18:00'],
  ]);
  expect(shiftsFrom(shiftsText(shifts))).toEqual(shifts);
});

test('days that differ stand one per line, with hours of their own where they have some', () => {
  const text = '2026-11-11 campaign\n2026-12-31 work 08:30-12:00';
  expect(daysFrom(`\n${text}\n`)).toEqual([
    { date: '2026-11-11', kind: 'campaign' },
    { date: '2026-12-31', kind: 'work', shifts: [['08:30', '12:00']] },
  ]);
  expect(daysText(daysFrom(text))).toBe(text);
});

test('what cannot be read is kept as it was typed, so that it is refused at its place', () => {
  expect(shiftsFrom('8 to 12')).toEqual([
    ['8', ''],
    ['to', ''],
    ['12', ''],
  ]);
});
