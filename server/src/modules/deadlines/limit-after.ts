/**
 * When so much time from an instant has passed for a department: of its working time where it has a calendar that knows the year,
 * else natural time, which asks too soon rather than never. (OS-2.3, OT-3.1)
 */
import { calendarOf } from './calendars.ts';
import type { Calendar } from './calendar.ts';
import { addWorkingTime, isUnknown } from './working-time.ts';

export function limitAfter(
  calendars: readonly Calendar[],
  department: string,
  at: Date,
  ms: number,
): { dueAt: Date; calendar: Calendar | null } {
  const calendar = calendarOf(calendars, department);
  const dueAt = calendar && addWorkingTime(calendar, at, ms);
  if (!dueAt || isUnknown(dueAt)) return { dueAt: new Date(at.getTime() + ms), calendar: null };
  return { dueAt, calendar };
}
