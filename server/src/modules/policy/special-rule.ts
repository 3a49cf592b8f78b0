// The kind of rule by which a policy names a kind of special order: what is asked, who is told and acknowledges by when, whether it
// goes first, and what waits meanwhile (OS-2.3).
import { z } from 'zod';
import { detailTypes, priorities } from '../../../../contract/special.ts';
import { audience, audiences, named, slug, span, words } from './rule-parts.ts';

/** A kind of special order: set by people, so it has no condition of its own; other rules ask for it by order.special. */
export const special = z.strictObject({
  ...named,
  kind: z.literal('special'),
  title: words,
  /** What orders carry, where it is not the rule's name. */
  flag: z
    .string()
    .regex(/^[a-z][A-Za-z0-9-]{0,40}$/)
    .optional(),
  /** Other words by which files and people call it. */
  called: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  /** What is settled with the customer. */
  details: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/),
        title: words,
        type: z.enum(detailTypes),
        required: z.boolean().default(false),
        /** Of a person: masked, and shown for a reason only. */
        personal: z.boolean().default(false),
        choices: z
          .array(z.strictObject({ key: slug, title: words }))
          .min(2)
          .max(20)
          .optional(),
      }),
    )
    .max(12)
    .default([]),
  priority: z.enum(priorities).default('normal'),
  tell: audiences,
  /** Each department told has this long to say that it knows; then its head is told, and who else is named here. */
  acknowledge: span.optional(),
  basis: z.enum(['natural', 'working']).default('natural'),
  late: z.array(audience).default([]),
  /** What waits until every department has acknowledged. */
  before: z.enum(['prepare', 'pack', 'hand-over']).optional(),
});
