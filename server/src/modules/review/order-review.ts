/** The whole review of an order for its page: who approved what under which clause, what waits on whom, and what changed meanwhile. (OS-3.3) */
import { orderReview as endpoint } from '../../../../contract/review.ts';
import { scopeFor } from '../../kernel/access.ts';
import { query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { actorName } from '../people/index.ts';
import { policyCache, ruleTitle } from '../policy/index.ts';
import { mustReachOrder, readOrdersForReview } from '../orders/index.ts';
import { crewOf } from './plan.ts';
import { personOfRef } from './reviewers.ts';
import { readAllRounds, readDecisions } from './store.ts';
import { decisionViews, iso, stepView } from './views.ts';

export const orderReview = query(endpoint, {
  clauses: ['OS-3.3', 'OS-3.1'],
  run: async (ctx, { orderId }) => {
    const order = (await readOrdersForReview(ctx.db, [orderId])).get(orderId);
    if (!order) throw new Refusal('NOT_FOUND', { field: 'orderId' });
    mustReachOrder(ctx, order);
    const crew = await crewOf(ctx);
    const policy = await ctx.cached(policyCache);
    const [rounds, decided] = [await readAllRounds(ctx, orderId), await readDecisions(ctx.db, [orderId])];
    const decisions = decided.get(orderId) ?? [];
    const { record, lines } = order;
    const packed = lines.some((line) => Number(line.qty_packed) > 0);
    return {
      state: record.review_state,
      rounds: rounds.map(({ round, steps }) => ({
        no: round.no,
        state: round.state,
        byRule: round.by_rule,
        rule: round.rule,
        clause: round.clause,
        title: (round.rule && round.clause && ruleTitle(policy, round.rule, round.clause)) || null,
        openedAt: round.opened_at.toISOString(),
        closedAt: iso(round.closed_at),
        submittedBy: actorName(crew.people, round.submitted_by),
        note: round.note,
        steps: steps.map((step) =>
          stepView(step, {
            crew,
            content: order,
            excluded: [record.entered_by, personOfRef(round.submitted_by)],
            decisions,
            me: ctx.actor.personId ?? ctx.actor.id,
          }),
        ),
      })),
      decisions: decisionViews(crew, decisions),
      mayResubmit: record.review_state === 'returned' && scopeFor(ctx.actor, 'review.resubmit') !== undefined,
      mayUnapprove:
        record.review_state === 'approved' &&
        !packed &&
        ['checked', 'preparing'].includes(record.stage) &&
        scopeFor(ctx.actor, 'review.un-approve') !== undefined,
    };
  },
});
