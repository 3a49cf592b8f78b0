// What rules of all kinds are made of: words in both languages, conditions, durations, audiences.
import { z } from 'zod';
import { parseAudience } from './audience.ts';
import { parseDuration } from './duration.ts';
import type { Duration, Share, TimeSpan } from './duration.ts';

export const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as [K, ...K[]];

const written = z.string().refine((text) => text.trim() !== '', { params: { problem: 'MISSING_TEXT' } });
export const words = z.strictObject({ zh: written, en: written });
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);
export const condition = z.string().min(1).max(2000);

/** Accepts the duration forms that `fits` lets through; `0` may be written as a number. */
function duration<T extends Duration>(fits: (read: Duration) => read is T) {
  return z.union([z.string(), z.literal(0)]).transform((text, ctx): T => {
    const read = parseDuration(String(text));
    if (read && fits(read)) return read;
    ctx.addIssue({ code: 'custom', params: { problem: 'BAD_DURATION' } });
    return z.NEVER;
  });
}

export const span = duration((d): d is TimeSpan => d.kind === 'time' && d.ms > 0);
export const share = duration((d): d is Share => d.kind === 'share' && d.percent <= 100);
export const rungAt = duration((d): d is TimeSpan | Share => d.kind !== 'years');
export const keepFor = duration((d): d is TimeSpan | Extract<Duration, { kind: 'years' }> =>
  d.kind === 'years' ? d.years > 0 : d.kind === 'time' && d.ms > 0 && d.unit === 'd',
);

export const audience = z.string().transform((text, ctx) => {
  const read = parseAudience(text);
  if (read) return read;
  ctx.addIssue({ code: 'custom', params: { problem: 'BAD_AUDIENCE' } });
  return z.NEVER;
});
export const audiences = z.array(audience).min(1);

export const named = {
  name: slug,
  /** What the policy's own text does not give: the whole rule, or the parameters listed. */
  assumed: z.union([z.literal(true), z.array(slug).min(1)]).optional(),
  note: words.optional(),
};

export const shared = { ...named, when: condition.optional() };
