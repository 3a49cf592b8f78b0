/** How a step begins: empty in its round, and with what a rule says of it. (OS-3.1) */
import { newId } from '../../kernel/ids.ts';
import { audienceText } from '../policy/index.ts';
import type { ReviewStepRule } from './judge.ts';
import type { RoundRow } from './round.ts';

export function blankStep(round: Pick<RoundRow, 'id' | 'order_id' | 'shop_id'>, id = newId()) {
  return {
    id,
    order_id: round.order_id,
    shop_id: round.shop_id,
    round_id: round.id,
    asked: [],
    persons: [],
    delegate_id: null,
    delegated_by: null,
    waits_for: [],
    decided_by: null,
    decided_at: null,
    escalated: 0,
    next_escalation_at: null,
  };
}

/** What stands in the rule, word for word: a later version of the rule changes nothing that was opened under this one. */
export function ofRule(step: ReviewStepRule) {
  return {
    name: step.name,
    title_zh: step.title.zh,
    title_en: step.title.en,
    department: step.department,
    role: step.role,
    origin: 'rule' as const,
    needed: step.count,
    looks: step.looks,
    within_ms: step.within.ms,
    basis: step.basis,
    ladder: step.escalate.map(({ at, to }) => ({ at: at.percent, to: audienceText(to) })),
  };
}
