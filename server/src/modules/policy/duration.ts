// Reads the lengths of time and shares that a pack writes: "24h", "30m", "7d", "-4h", "50%", "3y" (OT-3.1, OS-5.3, PD-4.4).
// A day here is 24 hours; years stay years, because retention counts them on the calendar.

export type Duration =
  | { kind: 'time'; value: number; unit: 'm' | 'h' | 'd'; ms: number }
  | { kind: 'share'; percent: number }
  | { kind: 'years'; years: number };

export type TimeSpan = Extract<Duration, { kind: 'time' }>;
export type Share = Extract<Duration, { kind: 'share' }>;

const msOf = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const longestDays = 36_600;

/** Undefined when the text is none of the forms, or a length beyond a century. "0" is the limit itself. */
export function parseDuration(text: string): Duration | undefined {
  const written = text.trim();
  if (written === '0') return { kind: 'time', value: 0, unit: 'h', ms: 0 };
  const share = /^(\d{1,3}(?:\.\d{1,2})?)%$/.exec(written);
  if (share) return { kind: 'share', percent: Number(share[1]) };
  const years = /^(\d{1,2})y$/.exec(written);
  if (years) return { kind: 'years', years: Number(years[1]) };
  const time = /^(-?\d{1,6})(m|h|d)$/.exec(written);
  if (!time) return undefined;
  const value = Number(time[1]);
  const unit = time[2] as 'm' | 'h' | 'd';
  const ms = value * msOf[unit];
  return Math.abs(ms) > longestDays * msOf.d ? undefined : { kind: 'time', value, unit, ms };
}

/** How a rung lies in a budget: milliseconds after the start. */
export function rungDelay(at: TimeSpan | Share, budgetMs: number): number {
  return at.kind === 'share' ? Math.round((budgetMs * at.percent) / 100) : budgetMs + at.ms;
}

const unitWords = {
  m: { zh: '分钟', en: 'minute' },
  h: { zh: '小时', en: 'hour' },
  d: { zh: '天', en: 'day' },
} as const;

export function durationWords(duration: Duration): { zh: string; en: string } {
  if (duration.kind === 'share') return { zh: `${duration.percent}%`, en: `${duration.percent} %` };
  const value = duration.kind === 'years' ? duration.years : Math.abs(duration.value);
  const unit = duration.kind === 'years' ? { zh: '年', en: 'year' } : unitWords[duration.unit];
  return { zh: `${value} ${unit.zh}`, en: `${value} ${unit.en}${value === 1 ? '' : 's'}` };
}
