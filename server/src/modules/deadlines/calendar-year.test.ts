import { describe, expect, test } from 'vitest';
import type { Calendar } from './calendar.ts';
import { changedDays, daysOfYear } from './calendar-year.ts';

const morning = { from: 510, to: 720 };
const office: Calendar = {
  id: 'office',
  version: 1,
  name: '办公室',
  departments: ['*'],
  week: [[], [morning], [morning], [morning], [morning], [morning], []],
  holidays: 'china',
  years: [],
  days: [{ date: '2026-11-11', kind: 'campaign' }],
};
const dayOf = (date: string, calendar: Calendar = office) =>
  daysOfYear(calendar, Number(date.slice(0, 4))).find((day) => day.date === date);

describe('a year of a calendar [OT-3.1]', () => {
  test('has every day once', () => {
    expect(daysOfYear(office, 2026)).toHaveLength(365);
    expect(new Set(daysOfYear(office, 2028).map((day) => day.date)).size).toBe(366);
  });

  test('names holidays and the days that are worked for them', () => {
    expect(dayOf('2026-10-01')).toMatchObject({ kind: 'holiday', shifts: [], name: { zh: '国庆节' } });
    expect(dayOf('2026-10-10')).toMatchObject({ kind: 'makeup', shifts: [['08:30', '12:00']] });
  });

  test('tells ordinary days, days off and campaign days apart', () => {
    expect(dayOf('2026-11-10')?.kind).toBe('work');
    expect(dayOf('2026-11-08')?.kind).toBe('off');
    expect(dayOf('2026-11-11')).toMatchObject({ kind: 'campaign', shifts: [['00:00', '24:00']] });
  });

  test('guesses nothing of a year that is not loaded', () => {
    expect(dayOf('2099-03-02')).toMatchObject({ kind: 'unknown', shifts: [] });
  });
});

describe('a draft of a calendar [OT-6]', () => {
  test('shows exactly the days that would be worked otherwise', () => {
    const draft: Calendar = { ...office, days: [{ date: '2026-11-12', kind: 'campaign' }] };
    const changed = changedDays(office, draft, 2026);
    expect(changed.map((day) => [day.date, day.before?.kind, day.after.kind])).toEqual([
      ['2026-11-11', 'campaign', 'work'],
      ['2026-11-12', 'work', 'campaign'],
    ]);
  });

  test('of a new calendar changes every day', () => {
    expect(changedDays(undefined, office, 2026)).toHaveLength(365);
  });
});
