/** Tells whoever a step of review waits for, or whoever was asked something: a person by name, else those of the policy. (OS-3.1) */
import type { RowCtx } from '../../kernel/action.ts';
import type { LoadedStep } from './one-step.ts';
import { reviewersHere } from './reviewers.ts';

export const byName = (personId: string): string => `person:${personId}`;

/** The delegate, or those it was given to and who stand in for them; else its department and whom the clock has called. */
export function waitsUpon({ step, crew }: Pick<LoadedStep, 'step' | 'crew'>): string[] {
  if (step.delegate_id) return [byName(step.delegate_id)];
  if (step.persons.length > 0) return reviewersHere(crew, step).map((person) => byName(person.id));
  return step.asked.length > 0 ? step.asked : [step.department];
}

/** Each occasion is told once, however often the journal is read. */
export function callUpon(
  ctx: RowCtx,
  { step, review }: LoadedStep,
  tell: readonly string[],
  occasion: `${'urge' | 'escalate' | 'ask' | 'transfer' | 'delegate' | 'hand-back' | 'add'}:${string}`,
): void {
  if (!review.round.rule) return;
  ctx.emit({
    name: 'notice.called',
    v: 1,
    data: { orderId: step.order_id, rule: review.round.rule, clause: review.round.clause, tell, occasion },
  });
}
