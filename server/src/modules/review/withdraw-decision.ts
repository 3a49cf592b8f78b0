/** A reviewer takes the own last decision back, while nobody has gone on from it. (OS-3.3) */
import { withdrawDecision as endpoint } from '../../../../contract/review.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { loadSteps, personActing, recordStep, settleRound, type LoadedStep } from './one-step.ts';
import { isActive, opened, reviewedStages, type StepRow } from './round.ts';
import { changeStep, keepDecision, type DecisionRow } from './store.ts';

const decisive = new Set(['approve', 'return', 'reject']);

/** The decision that this person may still withdraw, if any. */
export function withdrawable(
  decisions: readonly DecisionRow[],
  step: Pick<StepRow, 'id' | 'state'>,
  personId: string,
  stage: string,
): DecisionRow | undefined {
  const at = decisions.findLastIndex((one) => !one.withdrawn_at && decisive.has(one.kind));
  const last = decisions[at];
  // Not by time alone: two decisions may fall into one instant.
  const goneOn = decisions.slice(at + 1).some((one) => one.kind !== 'urge' && one.kind !== 'withdraw');
  const isMine = last?.step_id === step.id && last.person_id === personId;
  // Execution goes on from an approval; from a return nothing does until sales has answered, wherever the order stood.
  const stands = last?.kind === 'approve' ? stage === 'checked' : reviewedStages.includes(stage);
  return isMine && !goneOn && isActive(step) && stands ? last : undefined;
}

export const withdrawDecision = action(endpoint, {
  clauses: ['OS-3.3'],
  load: loadSteps,
  run: (ctx, _input, loaded: LoadedStep) => {
    const { prepared, review, step, decisions } = loaded;
    const last = withdrawable(decisions, step, personActing(ctx), prepared.order.record.stage);
    if (!last) throw new Refusal('REVIEW_TOO_LATE_TO_WITHDRAW');
    ctx.patch('review_decisions', last.id, { withdrawn_at: ctx.now });
    const turn = {
      ...opened(step, { now: ctx.now, calendars: prepared.calendars }),
      decided_by: null,
      decided_at: null,
    };
    changeStep(ctx, step, { ...turn, due_at: step.due_at ?? turn.due_at ?? null });
    if (last.kind !== 'approve')
      for (const other of review.steps) if (other.state === 'dropped') changeStep(ctx, other, { state: 'waiting' });
    keepDecision(ctx, { orderId: step.order_id, stepId: step.id, kind: 'withdraw', details: { of: last.id } });
    settleRound(ctx, loaded);
    return recordStep(ctx, loaded, { withdrawn: last.id });
  },
});
