/** A year of a calendar day by day, as people look at it, and what a draft would change of it. (OT-3.1, OT-6) */
import chineseDays from 'chinese-days';
import { calendarYear, previewCalendar } from '../../../../contract/deadlines.ts';
import { action, query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { dateText, dayOf, missingYears, shiftsOn, type Calendar, type CalendarRules, type Shift } from './calendar.ts';
import { calendarCache, calendarFromBody } from './calendars.ts';

type Written = [string, string];

interface Day {
  date: string;
  kind: 'work' | 'off' | 'holiday' | 'makeup' | 'campaign' | 'unknown';
  shifts: Written[];
  name: { zh: string; en: string } | null;
}

const two = (value: number): string => String(value).padStart(2, '0');
const timeText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const written = (shifts: readonly Shift[]): Written[] => shifts.map(({ from, to }) => [timeText(from), timeText(to)]);

export function daysOfYear(calendar: CalendarRules, year: number): Day[] {
  const first = dayOf(Date.parse(`${year}-01-01T00:00:00+08:00`));
  const last = dayOf(Date.parse(`${year}-12-31T00:00:00+08:00`));
  return Array.from({ length: last - first + 1 }, (_, n) => oneDay(calendar, first + n));
}

function oneDay(calendar: CalendarRules, day: number): Day {
  const date = dateText(day);
  const shifts = shiftsOn(calendar, day);
  if (shifts === undefined) return { date, kind: 'unknown', shifts: [], name: null };
  const own = calendar.days.find((one) => one.date === date);
  if (own?.kind === 'campaign') return { date, kind: 'campaign', shifts: written(shifts), name: null };
  const named = calendar.holidays === 'china' ? chineseDays.getDayDetail(date) : undefined;
  const [en = '', zh = ''] = named?.name.includes(',') ? named.name.split(',') : [];
  const name = zh === '' ? null : { zh, en };
  if (name && named && !own) return { date, kind: named.work ? 'makeup' : 'holiday', shifts: written(shifts), name };
  return { date, kind: shifts.length > 0 ? 'work' : 'off', shifts: written(shifts), name: null };
}

export const calendarYearQuery = query(calendarYear, {
  clauses: ['OT-3.1', 'OT-6'],
  run: async (ctx, { calendarId, year }) => {
    const calendar = (await ctx.cached(calendarCache)).find((one) => one.id === calendarId);
    if (!calendar) throw new Refusal('NOT_FOUND');
    const days = daysOfYear(calendar, year);
    return { known: days.every((day) => day.kind !== 'unknown'), days };
  },
});

/** Asked with a body that no address could hold; it changes nothing. */
export const previewCalendarAction = action(previewCalendar, {
  clauses: ['OT-3.1', 'OT-6'],
  run: async (ctx, { calendarId, calendar, year }) => {
    const now = (await ctx.cached(calendarCache)).find((one) => one.id === calendarId);
    if (calendarId !== undefined && !now) throw new Refusal('NOT_FOUND', { field: 'calendarId' });
    const draft = calendarFromBody({ id: calendarId ?? 'draft', version: 0, body: calendar });
    return { missingYears: missingYears(draft, ctx.now), changed: changedDays(now, draft, year) };
  },
});

export function changedDays(now: Calendar | undefined, draft: CalendarRules, year: number) {
  const before = now && daysOfYear(now, year);
  return daysOfYear(draft, year).flatMap((after, n) => {
    const was = before?.[n] ?? null;
    const same = was && was.kind === after.kind && JSON.stringify(was.shifts) === JSON.stringify(after.shifts);
    return same ? [] : [{ date: after.date, before: was, after }];
  });
}
