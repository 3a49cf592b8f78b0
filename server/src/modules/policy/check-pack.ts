// Judges a whole pack against the vocabulary and the law, and tells every fault at once with its place. What cannot be
// parsed was told by read-pack.ts; here stands what parses and still cannot be run.
import { checkDeadline, checkOverlaps } from './check-deadlines.ts';
import type { PlacedDeadline } from './check-deadlines.ts';
import { checkCause, checkHoldsOfCauses } from './check-causes.ts';
import { checkPenalty, checkRetention } from './check-limits.ts';
import { checkReview } from './check-review.ts';
import { checkKindsAsked, checkKindsOfSpecial, checkSpecial } from './check-special.ts';
import { readCondition } from './condition.ts';
import type { Rule } from './pack.ts';
import { inOrderOfPlace, problemAt } from './pack-problems.ts';
import type { Place, PolicyProblem, ProblemCode } from './pack-problems.ts';
import type { Pack, PackClause } from './read-pack.ts';
import { wordsOf } from './rule-words.ts';
import type { RuleWord } from './rule-words.ts';
import type { YamlPath } from './schema-problems.ts';
import type { Vocabulary } from './vocabulary.ts';

interface PlacedRule {
  rule: Rule;
  place(path: YamlPath, offset?: number): Place;
}

export function checkPack(pack: Pack, vocabulary: Vocabulary): PolicyProblem[] {
  const rules = pack.clauses.flatMap(placedRules);
  return inOrderOfPlace([
    ...repeatedClauses(pack.clauses),
    ...repeatedRules(rules),
    ...rules.flatMap((each) => [...checkWords(each, vocabulary), ...checkAssumption(each), ...checkKind(each)]),
    ...checkKindsAsked(rules),
    ...checkOverlaps(comparableDeadlines(rules, vocabulary)),
    ...checkHoldsOfCauses(rules.flatMap(({ rule, place }) => (rule.kind === 'cause' ? [{ rule, place }] : []))),
    ...checkKindsOfSpecial(rules.flatMap(({ rule, place }) => (rule.kind === 'special' ? [{ rule, place }] : []))),
  ]);
}

function placedRules({ clause, ruleNumbers, place }: PackClause): PlacedRule[] {
  return clause.rules.map((rule, index) => ({
    rule,
    place: (path, offset) => place(['rules', ruleNumbers[index] ?? index, ...path], offset),
  }));
}

/** A deadline whose condition is not valid cannot be compared; its own fault is told anyway. */
function comparableDeadlines(rules: readonly PlacedRule[], vocabulary: Vocabulary): PlacedDeadline[] {
  return rules.flatMap(({ rule, place }) => {
    if (rule.kind !== 'deadline') return [];
    const valid = rule.when === undefined || readCondition(rule.when, vocabulary.facts).condition !== undefined;
    return valid ? [{ rule, place }] : [];
  });
}

function repeatedClauses(clauses: readonly PackClause[]): PolicyProblem[] {
  const entries = clauses.map(({ clause, place }) => ({ id: clause.id, place: place(['id']) }));
  return repeated(entries, 'DUPLICATE_CLAUSE');
}

function repeatedRules(rules: readonly PlacedRule[]): PolicyProblem[] {
  const entries = rules.map(({ rule, place }) => ({ id: rule.id, place: place(['name']) }));
  return repeated(entries, 'DUPLICATE_RULE');
}

function repeated(entries: readonly { id: string; place: Place }[], code: ProblemCode): PolicyProblem[] {
  const first = new Map<string, Place>();
  return entries.flatMap(({ id, place }) => {
    const other = first.get(id);
    if (!other) {
      first.set(id, place);
      return [];
    }
    return [problemAt(place, code, { word: id, other: `${other.file}:${other.line}` })];
  });
}

function checkWords({ rule, place }: PlacedRule, vocabulary: Vocabulary): PolicyProblem[] {
  return wordsOf(rule).flatMap((each) => {
    if (each.of === 'condition') return checkCondition(each, place, vocabulary);
    const code = unknownWord(each, vocabulary);
    return code ? [problemAt(place(each.path), code, { word: each.word })] : [];
  });
}

function unknownWord({ of, word }: RuleWord, vocabulary: Vocabulary): ProblemCode | undefined {
  switch (of) {
    case 'event':
      return vocabulary.events.includes(word) ? undefined : 'UNKNOWN_EVENT';
    case 'department':
      return vocabulary.departments.includes(word) ? undefined : 'UNKNOWN_DEPARTMENT';
    case 'role':
      return vocabulary.roles.includes(word) ? undefined : 'UNKNOWN_ROLE';
    case 'action':
      return vocabulary.actions.includes(word) ? undefined : 'UNKNOWN_ACTION';
    case 'metric':
      return vocabulary.metrics.includes(word) ? undefined : 'UNKNOWN_METRIC';
    case 'fact':
      return vocabulary.facts[word] === 'timestamp' ? undefined : 'UNKNOWN_FACT';
    case 'number':
      return ['int', 'double'].includes(vocabulary.allFacts[word] ?? '') ? undefined : 'UNKNOWN_FACT';
    case 'shown':
      return vocabulary.allFacts[word] ? undefined : 'UNKNOWN_FACT';
    case 'condition':
      return undefined;
  }
}

function checkCondition(each: RuleWord, place: PlacedRule['place'], vocabulary: Vocabulary): PolicyProblem[] {
  const { problems = [] } = readCondition(each.word, each.lookedUp ? vocabulary.allFacts : vocabulary.facts);
  return problems.map(({ code, offset, detail }) =>
    problemAt(place(each.path, offset), code, { word: detail, detail }),
  );
}

/** What the policy's text does not give is said, and says why. */
function checkAssumption({ rule, place }: PlacedRule): PolicyProblem[] {
  if (rule.assumed === undefined) return [];
  const problems = rule.note ? [] : [problemAt(place(['assumed']), 'MISSING_NOTE', { word: rule.name })];
  const parts = rule.assumed === true ? [] : rule.assumed;
  parts.forEach((part, index) => {
    if (!Object.hasOwn(rule, part)) problems.push(problemAt(place(['assumed', index]), 'UNKNOWN_PART', { word: part }));
  });
  return problems;
}

function checkKind({ rule, place }: PlacedRule): PolicyProblem[] {
  switch (rule.kind) {
    case 'deadline':
      return checkDeadline({ rule, place });
    case 'retention':
      return checkRetention(rule, place);
    case 'penalty':
      return checkPenalty(rule, place);
    case 'review':
      return checkReview(rule, place);
    case 'cause':
      return checkCause(rule, place);
    case 'special':
      return checkSpecial(rule, place);
    default:
      return [];
  }
}
