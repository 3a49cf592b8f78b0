/** In-transaction reaction to a cancellation: what was packed but not handed over is void. (OS-6.3) */
import type { RowCtx } from '../../kernel/action.ts';
import type { JournalEvent } from '../../kernel/journal.ts';

export function voidPackedShipments(ctx: RowCtx, event: JournalEvent): void {
  ctx.statement(`update shipments set state = 'voided', voided_at = $2 where order_id = $1 and state = 'packed'`, [event.data.orderId, ctx.now]);
}
