/** Whether who looks at personal data has to say why: the policy's `access` rules decide. (OS-8.3) */
import { Refusal } from '../../kernel/refusal.ts';
import { rulesOf, type PolicySnapshot, type RuleInForce } from './rule-lookup.ts';

function demanding(policy: PolicySnapshot, at: Date): RuleInForce<'access'> | undefined {
  return rulesOf(policy, 'access', at).find(({ rule }) => rule.data === 'personal' && rule.demands.includes('reason'));
}

export function looksNeedReason(policy: PolicySnapshot, at: Date): boolean {
  return demanding(policy, at) !== undefined;
}

/** What stands in the access log; a look without the reason that the policy demands is refused under its clause. */
export function lookReason(policy: PolicySnapshot, given: string | undefined, at: Date): string | null {
  const rule = given === undefined ? demanding(policy, at) : undefined;
  if (rule) throw new Refusal('LOOK_REASON_MISSING', { field: 'reason', clause: rule.ref });
  return given ?? null;
}
