/** A cancelled order is nobody's to review any more: a reaction, so that no queue keeps what has ended. (OS-6.3) */
import type { RowCtx } from '../../kernel/action.ts';
import type { JournalEvent } from '../../kernel/journal.ts';

const endRounds = `update review_rounds r set state = 'ended', closed_at = e.at from unnest($1::uuid[], $2::timestamptz[]) as e(id, at)
  where r.order_id = e.id and r.state = 'open'`;
const endSteps = `update review_steps s set state = 'dropped', next_escalation_at = null from unnest($1::uuid[]) as e(id)
  where s.order_id = e.id and s.state in ('open', 'waiting')`;

export function endReview(ctx: RowCtx, { data }: JournalEvent): void {
  ctx.writes.gather(endRounds, [data.orderId, ctx.now]);
  ctx.writes.gather(endSteps, [data.orderId]);
}
