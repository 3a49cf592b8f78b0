/**
 * Working time on a calendar: where so many hours of work from now end, and how much work lies between two instants. Pure,
 * and in both directions, because a rung lies before its limit. (OT-3.1)
 */
import { dateText, dayOf, shiftsOn, startOfDay, type CalendarRules } from './calendar.ts';

/** The year whose holidays would have to be guessed. */
export interface UnknownYear {
  unknownYear: number;
}

interface Interval {
  from: number;
  to: number;
}

const minuteMs = 60_000;
/** Ten years: a calendar without any work would be searched for ever. */
const mostDays = 3660;

export function isUnknown(found: Date | number | readonly Interval[] | UnknownYear): found is UnknownYear {
  return typeof found === 'object' && 'unknownYear' in found;
}

/** What is worked within one day, in order and without overlap; the shifts of the day before reach into it. */
function workOn(calendar: CalendarRules, day: number): Interval[] | UnknownYear {
  const [low, high] = [startOfDay(day), startOfDay(day + 1)];
  const all: Interval[] = [];
  for (const begun of [day - 1, day]) {
    const shifts = shiftsOn(calendar, begun);
    if (!shifts) return { unknownYear: Number(dateText(begun).slice(0, 4)) };
    for (const shift of shifts) {
      const from = Math.max(low, startOfDay(begun) + shift.from * minuteMs);
      const to = Math.min(high, startOfDay(begun) + shift.to * minuteMs);
      if (from < to) all.push({ from, to });
    }
  }
  return merged(all.sort((a, b) => a.from - b.from));
}

function merged(sorted: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const one of sorted) {
    const last = result[result.length - 1];
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else result.push({ ...one });
  }
  return result;
}

/** The instant that lies `ms` of work after `start`, or before it where `ms` is negative. No work at all is `start` itself. */
export function addWorkingTime(calendar: CalendarRules, start: Date, ms: number): Date | UnknownYear {
  if (ms === 0) return start;
  return ms > 0 ? forward(calendar, start.getTime(), ms) : backward(calendar, start.getTime(), -ms);
}

function forward(calendar: CalendarRules, start: number, ms: number): Date | UnknownYear {
  let left = ms;
  const first = dayOf(start);
  for (let day = first; day < first + mostDays; day++) {
    const worked = workOn(calendar, day);
    if (isUnknown(worked)) return worked;
    for (const { from, to } of worked) {
      const begin = Math.max(from, start);
      if (begin >= to) continue;
      if (to - begin >= left) return new Date(begin + left);
      left -= to - begin;
    }
  }
  throw new Error('The calendar has no work within ten years.');
}

function backward(calendar: CalendarRules, start: number, ms: number): Date | UnknownYear {
  let left = ms;
  const last = dayOf(start);
  for (let day = last; day > last - mostDays; day--) {
    const worked = workOn(calendar, day);
    if (isUnknown(worked)) return worked;
    for (const { from, to } of worked.reverse()) {
      const end = Math.min(to, start);
      if (end <= from) continue;
      if (end - from >= left) return new Date(end - left);
      left -= end - from;
    }
  }
  throw new Error('The calendar has no work within ten years.');
}

/** How much work lies between two instants; negative where `to` lies before `from`. */
export function workingTimeBetween(calendar: CalendarRules, from: Date, to: Date): number | UnknownYear {
  if (to < from) {
    const back = workingTimeBetween(calendar, to, from);
    return isUnknown(back) ? back : -back;
  }
  const [low, high] = [from.getTime(), to.getTime()];
  let sum = 0;
  for (let day = dayOf(low); startOfDay(day) < high; day++) {
    const worked = workOn(calendar, day);
    if (isUnknown(worked)) return worked;
    for (const one of worked) sum += Math.max(0, Math.min(one.to, high) - Math.max(one.from, low));
  }
  return sum;
}
