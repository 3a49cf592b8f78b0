/** A correction that makes an order go first, or no longer, moves its steps in the queue: a reaction, so that the two never differ. (OS-2.3) */
import type { RowCtx } from '../../kernel/action.ts';
import type { JournalEvent } from '../../kernel/journal.ts';

const moveSteps = `update review_steps s set goes_first = e.first from unnest($1::uuid[], $2::boolean[]) as e (id, first)
  where s.order_id = e.id and s.state in ('open', 'waiting') and s.goes_first <> e.first`;

export function followPriority(ctx: RowCtx, { data }: JournalEvent): void {
  if (typeof data.goesFirst === 'boolean') ctx.writes.gather(moveSteps, [data.orderId, data.goesFirst]);
}
