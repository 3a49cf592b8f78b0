/** Where an order's review stands, on the order's own row: for lists and for the work that an approval opens. Only review says it. (OS-3.3) */
import type { RowCtx } from '../../kernel/action.ts';
import { change, tell, type Prepared } from './apply.ts';
import type { OrderRecord } from './order.ts';

export type ReviewState = OrderRecord['review_state'];

const eventOf: Partial<Record<ReviewState, string>> = {
  open: 'order.review-opened',
  approved: 'order.approved',
  returned: 'order.returned',
  rejected: 'order.rejected',
};

export function setReviewState(ctx: RowCtx, prepared: Prepared, state: ReviewState, data: object = {}): void {
  if (prepared.order.record.review_state === state) return;
  change(ctx, prepared.order, { review_state: state });
  const event = eventOf[state];
  if (event) tell(ctx, prepared, event, ctx.now, { data: { ...data } });
}
