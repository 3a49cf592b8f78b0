/** When so much of a department's time has passed, for clocks that other modules keep. (OT-3.1) */
import type { Calendar } from './calendar.ts';
import { calendarOf } from './calendars.ts';
import { addWorkingTime, isUnknown } from './working-time.ts';

export interface Span {
  ms: number;
  basis: 'natural' | 'working';
  department: string;
}

/** Where no calendar tells the working time, or not of that year, natural time counts: it warns too soon, never too late. */
export function timeAfter(calendars: readonly Calendar[], start: Date, { ms, basis, department }: Span): Date {
  const natural = new Date(start.getTime() + ms);
  const calendar = basis === 'working' ? calendarOf(calendars, department) : null;
  const working = calendar ? addWorkingTime(calendar, start, ms) : natural;
  return isUnknown(working) ? natural : working;
}
