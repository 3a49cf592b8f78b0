/** Which rules pass orders, who answers for one, and whether that person may. Pure. (CC-2.3) */
import { Refusal } from '../../kernel/refusal.ts';
import { isAway, onDuty, type People, type Person } from '../people/index.ts';
import {
  compileCondition,
  orderFactTypes,
  ruleApplies,
  rulesOf,
  type FactValues,
  type PolicySnapshot,
  type RuleInForce,
} from '../policy/index.ts';

export type PassingRule = RuleInForce<'check'>;

/** Rules of the entry check that a person answers for: what meets their demand passes, the rest goes to a person. */
export function passingRules(policy: PolicySnapshot, now: Date): PassingRule[] {
  return rulesOf(policy, 'check', now).filter(
    ({ rule }) => rule.action === 'orders.check' && rule.otherwise === 'person' && rule.owner !== undefined,
  );
}

export function passes({ rule }: PassingRule, facts: FactValues): boolean {
  return ruleApplies(rule, facts, orderFactTypes) && compileCondition(rule.demand, orderFactTypes).evaluate(facts);
}

/** Whoever answers for a rule holds its role, works here, and is here or has somebody who stands in. */
export function mustBeFit(person: Person | undefined, { rule }: PassingRule, people: People, now: Date): void {
  if (!person?.active) throw new Refusal('PERSON_UNKNOWN', { field: 'personId' });
  const params = { name: person.name };
  if (!person.roles.includes(rule.owner ?? '')) throw new Refusal('RULE_OWNER_UNFIT', { field: 'personId', params });
  if (isAway(person, now) && !onDuty(people, person.id, now))
    throw new Refusal('RULE_OWNER_AWAY', { field: 'personId', params });
}

/** The company's day, as a date: samples are drawn per day. */
export function companyDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
