// The kinds of rule that a clause may hold, each with its typed parameters. A field that is not named here is an error,
// so that a misspelt parameter is never silently ignored.
import { z } from 'zod';
import { contentGroups } from '../../../../contract/facts.ts';
import { recurrenceAxes } from '../../../../contract/exception-words.ts';
import { orderStages, pauseReasons } from '../../../../contract/vocabulary.ts';
import { duplicate, scrutiny, silence } from './entry-rules.ts';
import { retentionClasses } from './legal-limits.ts';
import type { RetentionClass } from './legal-limits.ts';
import { special } from './special-rule.ts';
import {
  audience,
  audiences,
  condition,
  keepFor,
  keysOf,
  rungAt,
  share,
  shared,
  slug,
  span,
  words,
} from './rule-parts.ts';

const target = z.union([span, z.strictObject({ until: z.string(), less: span.optional() })]);

const deadline = z.strictObject({
  ...shared,
  kind: z.literal('deadline'),
  subject: z.enum(['order']),
  /** Whose promise it is: a platform's clock runs beside the company's and never pauses (OT-4.4). */
  source: z.enum(['company', 'platform']).default('company'),
  /** The department that must bring about the stop. */
  department: z.string(),
  start: z.string(),
  stop: z.array(z.string()).min(1),
  cancel: z.array(z.string()).default([]),
  pause: z.array(z.enum(keysOf(pauseReasons))).default([]),
  target,
  basis: z.enum(['natural', 'working']).default('natural'),
  /** What the customer's page says of this deadline. A rule without it is the company's own business. */
  customer: z.strictObject({ promise: words, missed: words.optional() }).optional(),
  ladder: z
    .array(z.strictObject({ at: rungAt, tell: audiences, level: z.enum(['early', 'soon', 'urgent', 'over']) }))
    .min(1),
});

const timeout = z.strictObject({
  ...shared,
  kind: z.literal('timeout'),
  subject: z.enum(['order']),
  stage: z.enum(keysOf(orderStages)),
  after: span,
  basis: z.enum(['natural', 'working']).default('natural'),
  /** The action that a person would have taken; its outcome is reported apart from theirs. */
  action: z.string(),
  outcome: slug,
});

/** A standard of review: passes, fails, or needs a person where that may decide or a fact is missing (OS-3.2). */
const standard = z.strictObject({
  name: slug,
  title: words,
  when: condition.optional(),
  pass: condition,
  /** Where it does not pass and this holds, a person decides; else it fails. */
  person: condition.optional(),
  /** The arithmetic behind the verdict, as people read it: what is added, what is taken away, and what the rest is called. */
  sum: z
    .strictObject({ plus: z.array(z.string()).min(1), minus: z.array(z.string()).default([]), result: words })
    .optional(),
  show: z.array(z.string()).default([]),
});

const reviewStep = z.strictObject({
  name: slug,
  title: words,
  department: z.string(),
  role: z.string(),
  when: condition.optional(),
  /** Any one of them (或签), or as many as `count` says (会签). */
  count: z.int().min(1).max(9).default(1),
  looks: z.array(z.enum(keysOf(contentGroups))).min(1),
  checks: z.array(standard).default([]),
  /** A person is always asked where this holds, though all standards pass. */
  ask: condition.optional(),
  within: span,
  /** Working time is that of the step's department. */
  basis: z.enum(['natural', 'working']).default('natural'),
  escalate: z.array(z.strictObject({ at: share, to: audience })).default([]),
  /** Why it may be returned, by the keys 1 to 8; 9 is free. */
  reasons: z.array(words).max(8).default([]),
});

const review = z.strictObject({
  ...shared,
  kind: z.literal('review'),
  title: words,
  order: z.enum(['parallel', 'sequence']),
  steps: z.array(reviewStep).min(1),
  /** Who decides where all reviewers of a step entered or submitted the order: somebody else, or the head of their department. */
  self: z.enum(['other', 'lead']).default('lead'),
  /** Who decides where nobody of the role is here. */
  nobody: audience,
  /** How often one may be urged, and how long to wait between two times. */
  urges: z.int().min(0).max(9).default(3),
  urgeEvery: span,
});

const check = z.strictObject({
  ...shared,
  kind: z.literal('check'),
  title: words,
  /** The action that the check guards, and what must hold for it. */
  action: z.string(),
  demand: condition,
  otherwise: z.enum(['refuse', 'person']),
  /** Who answers for passes by rule, and how many of them a person looks at afterwards. */
  owner: z.string().optional(),
  sample: share.optional(),
});

