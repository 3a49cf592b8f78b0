/** Rules of how orders come in: what a check must look at, when two may be one, how long a shop may say nothing. (CC-2.2, CC-2.3, OS-2.1) */
import { z } from 'zod';
import { share, shared, slug, span, words } from './rule-parts.ts';

/** What a checker must look at in every entry, field by field; the rest may be passed over. */
export const scrutiny = z.strictObject({
  ...shared,
  kind: z.literal('scrutiny'),
  title: words,
  /** Guesses below this confidence. */
  confidence: share,
  /** Totals above this, in minor units. */
  amount: z.int().min(1),
  /** More of one product than this. */
  quantity: z.int().min(1),
  /** Prices further than this from the catalogue's. */
  price: share,
});

/** How long nothing may come from a connected shop before its numbers count as unknown. */
export const silence = z.strictObject({
  ...shared,
  kind: z.literal('silence'),
  title: words,
  /** Kinds of connections; every one that no other rule names, where it is left out. */
  platforms: z.array(slug).min(1).optional(),
  after: span,
});

/** Two orders that may be one: neither goes on until somebody has put them side by side. */
export const duplicate = z.strictObject({
  ...shared,
  kind: z.literal('duplicate'),
  title: words,
  compare: z.enum(['content', 'external-number']),
  window: span,
});
