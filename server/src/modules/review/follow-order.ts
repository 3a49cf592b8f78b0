/**
 * Looks at an order's review again after something about it changed: voids exactly the approvals that looked at what changed,
 * judges those steps anew, and asks a person where the rule does not let them pass. Begins a review that was never begun. The
 * gate alone keeps an order from execution; this only brings the work on. (OS-3.3)
 */
import { z } from 'zod';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action } from '../../kernel/action.ts';
import { systemActor } from '../../kernel/access.ts';
import type { Consumer } from '../../kernel/consumers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { eventsOf } from '../../kernel/journal-reader.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { unreviewedOrders } from '../orders/index.ts';
import { keepPlan } from './keep-plan.ts';
import { loadPlanned, type Planned } from './load-planned.ts';
import { reviewedStages } from './round.ts';

const output = z.object({ orderId: id, changed: z.boolean() });

export const followReview = action(
  endpoint({
    name: 'review.follow',
    route: 'POST /internal/orders/:orderId/review',
    title: { zh: '评审跟进订单变化', en: 'Follow a change of the order in review' },
    input: z.strictObject({ orderId: id }),
    output,
  }),
  {
    clauses: ['OS-3.3', 'OS-3.1'],
    internal: true,
    load: (ctx, inputs) => loadPlanned(ctx, inputs),
    run: (ctx, { orderId }, { prepared, plan }: Planned) => {
      const { record } = prepared.order;
      const hasNews = plan && (!plan.review || plan.fresh.length > 0 || plan.voided.length > 0);
      if (!hasNews || !reviewedStages.includes(record.stage)) return { orderId, changed: false };
      keepPlan(ctx, prepared, plan, { newRound: false, submittedBy: `staff:${record.entered_by ?? ''}` });
      ctx.record(prepared.order.chain);
      return { orderId, changed: true };
    },
  },
);

async function follow(kernel: Kernel, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const inputs = [...new Set(orderIds)].map((orderId) => ({ orderId }));
  await runMany(kernel, followReview, inputs, systemActor('review'));
}

/** What may touch reviewed content. An event of a later kind that is missing here is caught by the gate. */
const events = {
  'order.corrected': 1,
  'order.remarked': 1,
  'order.message-changed': 1,
  'order.changed': 1,
};
const names = new Set(Object.keys(events));

export const reviewConsumer: Consumer = {
  name: 'review',
  events,
  from: 'now',
  async handle(db, entries, kernel) {
    const ids = entries.flatMap((entry) => eventsOf(entry, names).map((event) => String(event.data.orderId)));
    const reviewed = await db.query<{ id: string }>(
      `select distinct order_id as id from review_rounds where order_id = any($1::uuid[])`,
      [[...new Set(ids)]],
    );
    await follow(
      kernel,
      reviewed.map((row) => row.id),
    );
  },
};

/** Orders that were checked where no review began: entered before there was one, or checked in another way. */
export async function beginForgotten(kernel: Kernel): Promise<void> {
  await follow(kernel, await unreviewedOrders(kernel.database));
}

export const beginWork = every(30, 'review.begin', beginForgotten);
