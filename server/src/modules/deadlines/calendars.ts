/**
 * The company's calendars: published versions, newest per department, and the cache that clocks start from. A clock keeps
 * the version it started under. (OT-3.1)
 */
import type { z } from 'zod';
import type { calendarBody } from '../../../../contract/deadlines.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import type { Calendar, Shift } from './calendar.ts';

/** As the company writes it: shifts as ["08:30", "12:00"], a shift past midnight as ["17:00", "25:00"]. */
export type CalendarBody = z.output<typeof calendarBody>;

export interface CalendarRow {
  id: string;
  version: number;
  body: CalendarBody;
}

export function calendarFromRow(row: CalendarRow): Calendar {
  const key = `${row.id}@${row.version}`;
  let calendar = read.get(key);
  if (!calendar) read.set(key, (calendar = calendarFromBody(row)));
  return calendar;
}

/** Of a draft, too: what is not published is not remembered. */
export function calendarFromBody({ id, version, body }: CalendarRow): Calendar {
  const { week, days, ...rest } = body;
  return {
    id,
    version,
    ...rest,
    week: week.map(shiftsOf),
    days: days.map((day) => ({ ...day, shifts: day.shifts && shiftsOf(day.shifts) })),
  };
}

/** A published version never changes, so each is read once per process and its days are decided once. */
const read = new Map<string, Calendar>();

function shiftsOf(written: readonly (readonly [string, string])[]): Shift[] {
  return written.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }));
}

function minuteOf(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}

/** The newest version of every calendar. */
export const calendarCache: VersionedCache<Calendar[]> = { name: 'calendars', load: loadNewest };

async function loadNewest(db: Queryable): Promise<Calendar[]> {
  const rows = await db.query<CalendarRow & Record<string, unknown>>(
    `select distinct on (id) id, version, body from calendars order by id, version desc`,
  );
  return rows.map(calendarFromRow);
}

/** The working time of a department: its own calendar, else the one for all others. */
export function calendarOf(calendars: readonly Calendar[], department: string): Calendar | null {
  return (
    calendars.find((one) => one.departments.includes(department)) ??
    calendars.find((one) => one.departments.includes('*')) ??
    null
  );
}
