/** Lifts a hold with a reason; clocks that stood still for it go on, their limits moved by the pause. (PD-3.4, OT-4.4) */
import { releaseHold as endpoint } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { resumeClocks } from '../deadlines/index.ts';
import { change, loadOrders, refOf, setNextDue, tell, type Prepared } from './apply.ts';
import { pauseOf } from './hold-order.ts';
import { changeLine } from './lines.ts';

export const releaseHold = action(endpoint, {
  clauses: ['PD-3.4', 'OT-4.4'],
  load: loadOrders(null),
  run: (ctx, input, prepared: Prepared) => {
    const { order } = prepared;
    if (!order.holds.some((h) => h.id === input.holdId)) throw new Refusal('HOLD_RELEASED', { field: 'holdId' });
    liftHold(ctx, prepared, input.holdId, input.reason);
    ctx.record(order.chain, { body: { reason: input.reason } });
    return refOf(order);
  },
});

/** Lifts an open hold; one that was lifted before is let be. The caller records it. */
export function liftHold(ctx: RowCtx, prepared: Prepared, holdId: string, reason: string): void {
  const { order } = prepared;
  const hold = order.holds.find((h) => h.id === holdId);
  if (!hold) return;
  order.holds = order.holds.filter((h) => h !== hold);
  ctx.patch('holds', hold.id, { released_at: ctx.now, released_by: actorRef(ctx.actor), release_reason: reason });
  const refundLeft = order.holds.some((h) => h.kind === 'refund');
  const lines = order.lines.filter((l) => (hold.line_id === null ? !refundLeft : l.id === hold.line_id));
  for (const line of hold.kind === 'refund' ? lines : [])
    if (line.refund_state === 'applied') changeLine(ctx, line, { refund_state: 'none' });
  change(ctx, order, { is_held: order.holds.length > 0, has_refund: refundLeft });
  const stillWaiting = order.holds.some((h) => pauseOf(prepared.policy, h.kind, ctx.now) !== undefined);
  if (!stillWaiting) setNextDue(ctx, order, resumeClocks(ctx, prepared.policy, order.clocks, ctx.now));
  tell(ctx, prepared, 'order.released', ctx.now, {
    hold: { id: hold.id, owner: hold.owner_department },
    data: { holdId: hold.id, kind: hold.kind },
  });
}
