/** Refuses text that PostgreSQL cannot store or that has no meaning: NUL, lone surrogates; and nesting beyond reason. */
import { Refusal } from './refusal.ts';

const deepest = 12;

export function checkText(value: unknown, field = '', depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw new Refusal('TEXT_NOT_STORABLE', { field });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw new Refusal('BODY_TOO_DEEP', { field, params: { max: deepest } });
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('\0') || !key.isWellFormed()) throw new Refusal('TEXT_NOT_STORABLE', { field });
    checkText(inner, field ? `${field}.${key}` : key, depth + 1);
  }
}
