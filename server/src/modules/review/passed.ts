/**
 * A review that passes by rule as a whole stands in its round: of each step what it looked at, the hash of that, and the verdicts
 * with their arithmetic. All else that a step's row says is in the version of the rule that the round names, so nearly every
 * order costs one row. A step gets a row of its own once something happens to it. (OS-3.2, OS-3.3)
 */
import { ruleOfVersion, type PolicySnapshot } from '../policy/index.ts';
import type { Plan } from './plan.ts';
import { blankStep, ofRule } from './new-step.ts';
import type { PassedStep, RoundRow, StepRow } from './round.ts';

/** Nothing goes along from before, and nobody is asked. */
export function passesAsWhole({ kept, voided, approved }: Pick<Plan, 'kept' | 'voided' | 'approved'>): boolean {
  return approved && kept.length === 0 && voided.length === 0;
}

export function passedSteps({ fresh }: Pick<Plan, 'fresh'>): PassedStep[] {
  return fresh.map(({ step, seen, judgement }) => ({
    name: step.name,
    looks: step.looks,
    seen: seen.toString('hex'),
    verdicts: judgement.verdicts,
  }));
}

/** The steps as if each had a row. */
export function stepsOfPassed(round: RoundRow, policy: PolicySnapshot): StepRow[] {
  const { passed, rule: id, clause } = round;
  if (!passed || !id || !clause) return [];
  const rule = ruleOfVersion(policy, id, clause);
  if (rule?.kind !== 'review') throw new Error(`a review passed by ${id} of ${clause}, which is no rule of review`);
  return passed.map(({ name, looks, seen, verdicts }, n) => {
    const position = rule.steps.findIndex((step) => step.name === name);
    const step = rule.steps[position];
    if (!step) throw new Error(`a review passed the step ${name}, which ${id} of ${clause} does not have`);
    return {
      ...blankStep(round, passedId(round.id, n)),
      ...ofRule(step),
      position,
      goes_first: false,
      state: 'approved',
      looks,
      seen: Buffer.from(seen, 'hex'),
      verdicts,
      waits_for: rule.order === 'sequence' && n > 0 ? [passedId(round.id, n - 1)] : [],
      by_rule: true,
      decided_at: round.opened_at,
      opened_at: round.opened_at,
      due_at: round.opened_at,
    };
  });
}

/** The id of a step in its round begins as the round's does: from it the round is found. */
function passedId(roundId: string, n: number): string {
  return roundId.slice(0, -2) + n.toString(16).padStart(2, '0');
}
