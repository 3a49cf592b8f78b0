/**
 * A calendar: which hours of which days are worked. Split shifts, shifts past midnight, every other Saturday, public holidays
 * with their make-up workdays, campaign days that run round the clock. A year whose holidays are not known is never guessed.
 * (OT-3.1)
 */
import chineseDays from 'chinese-days';

/** Minutes of the day; `to` may pass 24:00, where a shift ends after midnight. */
export interface Shift {
  from: number;
  to: number;
}

export interface CalendarDay {
  /** YYYY-MM-DD in the company's zone. */
  date: string;
  kind: 'off' | 'work' | 'campaign';
  /** Other hours than those of an ordinary workday. */
  shifts?: readonly Shift[] | undefined;
}

export interface CalendarRules {
  /** From Sunday to Saturday, as JavaScript counts. */
  week: readonly (readonly Shift[])[];
  /** Saturdays that are worked only every other week: the date of one that is. */
  everyOtherSaturday?: string | undefined;
  holidays: 'china' | 'none';
  /** Years whose holidays the company entered among `days`, because nobody ships them. */
  years: readonly number[];
  days: readonly CalendarDay[];
}

/** One version of a calendar; a clock pins it, so a new version moves no clock. */
export interface Calendar extends CalendarRules {
  id: string;
  version: number;
  name: string;
  /** The departments whose working time it is; `*` for all that have none of their own. */
  departments: readonly string[];
}

/** A date as a count of days, so that arithmetic needs no time zone. China has had none but +08:00 since 1991. */
const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;

export function dayOf(ms: number): number {
  return Math.floor((ms + zoneMs) / dayMs);
}

/** The instant at which a day begins. */
export function startOfDay(day: number): number {
  return day * dayMs - zoneMs;
}

export function dateText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** National Day names itself in every year that is loaded. */
function shipsHolidaysOf(year: number): boolean {
  return chineseDays.getDayDetail(`${year}-10-01`).name.includes(',');
}

function knowsYear(calendar: Pick<CalendarRules, 'holidays' | 'years'>, year: number): boolean {
  return calendar.holidays === 'none' || calendar.years.includes(year) || shipsHolidaysOf(year);
}

const roundTheClock: readonly Shift[] = [{ from: 0, to: 1440 }];
const known = new WeakMap<CalendarRules, Map<number, readonly Shift[] | undefined>>();

/** The shifts that begin on this day; undefined where its year is not known. */
export function shiftsOn(calendar: CalendarRules, day: number): readonly Shift[] | undefined {
  let days = known.get(calendar);
  if (!days) known.set(calendar, (days = new Map()));
  if (!days.has(day)) days.set(day, decideShifts(calendar, day));
  return days.get(day);
}

function decideShifts(calendar: CalendarRules, day: number): readonly Shift[] | undefined {
  const date = dateText(day);
  const weekday = new Date(day * dayMs).getUTCDay();
  const workday = calendar.week[1] ?? [];
  const own = calendar.days.find((one) => one.date === date);
  if (own?.kind === 'campaign') return roundTheClock;
  if (own?.kind === 'off') return [];
  if (own) return own.shifts ?? (calendar.week[weekday]?.length ? calendar.week[weekday] : workday);
  if (!knowsYear(calendar, Number(date.slice(0, 4)))) return undefined;
  if (calendar.holidays === 'china' && !calendar.years.includes(Number(date.slice(0, 4)))) {
    const detail = chineseDays.getDayDetail(date);
    // Named days are holidays and their make-up workdays; other days follow the company's own week.
    if (detail.name.includes(',')) return detail.work ? workday : [];
  }
  if (weekday === 6 && calendar.everyOtherSaturday !== undefined) {
    const weeks = (day - dayOf(Date.parse(`${calendar.everyOtherSaturday}T00:00:00+08:00`))) / 7;
    if (weeks % 2 !== 0) return [];
  }
  return calendar.week[weekday] ?? [];
}

/** Years within the coming months whose holidays are not known: shown as a warning before a clock needs them. */
export function missingYears(calendar: CalendarRules, now: Date, aheadDays = 120): number[] {
  const year = (ms: number) => Number(dateText(dayOf(ms)).slice(0, 4));
  const years = [...new Set([year(now.getTime()), year(now.getTime() + aheadDays * dayMs)])];
  return years.filter((one) => !knowsYear(calendar, one));
}
