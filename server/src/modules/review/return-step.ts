/** A reviewer sends the order back to sales, with a reason at each field and ways out to offer the customer; or rejects it. (OS-3.3) */
import { rejectStep as rejectEndpoint, returnStep as endpoint } from '../../../../contract/review.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
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
import { changeStep, keepDecision } from './store.ts';

interface Decided {
  kind: 'return' | 'reject';
  seen: string;
  reason: string;
  details: Record<string, unknown>;
}

function decideAgainst(ctx: RowCtx, loaded: LoadedStep, { kind, seen, reason, details }: Decided) {
  const { step, review, judgement } = loaded;
  mustBeMine(ctx, loaded);
  mustNotBeDelegated(loaded);
  mustBeAsSeen(loaded, seen);
  keepDecision(ctx, { orderId: step.order_id, stepId: step.id, kind, reason, details });
  changeStep(ctx, step, {
    state: kind === 'return' ? 'returned' : 'rejected',
    decided_by: personActing(ctx),
    decided_at: ctx.now,
    verdicts: judgement.verdicts,
    next_escalation_at: null,
  });
  for (const other of review.steps)
    if (other.state === 'open' || other.state === 'waiting')
      changeStep(ctx, other, { state: 'dropped', next_escalation_at: null });
  settleRound(ctx, loaded);
  return recordStep(ctx, loaded, { ...judgedBody(loaded), reason });
}

export const returnStep = action(endpoint, {
  clauses: ['OS-3.3', 'OS-3.1'],
  load: loadSteps,
  run: (ctx, { seen, reasons, alternatives }, loaded: LoadedStep) =>
    decideAgainst(ctx, loaded, {
      kind: 'return',
      seen,
      reason: reasons.map((one) => one.text).join('；'),
      details: { reasons, alternatives },
    }),
});

export const rejectStep = action(rejectEndpoint, {
  clauses: ['OS-3.3'],
  load: loadSteps,
  run: (ctx, { seen, reason }, loaded: LoadedStep) =>
    decideAgainst(ctx, loaded, { kind: 'reject', seen, reason, details: {} }),
});
