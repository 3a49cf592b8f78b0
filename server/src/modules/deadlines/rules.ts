/** Deadline rules ready for use: found by the event that starts them, and by version for clocks that already run. */
import {
  deadlineRules,
  ruleApplies,
  type DeadlineRule,
  type FactValues,
  type PolicySnapshot,
} from '../policy/index.ts';
import { orderFactTypes } from '../policy/index.ts';

export interface VersionedDeadline extends DeadlineRule {
  clauseVersion: number;
}

const byStart = new WeakMap<object, Map<string, VersionedDeadline[]>>();
/** By rule, then by the version of its clause. */
const byVersion = new WeakMap<PolicySnapshot, Map<string, Map<number, VersionedDeadline>>>();

/** The rules that this event starts for a subject with these facts. */
export function rulesStartedBy(
  snapshot: PolicySnapshot,
  event: string,
  facts: FactValues,
  at: Date,
): VersionedDeadline[] {
  const inForce = deadlineRules(snapshot, at);
  let found = byStart.get(inForce);
  if (!found) {
    found = new Map();
    for (const { rule, version } of inForce)
      found.set(rule.start, [...(found.get(rule.start) ?? []), { ...rule, clauseVersion: version }]);
    byStart.set(inForce, found);
  }
  return (found.get(event) ?? []).filter((rule) => ruleApplies(rule, facts, orderFactTypes));
}

/** The rule that a running clock started under, in its own version. */
export function ruleOfClock(
  snapshot: PolicySnapshot,
  clock: { rule: string; clauseVersion: number },
): VersionedDeadline | undefined {
  let found = byVersion.get(snapshot);
  if (!found) {
    found = new Map();
    for (const { version, body } of snapshot.clauses) {
      for (const rule of body.rules) {
        if (rule.kind !== 'deadline') continue;
        const versions = found.get(rule.id) ?? new Map<number, VersionedDeadline>();
        found.set(rule.id, versions.set(version, { ...rule, clauseVersion: version }));
      }
    }
    byVersion.set(snapshot, found);
  }
  return found.get(clock.rule)?.get(clock.clauseVersion);
}
