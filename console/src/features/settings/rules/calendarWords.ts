/** A calendar as it is typed: shifts as `08:30-12:00 13:30-18:00`, days that differ one per line; read back with what cannot be read. */
import { queryOptions } from '@tanstack/react-query';
import type { listCalendars } from '../../../../../contract/deadlines.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';
import { call } from '../../../app/api.ts';

export type CalendarView = OutputOf<typeof listCalendars>['calendars'][number];
type Shift = [string, string];
type DayKind = 'off' | 'work' | 'campaign';

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => call<typeof listCalendars>('GET /calendars', {}, { signal }),
});

export function shiftsText(shifts: readonly (readonly [string, string])[]): string {
  return shifts.map(([from, to]) => `${from}-${to}`).join(' ');
}

/** Every pair that was typed; a malformed one is handed on as it is, so that the schema refuses it at its field. */
export function shiftsFrom(text: string): Shift[] {
  return text
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .map((one) => {
      const [from = '', to = ''] = one.split(/[-–~—]/);
      return [from, to];
    });
}

export function daysText(days: CalendarView['days']): string {
  return days.map((day) => [day.date, day.kind, shiftsText(day.shifts ?? [])].filter(Boolean).join(' ')).join('\n');
}

export function daysFrom(text: string): { date: string; kind: DayKind; shifts?: Shift[] }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [date = '', kind = '', ...rest] = line.split(/\s+/);
      const shifts = shiftsFrom(rest.join(' '));
      return { date, kind: kind as DayKind, ...(shifts.length > 0 ? { shifts } : {}) };
    });
}
