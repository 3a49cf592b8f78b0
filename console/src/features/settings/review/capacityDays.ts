/** The days of a line of production and what each can make: a day of its own goes before its weekday. Pure. (OS-3.1) */
import type { reviewSettings } from '../../../../../contract/review-settings.ts';
import type { OutputOf } from '../../../../../contract/kit.ts';

export type CapacityRow = OutputOf<typeof reviewSettings>['capacity'][number];

export interface CapacityDay {
  date: string;
  weekday: number;
  pieces: number;
  /** Set for this day alone. */
  own: boolean;
  past: boolean;
}

const dayMs = 86_400_000;

/** Whole weeks from the Monday before `today`, a date of the company's zone. */
export function capacityDays(rows: readonly CapacityRow[], line: string, today: string, weeks: number): CapacityDay[] {
  const start = Date.parse(`${today}T00:00:00Z`);
  const monday = start - ((new Date(start).getUTCDay() + 6) % 7) * dayMs;
  const ofLine = rows.filter((row) => row.line === line);
  return Array.from({ length: weeks * 7 }, (_, n) => {
    const at = new Date(monday + n * dayMs);
    const date = at.toISOString().slice(0, 10);
    const weekday = at.getUTCDay();
    const own = ofLine.find((row) => row.day === date);
    const usual = ofLine.find((row) => row.weekday === weekday);
    return { date, weekday, pieces: (own ?? usual)?.pieces ?? 0, own: own !== undefined, past: date < today };
  });
}

/** What the coming days give, from tomorrow on, as review counts them. */
export function toCome(days: readonly CapacityDay[], today: string): number {
  return days.filter((day) => day.date > today).reduce((sum, day) => sum + day.pieces, 0);
}
