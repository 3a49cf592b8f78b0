// Judges a review rule beyond its words: steps and standards are told apart by name, escalations stand in order of time,
// and a sum adds only what has one unit (OS-3.1, OS-3.2).
import { loadedFacts, type FactUnit } from '../../../../contract/facts.ts';
import type { RuleOf } from './pack.ts';
import { problemAt } from './pack-problems.ts';
import type { Place, PolicyProblem } from './pack-problems.ts';
import type { YamlPath } from './schema-problems.ts';

type PlaceOf = (path: YamlPath) => Place;
type Step = RuleOf<'review'>['steps'][number];

/** The facts of the order's own row that are amounts; the others that a sum may name are counts. */
const moneyFacts: ReadonlySet<string> = new Set([
  'order.amount',
  'order.goodsAmount',
  'order.discountAmount',
  'order.freightAmount',
  'order.paidAmount',
]);

export function unitOfFact(name: string): FactUnit {
  if (moneyFacts.has(name)) return 'money';
  return Object.hasOwn(loadedFacts, name) ? loadedFacts[name as keyof typeof loadedFacts].unit : 'text';
}

export function checkReview(rule: RuleOf<'review'>, place: PlaceOf): PolicyProblem[] {
  return [
    ...twice(rule.steps, (n) => place(['steps', n, 'name'])),
    ...rule.steps.flatMap((step, n) => checkStep(step, (path) => place(['steps', n, ...path]))),
  ];
}

function checkStep(step: Step, place: PlaceOf): PolicyProblem[] {
  const ladder = step.escalate.flatMap(({ at }, n) => {
    const before = step.escalate[n - 1]?.at.percent ?? 0;
    return at.percent > before
      ? []
      : [problemAt(place(['escalate', n, 'at']), 'LADDER_OUT_OF_ORDER', { word: `${at.percent}%` })];
  });
  const sums = step.checks.flatMap(({ sum }, n) => {
    const facts = [...(sum?.plus ?? []), ...(sum?.minus ?? [])];
    const odd = facts.find((name) => unitOfFact(name) !== unitOfFact(facts[0] ?? ''));
    return odd ? [problemAt(place(['checks', n, 'sum']), 'MIXED_UNITS', { word: odd })] : [];
  });
  return [...twice(step.checks, (n) => place(['checks', n, 'name'])), ...ladder, ...sums];
}

function twice(named: readonly { name: string }[], placeOf: (n: number) => Place): PolicyProblem[] {
  return named.flatMap(({ name }, n) =>
    named.findIndex((one) => one.name === name) < n ? [problemAt(placeOf(n), 'DUPLICATE_NAME', { word: name })] : [],
  );
}
