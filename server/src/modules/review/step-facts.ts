/** The verdicts of steps as of now, and the rule they are judged by: asked when a reviewer looks, and again when one decides. (OS-3.2) */
import type { Ctx } from '../../kernel/action.ts';
import { companyCache } from '../company/index.ts';
import { factSubjectOf, orderFactsOf, type Order } from '../orders/index.ts';
import { isLoadedFact, lookUpFacts, policyCache, rulesOf } from '../policy/index.ts';
import { factsAskedBy, judgeStep, type Judgement, type ReviewStepRule } from './judge.ts';
import type { ReviewRule } from './plan.ts';
import type { StepRow } from './round.ts';

export interface StepJudgement extends Judgement {
  /** Undefined for steps of a rule that is no longer in force. */
  found: { rule: ReviewRule; step: ReviewStepRule } | undefined;
}

export async function judgementsOf(
  ctx: Ctx,
  subjects: readonly { order: Order; step: Pick<StepRow, 'name' | 'verdicts'>; rule: string | null }[],
): Promise<StepJudgement[]> {
  const rules = rulesOf(await ctx.cached(policyCache), 'review', ctx.now);
  const company = await ctx.cached(companyCache);
  // Whoever was added sees, and is held to, the facts of the step that they were added to: it has the same name.
  const found = subjects.map(({ step, rule }) => ruleStep(rules, step.name, rule));
  const names = new Set(found.flatMap((one) => (one ? factsAskedBy(one.rule.rule).filter(isLoadedFact) : [])));
  const lookedUp =
    names.size > 0
      ? await lookUpFacts(
          ctx,
          names,
          subjects.map(({ order }) => factSubjectOf(order)),
        )
      : [];
  return subjects.map(({ order, step }, n) => {
    const rule = found[n];
    if (!rule) return { verdicts: step.verdicts, asks: false, passes: false, found: undefined };
    const platform = company.shops.get(order.record.shop_id)?.platform ?? null;
    const facts = { ...orderFactsOf(order.record, platform), ...lookedUp[n] };
    return { ...judgeStep(rule.step, facts), found: rule };
  });
}

function ruleStep(rules: readonly ReviewRule[], name: string, id: string | null) {
  for (const rule of rules) {
    if (rule.rule.id !== id) continue;
    const step = rule.rule.steps.find((one) => one.name === name);
    if (step) return { rule, step };
  }
  return undefined;
}
