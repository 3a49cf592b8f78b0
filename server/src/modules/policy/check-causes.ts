// Holds causes against themselves: an exception has a clock, a halt says after how long, what belongs to exceptions stands
// at no other cause, and a hold that opens an exception is one that the pack knows (PD-3.3, PD-3.4).
import type { RuleOf } from './pack.ts';
import { problemAt } from './pack-problems.ts';
import type { Place, PolicyProblem } from './pack-problems.ts';
import type { YamlPath } from './schema-problems.ts';

type PlaceOf = (path: YamlPath) => Place;

export function checkCause(rule: RuleOf<'cause'>, place: PlaceOf): PolicyProblem[] {
  const missing = (word: string) => [problemAt(place([]), 'MISSING_FIELD', { word })];
  if (rule.of !== 'exception') {
    const parts = ['within', 'recurs', 'stale'] as const;
    return parts.flatMap((part) =>
      rule[part] === undefined ? [] : [problemAt(place([part]), 'UNKNOWN_FIELD', { word: part })],
    );
  }
  if (rule.within === undefined) return missing('within');
  return rule.opens.includes('stale') && rule.stale === undefined ? missing('stale') : [];
}

export function checkHoldsOfCauses(causes: readonly { rule: RuleOf<'cause'>; place: PlaceOf }[]): PolicyProblem[] {
  const known = causes.filter(({ rule }) => rule.of === 'hold').map(({ rule }) => rule.name);
  return causes.flatMap(({ rule, place }) =>
    rule.holds.flatMap((hold, at) =>
      known.includes(hold)
        ? []
        : [problemAt(place(['holds', at]), 'BAD_VALUE', { word: hold, expected: known.join('、') })],
    ),
  );
}
