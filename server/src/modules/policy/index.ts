// The door of the policy module: what other modules may use.
import { confirmRule } from './confirm-rule.ts';
import { publishClauses } from './publish-clauses.ts';
import { coverageQuery, getClauseQuery, listClausesQuery } from './queries.ts';

export const policyActions = [publishClauses, confirmRule];
export const policyQueries = [listClausesQuery, getClauseQuery, coverageQuery];
export { wiringOf } from './queries.ts';
export { readServed } from './served.ts';
export { confirmationOf } from './confirmed.ts';
export { clauseRef, compareClauses, isClauseId, parseClauseRef } from './clauses.ts';
export type { ClauseRef } from './clauses.ts';
export { audienceText, audienceWords, parseAudience } from './audience.ts';
export type { Audience } from './audience.ts';
export { compileCondition, readCondition, ruleApplies } from './condition.ts';
export type { Condition, FactTypes, FactValue, FactValues } from './condition.ts';
export { coverage } from './coverage.ts';
export type { CoverageRow, Served, Wiring } from './coverage.ts';
export { durationWords, parseDuration, rungDelay } from './duration.ts';
export type { Duration, Share, TimeSpan } from './duration.ts';
export type { Clause, ClauseVersion, DeadlineRule, Rule, RuleOf, TimeoutRule } from './pack.ts';
export type { PolicyProblem, ProblemCode } from './pack-problems.ts';
export type { Pack, PackClause, PackFile } from './read-pack.ts';
export type { RuleKind } from './rule-kinds.ts';
export { ruleSentence } from './rule-sentence.ts';
export {
  clauseOfVersion,
  clausesInForce,
  deadlineRules,
  ruleInForce,
  rulesOf,
  ruleTitle,
  timeoutRules,
} from './rule-lookup.ts';
export type { PolicySnapshot, RuleInForce } from './rule-lookup.ts';
export { orderFactTypes, vocabularyOf } from './vocabulary.ts';
export type { Vocabulary } from './vocabulary.ts';
export { confirmations, policyCache } from './store.ts';
export { readPack } from './read-pack.ts';
export { loadShippedPacks, readPolicies, shippedPackFiles } from './shipped-packs.ts';
