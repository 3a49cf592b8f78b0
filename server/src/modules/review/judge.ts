/**
 * The verdict of each standard of a step, with its arithmetic: passes, fails, or needs a person where the rule leaves it to one
 * or a fact is not known. Pure over the facts. (OS-3.2)
 */
import { reviewCondition, type FactValue, type FactValues, type RuleOf } from '../policy/index.ts';

export type ReviewStepRule = RuleOf<'review'>['steps'][number];
type Standard = ReviewStepRule['checks'][number];
export type VerdictWord = 'passes' | 'fails' | 'person';

export interface Verdict {
  check: string;
  verdict: VerdictWord;
  /** Values as they were judged: what was added, taken away and shown. */
  values: Record<string, string | number | boolean | null>;
  /** The rest of the sum; null without one, or where a part is not known. */
  over: number | null;
}

export interface Judgement {
  verdicts: Verdict[];
  /** The rule wants a person though nothing fails. */
  asks: boolean;
  /** No person is needed. */
  passes: boolean;
}

export function judgeStep(step: ReviewStepRule, facts: FactValues): Judgement {
  const verdicts = step.checks.filter((check) => holds(check.when, facts)).map((check) => judge(check, facts));
  const asks = step.ask !== undefined && holds(step.ask, facts);
  return { verdicts, asks, passes: !asks && verdicts.every((one) => one.verdict === 'passes') };
}

function judge(check: Standard, facts: FactValues): Verdict {
  const parts = [...(check.sum?.plus ?? []), ...(check.sum?.minus ?? [])];
  const values = Object.fromEntries([...parts, ...check.show].map((name) => [name, plain(facts[name])]));
  return { check: check.name, verdict: verdictOf(check, facts), values, over: restOf(check, facts) };
}

function verdictOf(check: Standard, facts: FactValues): VerdictWord {
  const pass = reviewCondition(check.pass);
  if (pass.evaluate(facts)) return 'passes';
  // What is not known is nobody's fault: somebody looks.
  if (pass.uses.some((name) => facts[name] === null || facts[name] === undefined)) return 'person';
  return check.person !== undefined && holds(check.person, facts) ? 'person' : 'fails';
}

function restOf({ sum }: Standard, facts: FactValues): number | null {
  if (!sum) return null;
  const plus = sum.plus.map((name) => facts[name]);
  const minus = sum.minus.map((name) => facts[name]);
  if ([...plus, ...minus].some((value) => typeof value !== 'number')) return null;
  const total = (values: unknown[]) => values.reduce<number>((all, value) => all + Number(value), 0);
  return Math.round((total(plus) - total(minus)) * 1000) / 1000;
}

function plain(value: FactValue): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'bigint' ? Number(value) : (value as string | number | boolean);
}

export function holds(condition: string | undefined, facts: FactValues): boolean {
  return condition === undefined || reviewCondition(condition).evaluate(facts);
}

const asked = new WeakMap<RuleOf<'review'>, readonly string[]>();

/** Every fact that the rule's steps ask or show. */
export function factsAskedBy(rule: RuleOf<'review'>): readonly string[] {
  let names = asked.get(rule);
  if (!names) asked.set(rule, (names = [...new Set(rule.steps.flatMap(factsOfStep))]));
  return names;
}

function factsOfStep(step: ReviewStepRule): string[] {
  const conditions = [step.when, step.ask, ...step.checks.flatMap((check) => [check.when, check.pass, check.person])];
  return [
    ...conditions.flatMap((source) => (source === undefined ? [] : reviewCondition(source).uses)),
    ...step.checks.flatMap(({ sum, show }) => [...(sum?.plus ?? []), ...(sum?.minus ?? []), ...show]),
  ];
}
