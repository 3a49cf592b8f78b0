/** Whether an assumed rule was confirmed: by the company, for this rule as it now stands, whichever version it was read in. (OT-6) */
import type { Clause, Rule } from './pack.ts';
import type { PolicySnapshot } from './rule-lookup.ts';
import type { Confirmation } from './store.ts';

/** A confirmation holds for later versions too, as long as the rule itself is the same. */
export function confirmationOf(
  snapshot: PolicySnapshot,
  confirmed: readonly Confirmation[],
  rule: Rule,
): Confirmation | undefined {
  if (rule.assumed === undefined) return undefined;
  const wanted = JSON.stringify(rule);
  return confirmed.find((one) => one.rule === rule.id && JSON.stringify(ruleAt(snapshot, one)) === wanted);
}

/** Rules of the clause that are assumed and that nobody has confirmed. */
export function unconfirmed(snapshot: PolicySnapshot, confirmed: readonly Confirmation[], clause: Clause): Rule[] {
  return clause.rules.filter((rule) => rule.assumed !== undefined && !confirmationOf(snapshot, confirmed, rule));
}

function ruleAt(snapshot: PolicySnapshot, { rule, version }: Pick<Confirmation, 'rule' | 'version'>): Rule | undefined {
  const clause = rule.slice(0, rule.indexOf('/'));
  return snapshot.clauses
    .find((c) => c.clause === clause && c.version === version)
    ?.body.rules.find((r) => r.id === rule);
}
