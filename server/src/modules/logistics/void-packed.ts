/** In-transaction reaction to a cancellation: what was packed but not handed over is void. (OS-6.3) */
import type { RowCtx } from '../../kernel/action.ts';
import type { JournalEvent } from '../../kernel/journal.ts';

export function voidPackedShipments(ctx: RowCtx, event: JournalEvent): void {
  ctx.writes.gather(
    `update shipments s set state = 'voided', voided_at = u.at from unnest($1::uuid[], $2::timestamptz[]) as u(order_id, at)
      where s.order_id = u.order_id and s.state = 'packed'`,
    [event.data.orderId, ctx.now],
  );
}
