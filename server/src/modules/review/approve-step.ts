/**
 * A reviewer approves a step, for exactly what was seen. Where a standard fails, the reason is asked for; in a batch, such a row
 * is never approved. Several who decide jointly approve one after the other. (OS-3.1, OS-3.3)
 */
import { approvePassing as passingEndpoint, approveStep as endpoint } from '../../../../contract/review.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { contentHash } from './content.ts';
import {
  judgedBody,
  loadSteps,
  mustBeAsSeen,
  mustBeMine,
  mustNotBeDelegated,
  personActing,
  recordStep,
  settleRound,
  type LoadedStep,
} from './one-step.ts';
import { approvalsOf, changeRound, changeStep, keepDecision } from './store.ts';

function approve(ctx: RowCtx, loaded: LoadedStep, seen: string, reason: string) {
  const { prepared, review, step, judgement, decisions } = loaded;
  mustBeMine(ctx, loaded);
  mustNotBeDelegated(loaded);
  mustBeAsSeen(loaded, seen);
  const failing = judgement.verdicts.filter((one) => one.verdict === 'fails').map((one) => one.check);
  if (failing.length > 0 && reason === '') throw new Refusal('REVIEW_REASON_MISSING', { field: 'reason' });
  const me = personActing(ctx);
  const content = contentHash(prepared.order, step.looks);
  const approved = approvalsOf(decisions, step, content);
  if (approved.some((one) => one.person_id === me)) throw new Refusal('REVIEW_STEP_ENDED', { field: 'stepId' });
  const decisionId = keepDecision(ctx, {
    orderId: step.order_id,
    stepId: step.id,
    kind: 'approve',
    reason,
    details: { seen, ...(failing.length > 0 ? { failing } : {}) },
  });
  if (approved.length + 1 >= step.needed) {
    changeStep(ctx, step, {
      state: 'approved',
      by_rule: false,
      decided_by: me,
      decided_at: ctx.now,
      verdicts: judgement.verdicts,
      seen: content,
      next_escalation_at: null,
    });
    if (step.looks.includes('words')) changeRound(ctx, review.round, { words: contentHash(prepared.order, ['words']) });
  }
  if (review.round.rule) noteExercised('rule', review.round.rule);
  settleRound(ctx, loaded);
  return recordStep(ctx, loaded, {
    decisionId,
    ...judgedBody(loaded),
    ...(failing.length > 0 ? { failing } : {}),
    ...(reason ? { reason } : {}),
  });
}

export const approveStep = action(endpoint, {
  clauses: ['OS-3.1', 'OS-3.2', 'OS-3.3'],
  load: loadSteps,
  run: (ctx, { seen, reason }, loaded: LoadedStep) => approve(ctx, loaded, seen, reason),
});

export const approvePassing = action(passingEndpoint, {
  clauses: ['OS-3.1', 'OS-3.2', 'OS-3.3'],
  load: loadSteps,
  run: (ctx, { seen }, loaded: LoadedStep) => {
    if (loaded.judgement.verdicts.some((one) => one.verdict === 'fails')) throw new Refusal('REVIEW_ROW_FAILING');
    return approve(ctx, loaded, seen, '');
  },
});