const cause = z.strictObject({
  ...shared,
  kind: z.literal('cause'),
  of: z.enum(['overdue', 'hold', 'exception']),
  title: words,
  side: z.enum(['internal', 'external']),
  department: z.string(),
  /** Stages that an order may not enter while a hold of this cause stands. */
  blocks: z.array(z.enum(keysOf(orderStages))).default([]),
  pause: z.enum(keysOf(pauseReasons)).optional(),
  /** Of an exception: which holds open one by being placed, and what else does without anybody. */
  holds: z.array(slug).default([]),
  opens: z.array(z.enum(['stock-short', 'stale'])).default([]),
  /** How long an order may stand in a stage before it counts as come to a halt. */
  stale: z.partialRecord(z.enum(keysOf(orderStages)), span).optional(),
  within: span.optional(),
  escalate: z.array(z.strictObject({ at: share, to: audience })).default([]),
  /** The same cause so often, so near, on the same product, shop, carrier or person: it has come back. */
  recurs: z
    .strictObject({
      within: span,
      times: z.int().min(2).max(99),
      by: z.array(z.enum(recurrenceAxes)).min(1),
    })
    .optional(),
});

const compensation = z.strictObject({
  ...shared,
  kind: z.literal('compensation'),
  pay: z.enum(['credit', 'refund', 'coupon']),
  percent: share.optional(),
  /** Amounts are in minor units. */
  least: z.int().min(0).optional(),
  most: z.int().min(0).optional(),
  approve: z.string(),
});

const retention = z.strictObject({
  ...shared,
  kind: z.literal('retention'),
  class: z.enum(keysOf<RetentionClass>(retentionClasses)),
  keep: z.union([z.literal('permanent'), keepFor]),
  /** An event, or the day after the fiscal year's end, or the moment of recording. */
  from: z.string(),
  then: z.enum(['destroy', 'erase', 'archive']),
});

const access = z.strictObject({
  ...shared,
  kind: z.literal('access'),
  data: z.enum(['personal', 'cost-price', 'document', 'export']),
  roles: z.array(z.string()).min(1),
  demands: z.array(z.enum(['reason', 'approval', 'second-person'])).min(1),
  expires: span.optional(),
});

const metric = z.strictObject({
  ...shared,
  kind: z.literal('metric'),
  title: words,
  formula: z.string(),
  unit: z.enum(['share', 'hours', 'seconds', 'count', 'score']),
  better: z.enum(['higher', 'lower']),
  target: z.number().optional(),
  weight: share.optional(),
});

const grade = z.strictObject({
  ...shared,
  kind: z.literal('grade'),
  bands: z.array(z.strictObject({ grade: z.string().min(1), from: z.number(), bonus: share.optional() })).min(1),
});

const reward = z.strictObject({
  ...shared,
  kind: z.literal('reward'),
  title: words,
  for: z.enum(['person', 'department']),
  metric: z.string().optional(),
  amount: z.int().min(0).optional(),
});

const penalty = z.strictObject({
  ...shared,
  kind: z.literal('penalty'),
  title: words,
  gravity: z.enum(['light', 'serious', 'grave']),
  /** Of one month's wage. The system proposes; it never deducts. */
  wage: share.optional(),
  appeal: span,
});

const survey = z.strictObject({
  ...shared,
  kind: z.literal('survey'),
  on: z.string(),
  after: span,
  questions: z.array(words).min(1),
});

const every = z.enum(['day', 'week', 'month', 'quarter', 'year']);

const inspection = z.strictObject({
  ...shared,
  kind: z.literal('inspection'),
  title: words,
  every,
  sample: share.optional(),
  department: z.string(),
});

const training = z.strictObject({
  ...shared,
  kind: z.literal('training'),
  title: words,
  roles: z.array(z.string()).min(1),
  hours: z.number().positive(),
  every: every.optional(),
});

const notice = z.strictObject({
  ...shared,
  kind: z.literal('notice'),
  title: words,
  on: z.string(),
  tell: audiences,
  /** Each department told has this long to say that it has seen it. */
  acknowledge: span.optional(),
});

export const ruleKinds = {
  deadline,
  timeout,
  review,
  check,
  scrutiny,
  silence,
  duplicate,
  cause,
  compensation,
  retention,
  access,
  metric,
  grade,
  reward,
  penalty,
  survey,
  inspection,
  training,
  notice,
  special,
} as const;

export type RuleKind = keyof typeof ruleKinds;
