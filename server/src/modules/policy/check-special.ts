// Judges a kind of special order beyond its words: details are told apart by key, a choice has something to choose from, what
// follows from acknowledging needs departments that acknowledge, no two rules name one kind, and no condition asks for a kind that
// no rule names (OS-2.3).
import { durationWords } from './duration.ts';
import type { Rule, RuleOf } from './pack.ts';
import { problemAt } from './pack-problems.ts';
import type { Place, PolicyProblem } from './pack-problems.ts';
import type { YamlPath } from './schema-problems.ts';
import { wordsOf } from './rule-words.ts';
import { kindOf } from './special-kinds.ts';

type PlaceOf = (path: YamlPath) => Place;
type Special = RuleOf<'special'>;

export function checkSpecial(rule: Special, place: PlaceOf): PolicyProblem[] {
  return [...rule.details.flatMap((detail, n) => checkDetail(rule, detail, n, place)), ...checkClock(rule, place)];
}

function checkDetail(rule: Special, detail: Special['details'][number], n: number, place: PlaceOf): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (rule.details.findIndex((one) => one.key === detail.key) < n)
    problems.push(problemAt(place(['details', n, 'key']), 'DUPLICATE_NAME', { word: detail.key }));
  if (detail.type === 'choice' && !detail.choices)
    problems.push(problemAt(place(['details', n]), 'MISSING_FIELD', { word: 'choices' }));
  if (detail.type !== 'choice' && detail.choices)
    problems.push(problemAt(place(['details', n, 'choices']), 'UNKNOWN_FIELD', { word: 'choices' }));
  return problems;
}

/** Only departments acknowledge; a rule without a clock has nothing that could be late or waited for. */
function checkClock(rule: Special, place: PlaceOf): PolicyProblem[] {
  if (rule.acknowledge) {
    if (!rule.tell.some((one) => one.kind === 'department'))
      return [problemAt(place(['tell']), 'BAD_VALUE', { word: 'tell', expected: 'sales、production…' })];
    return rule.basis === 'working' && rule.acknowledge.unit === 'd'
      ? [problemAt(place(['acknowledge']), 'WORKING_DAYS_UNCLEAR', { word: durationWords(rule.acknowledge).zh })]
      : [];
  }
  return rule.late.length > 0 || rule.before ? [problemAt(place([]), 'MISSING_FIELD', { word: 'acknowledge' })] : [];
}

/** One kind under two rules would be asked twice and told twice. */
export function checkKindsOfSpecial(rules: readonly { rule: Special; place: PlaceOf }[]): PolicyProblem[] {
  return rules.flatMap(({ rule, place }, n) => {
    const first = rules.findIndex((one) => kindOf(one.rule) === kindOf(rule));
    const at = rule.flag === undefined ? 'name' : 'flag';
    return first < n ? [problemAt(place([at]), 'DUPLICATE_NAME', { word: kindOf(rule) })] : [];
  });
}

const asked = /(["'])([^"']*)\1\s+in\s+order\.special\b/g;

/** A kind that is misspelt in a condition would never hold, and nobody would notice. */
export function checkKindsAsked(
  rules: readonly { rule: Rule; place: (path: YamlPath, offset?: number) => Place }[],
): PolicyProblem[] {
  const kinds = rules.flatMap(({ rule }) => (rule.kind === 'special' ? [kindOf(rule)] : []));
  return rules.flatMap(({ rule, place }) =>
    wordsOf(rule)
      .filter((each) => each.of === 'condition')
      .flatMap((each) =>
        [...each.word.matchAll(asked)].map((match) => ({ each, kind: match[2] ?? '', at: match.index })),
      )
      .filter(({ kind }) => !kinds.includes(kind))
      .map(({ each, kind, at }) =>
        problemAt(place(each.path, at), 'BAD_VALUE', { word: kind, expected: kinds.join('、') }),
      ),
  );
}
