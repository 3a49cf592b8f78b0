/**
 * What review asks of an order as it stands now: which rule applies, which approvals still hold because what they looked at is
 * the same, and the verdict of each step that has to be judged anew. Loads for many orders at once. (OS-3.1, OS-3.2, OS-3.3)
 */
import type { Ctx } from '../../kernel/action.ts';
import { companyCache } from '../company/index.ts';
import { lockCredit } from '../customers/index.ts';
import { factSubjectOf, orderFactsOf, type Order } from '../orders/index.ts';
import { peopleCache } from '../people/index.ts';
import {
  isLoadedFact,
  lookUpFacts,
  orderFactTypes,
  policyCache,
  ruleApplies,
  rulesOf,
  type FactValues,
  type RuleInForce,
} from '../policy/index.ts';
import { hashesOf } from './content.ts';
import { factsAskedBy, holds, judgeStep, type Judgement, type ReviewStepRule } from './judge.ts';
import { isActive, type StepRow } from './round.ts';
import type { Crew } from './reviewers.ts';
import { readReviews, type Review } from './store.ts';

export type ReviewRule = RuleInForce<'review'>;

export interface JudgedStep {
  step: ReviewStepRule;
  seen: Buffer;
  judgement: Judgement;
}

export interface Plan {
  order: Order;
  facts: FactValues;
  /** The rule that applies; null where the policy asks for no review of such an order. */
  found: ReviewRule | null;
  review: Review | null;
  /** Steps of the latest round that still hold. */
  kept: StepRow[];
  /** Steps that looked at something that has changed since, or that the rule no longer asks for. */
  voided: StepRow[];
  fresh: JudgedStep[];
  approved: boolean;
  crew: Crew;
}

/** The plan of each order. A round that was returned or rejected waits for sales: then nothing is judged. */
export async function planReviews(
  ctx: Ctx,
  orders: readonly Order[],
  options: { anew?: boolean } = {},
): Promise<(Plan | undefined)[]> {
  const known = orders.filter(({ record }) => record.review_state !== 'none').map(({ record }) => record.id);
  const reviews = await readReviews(ctx, known);
  const crew = await crewOf(ctx);
  const rules = rulesOf(await ctx.cached(policyCache), 'review', ctx.now);
  const open = orders.map((order) => sketch(order, reviews.get(order.record.id) ?? null, rules, crew, options));
  const facts = await factsFor(ctx, open);
  return open.map((one, n) => one && judged(one, facts[n]));
}

export async function crewOf(ctx: Ctx): Promise<Crew> {
  return { people: await ctx.cached(peopleCache), company: await ctx.cached(companyCache), now: ctx.now };
}

type Sketch = Omit<Plan, 'fresh' | 'approved'> & { toJudge: { step: ReviewStepRule; seen: Buffer }[] };

function sketch(
  order: Order,
  review: Review | null,
  rules: readonly ReviewRule[],
  crew: Crew,
  options: { anew?: boolean },
): Sketch | undefined {
  const blocked = review?.round.state === 'returned' || review?.round.state === 'rejected';
  if (blocked && !options.anew) return undefined;
  const platform = crew.company.shops.get(order.record.shop_id)?.platform ?? null;
  const facts = orderFactsOf(order.record, platform);
  const found = rules.find(({ rule }) => ruleApplies(rule, facts, orderFactTypes)) ?? null;
  const active = (review?.steps ?? []).filter((step) => isActive(step) && !(blocked && step.state !== 'approved'));
  const names = new Set(found?.rule.steps.map((step) => step.name));
  const hashOf = hashesOf(order);
  const stands = (step: StepRow) =>
    (step.origin !== 'rule' || names.has(step.name)) && step.seen.equals(hashOf(step.looks));
  const kept = active.filter(stands);
  const has = new Set(kept.filter((step) => step.origin === 'rule').map((step) => step.name));
  const toJudge = (found?.rule.steps ?? [])
    .filter((step) => !has.has(step.name))
    .map((step) => ({ step, seen: hashOf(step.looks) }));
  return { order, facts, found, review, kept, voided: active.filter((step) => !kept.includes(step)), toJudge, crew };
}

/** Looks up what the rules ask, for those orders of which a step has to be judged; a customer's credit is locked first. */
async function factsFor(ctx: Ctx, sketches: readonly (Sketch | undefined)[]): Promise<(FactValues | undefined)[]> {
  const values: (FactValues | undefined)[] = sketches.map(() => undefined);
  const asking = sketches.flatMap((one, n) => {
    const names = one?.found && one.toJudge.length > 0 ? factsAskedBy(one.found.rule).filter(isLoadedFact) : [];
    return one && names.length > 0
      ? [{ n, names, subject: factSubjectOf(one.order), review: one.order.record.review_state }]
      : [];
  });
  // A first review has no earlier approval to compare with: then this fact alone asks for no look-up.
  const worth = asking.filter(
    ({ names, review }) => review !== 'none' || names.some((name) => name !== 'review.wordsChanged'),
  );
  if (worth.length === 0) return values;
  const names = new Set(worth.flatMap((one) => one.names));
  const customers = worth.flatMap(({ subject }) =>
    subject.paymentTerms === 'credit' ? (subject.customerId ?? []) : [],
  );
  if (names.has('customer.exposure') && customers.length > 0) await lockCredit(ctx.db, customers);
  const found = await lookUpFacts(
    ctx,
    names,
    worth.map((one) => one.subject),
  );
  worth.forEach(({ n }, at) => (values[n] = found[at]));
  return values;
}

function judged({ toJudge, ...plan }: Sketch, lookedUp: FactValues | undefined): Plan {
  const facts = lookedUp ? { ...plan.facts, ...lookedUp } : plan.facts;
  const fresh = toJudge
    .filter(({ step }) => holds(step.when, facts))
    .map(({ step, seen }) => ({ step, seen, judgement: judgeStep(step, facts) }));
  // Somebody who was asked in addition looks again at what changed.
  const addedLost = plan.voided.some((step) => step.origin !== 'rule');
  const approved =
    !addedLost &&
    plan.kept.every((step) => step.state === 'approved') &&
    fresh.every(({ judgement }) => judgement.passes);
  return { ...plan, facts, fresh, approved };
}
