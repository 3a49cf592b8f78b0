/**
 * Sales submits a returned order again with the customer's answer: approvals that still hold go along, only what changed is
 * asked anew. And the way back before packing: an approval is taken back with its reason. (OS-3.3)
 */
import { resubmitOrder as endpoint, unapproveOrder as unapproveEndpoint } from '../../../../contract/review.ts';
import { action } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, setReviewState, type Prepared } from '../orders/index.ts';
import { keepPlan } from './keep-plan.ts';
import { loadPlanned, type Planned } from './load-planned.ts';
import { changeRound, changeStep, keepDecision, layOutSteps, readReviews, type Review } from './store.ts';

export const resubmitOrder = action(endpoint, {
  clauses: ['OS-3.3'],
  load: (ctx, inputs) => loadPlanned(ctx, inputs, { anew: true }),
  run: (ctx, { orderId, note }, { prepared, plan }: Planned) => {
    const { record } = prepared.order;
    if (!plan || record.review_state !== 'returned') throw new Refusal('REVIEW_NOT_RETURNED');
    keepDecision(ctx, { orderId, stepId: null, kind: 'resubmit', reason: note });
    keepPlan(ctx, prepared, plan, { newRound: true, submittedBy: actorRef(ctx.actor), note });
    ctx.record(prepared.order.chain, { body: { reason: note } });
    return { orderId, review: record.review_state };
  },
});

interface Approved {
  prepared: Prepared;
  review: Review | undefined;
}

export const unapproveOrder = action(unapproveEndpoint, {
  clauses: ['OS-3.3'],
  load: async (ctx, inputs): Promise<(Approved | Refusal)[]> => {
    const ids = inputs.map((input) => input.orderId);
    const found = await prepareApply(ctx, ids, null);
    const reviews = await readReviews(ctx, ids);
    return found.map((one) =>
      one instanceof Refusal ? one : { prepared: one, review: reviews.get(one.order.record.id) },
    );
  },
  run: (ctx, { orderId, reason }, { prepared, review }: Approved) => {
    const { record, lines } = prepared.order;
    if (lines.some((line) => Number(line.qty_packed) > 0)) throw new Refusal('REVIEW_PACKED');
    if (!review || record.review_state !== 'approved') throw new Refusal('REVIEW_NOT_APPROVED');
    layOutSteps(ctx, review);
    // All of it is judged anew: nothing is left that a new round could take along.
    for (const step of review.steps)
      if (step.state === 'approved') changeStep(ctx, step, { state: 'voided', next_escalation_at: null });
    changeRound(ctx, review.round, { state: 'returned', closed_at: ctx.now });
    keepDecision(ctx, { orderId, stepId: null, kind: 'un-approve', reason });
    setReviewState(ctx, prepared, 'returned', { unapproved: true });
    ctx.record(prepared.order.chain, { body: { reason } });
    return { orderId, review: record.review_state };
  },
});
