import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingYears, type CalendarRules, type Shift } from './calendar.ts';
import { addWorkingTime, isUnknown, workingTimeBetween } from './working-time.ts';

const hour = 3_600_000;
const at = (text: string) => new Date(`${text}:00+08:00`);
const split: Shift[] = [
  { from: 8 * 60 + 30, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 18 * 60 },
];
const none: Shift[] = [];
const office: CalendarRules = {
  week: [none, split, split, split, split, split, split],
  everyOtherSaturday: '2026-11-07',
  holidays: 'china',
  years: [],
  days: [],
};
const late: Shift[] = [
  { from: 8 * 60, to: 17 * 60 },
  { from: 17 * 60, to: 25 * 60 },
];
const warehouse: CalendarRules = {
  week: [late, late, late, late, late, late, late],
  holidays: 'none',
  years: [],
  days: [{ date: '2026-11-11', kind: 'campaign' }],
};

describe('working time', () => {
  test.each([
    ['within a shift', '2026-11-16T09:00', 2, '2026-11-16T11:00'],
    ['over the lunch break', '2026-11-16T11:00', 2, '2026-11-16T14:30'],
    ['over a night', '2026-11-16T17:00', 2, '2026-11-17T09:30'],
    ['from before the first shift', '2026-11-16T06:00', 1, '2026-11-16T09:30'],
    ['over a weekend whose Saturday is off', '2026-11-13T17:00', 2, '2026-11-16T09:30'],
    ['on a Saturday that is worked', '2026-11-20T17:00', 2, '2026-11-21T09:30'],
    ['over the holidays of October', '2026-09-30T17:00', 2, '2026-10-08T09:30'],
    ['on a make-up workday, a Saturday', '2026-10-09T17:30', 1, '2026-10-10T09:00'],
    ['to the very end of a shift, not to the next one', '2026-11-16T16:00', 2, '2026-11-16T18:00'],
  ])('runs %s [OT-3.1]', (_name, start, hours, end) => {
    expect(addWorkingTime(office, at(start), hours * hour)).toEqual(at(end));
    expect(workingTimeBetween(office, at(start), at(end))).toBe(hours * hour);
  });

  test('goes on past midnight in a shift that does, and round the clock on a campaign day [OT-3.1]', () => {
    expect(addWorkingTime(warehouse, at('2026-11-16T23:30'), 2 * hour)).toEqual(at('2026-11-17T08:30'));
    expect(addWorkingTime(warehouse, at('2026-11-10T23:30'), 4 * hour)).toEqual(at('2026-11-11T03:30'));
    expect(workingTimeBetween(warehouse, at('2026-11-11T00:00'), at('2026-11-12T00:00'))).toBe(24 * hour);
  });

  test('is never guessed: a year whose holidays are not known is named [OT-3.1]', () => {
    expect(addWorkingTime(office, at('2026-12-31T17:00'), 2 * hour)).toEqual({ unknownYear: 2027 });
    expect(addWorkingTime(office, at('2026-12-31T16:00'), 2 * hour)).toEqual(at('2026-12-31T18:00'));
    expect(workingTimeBetween(office, at('2026-12-31T16:00'), at('2027-01-04T16:00'))).toEqual({ unknownYear: 2027 });
    expect(missingYears(office, at('2026-11-16T09:00'))).toEqual([2027]);
    expect(missingYears(office, at('2026-06-16T09:00'))).toEqual([]);
    expect(missingYears(warehouse, at('2026-11-16T09:00'))).toEqual([]);
  });

  test('takes a year that the company entered itself [OT-3.1]', () => {
    const entered: CalendarRules = {
      ...office,
      everyOtherSaturday: undefined,
      years: [2027],
      days: [{ date: '2027-01-01', kind: 'off' }],
    };
    expect(addWorkingTime(entered, at('2026-12-31T17:00'), 2 * hour)).toEqual(at('2027-01-02T09:30'));
    expect(missingYears(entered, at('2026-12-16T09:00'))).toEqual([]);
  });

  const instants = fc.date({ min: at('2026-01-05T00:00'), max: at('2026-11-30T00:00'), noInvalidDate: true });
  const spans = fc.integer({ min: 1, max: 80 * 3600 }).map((seconds) => seconds * 1000);
  const calendars = fc.constantFrom(office, warehouse);

  test('added and measured again is the same span', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, start, ms) => {
        const end = addWorkingTime(calendar, start, ms);
        if (isUnknown(end)) return;
        expect(workingTimeBetween(calendar, start, end)).toBe(ms);
        expect(workingTimeBetween(calendar, end, start)).toBe(-ms);
      }),
    );
  });

  test('added in two parts ends where it ends in one, and taken away again leads to the same work', () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, (calendar, start, one, two) => {
        const first = addWorkingTime(calendar, start, one);
        const whole = addWorkingTime(calendar, start, one + two);
        if (isUnknown(first) || isUnknown(whole)) return;
        expect(addWorkingTime(calendar, first, two)).toEqual(whole);
        const back = addWorkingTime(calendar, whole, -(one + two));
        if (isUnknown(back)) throw new Error('the past is known');
        expect(workingTimeBetween(calendar, back, whole)).toBe(one + two);
      }),
    );
  });

  test('a longer span never ends earlier', () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, (calendar, start, one, more) => {
        const shorter = addWorkingTime(calendar, start, one);
        const longer = addWorkingTime(calendar, start, one + more);
        if (!isUnknown(shorter) && !isUnknown(longer)) expect(longer.getTime()).toBeGreaterThan(shorter.getTime());
      }),
    );
  });
});
