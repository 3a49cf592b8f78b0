/** A shop from which nothing came for as long as the policy says is told as silent, not as a shop without orders. Pure. (OS-2.1) */
import { rulesOf, type PolicySnapshot } from '../policy/index.ts';

/** The rule that names this kind of connection, else the one that names none. */
export function isSilent(policy: PolicySnapshot, kind: string, sinceMs: number, now: Date): boolean {
  const rules = rulesOf(policy, 'silence', now).map(({ rule }) => rule);
  const rule = rules.find((one) => one.platforms?.includes(kind)) ?? rules.find((one) => !one.platforms);
  return rule !== undefined && now.getTime() - sinceMs > rule.after.ms;
}
