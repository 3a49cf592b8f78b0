// The door of the policy module: what other modules may use.
import { checkPolicyAction } from './check-policy.ts';
import { addSpecialKind } from './add-special-kind.ts';
import { changeSpecialKind } from './change-special-kind.ts';
import { retireSpecialKind } from './retire-special-kind.ts';
import { confirmRule } from './confirm-rule.ts';
import { publishClauses } from './publish-clauses.ts';
import { listCauses } from './list-causes.ts';
import { listSpecialKinds } from './special-kinds.ts';
import { coverageQuery, getClauseQuery, listClausesQuery } from './queries.ts';

export const policyActions = [
  publishClauses,
  addSpecialKind,
  changeSpecialKind,
  retireSpecialKind,
  confirmRule,
  checkPolicyAction,
];
export const policyQueries = [listCauses, listSpecialKinds, listClausesQuery, getClauseQuery, coverageQuery];

export { lookReason, looksNeedReason } from './look-reason.ts';
export { actorNames } from './actor-names.ts';
export { audienceText, audienceWords, parseAudience } from './audience.ts';
export { clauseRef, parseClauseRef } from './clauses.ts';
export { conditionParts, conditionWords } from './condition-words.ts';
export { compileCondition, ruleApplies } from './condition.ts';
export type { FactValue, FactValues } from './condition.ts';
export { unitOfFact } from './check-review.ts';
export { confirmationOf } from './confirmed.ts';
export { coverage } from './coverage.ts';
export { durationWords, parseDuration, rungDelay } from './duration.ts';
export {
  factsWithoutSource,
  fact,
  factsOfOrders,
  factSubjects,
  isLoadedFact,
  lookUpFacts,
  reviewCondition,
  type FactCtx,
  type FactLine,
  type FactSubject,
} from './facts.ts';
export type { DeadlineRule, RuleOf, TimeoutRule } from './pack.ts';
export { wiringOf } from './queries.ts';
export {
  clauseOfVersion,
  clausesInForce,
  deadlineRules,
  ruleOfVersion,
  ruleTitle,
  rulesOf,
  timeoutRules,
} from './rule-lookup.ts';
export type { PolicySnapshot, RuleInForce } from './rule-lookup.ts';
export { ruleSentence } from './rule-sentence.ts';
export { readServed } from './served.ts';
export { loadShippedPacks, readPolicies, shippedPackFiles } from './shipped-packs.ts';
export { kindOf, namesOfKind, specialKind, specialKindsAt, type SpecialRule } from './special-kinds.ts';
export { confirmations, policyCache, publishedBodies, versionedClause } from './store.ts';
export { orderFactTypes, vocabularyOf } from './vocabulary.ts';
