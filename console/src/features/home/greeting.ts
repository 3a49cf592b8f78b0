/** The part of the company's day in which somebody sits down. */
const ZONE_HOURS = 8;

export type DayPart = 'night' | 'morning' | 'afternoon' | 'evening';

export function dayPart(now: number): DayPart {
  const hour = Math.floor(now / 3_600_000 + ZONE_HOURS) % 24;
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** A rate as people read it; nothing measured is no hundred per cent. */
export function rateText(value: number, of: number | null): string {
  return of ? `${((value / of) * 100).toFixed(1).replace(/\.0$/, '')}%` : '–';
}
