// The door of the policy module: what other modules may use. Everything here is pure; where the versions are kept and
// cached is added behind the same door.
export { clauseRef, compareClauses, isClauseId, parseClauseRef } from './clauses.ts';
export type { ClauseRef } from './clauses.ts';
export type { Audience } from './audience.ts';
export { compileCondition, readCondition, ruleApplies } from './condition.ts';
export type { Condition, FactTypes, FactValue, FactValues } from './condition.ts';
export { coverage } from './coverage.ts';
export type { CoverageRow, Served, Wiring } from './coverage.ts';
export { durationWords, parseDuration, rungDelay } from './duration.ts';
export type { Duration, Share, TimeSpan } from './duration.ts';
export { checkPack } from './check-pack.ts';
export { clauseFromBody } from './pack.ts';
export type { Clause, ClauseVersion, DeadlineRule, Rule, RuleOf, TimeoutRule } from './pack.ts';
export type { PolicyProblem, ProblemCode } from './pack-problems.ts';
export { readPack } from './read-pack.ts';
export type { Pack, PackClause, PackFile } from './read-pack.ts';
export type { RuleKind } from './rule-kinds.ts';
export { clauseOfVersion, clausesInForce, deadlineRules, ruleInForce, rulesOf, timeoutRules } from './rule-lookup.ts';
export type { PolicySnapshot, RuleInForce } from './rule-lookup.ts';
export { orderFactTypes, vocabularyWith } from './vocabulary.ts';
export type { Vocabulary } from './vocabulary.ts';
