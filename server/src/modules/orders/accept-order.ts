/** Acceptance: by the customer, noted by staff, reported by the platform, or by silence after the objection window. (OS-5.3) */
import { acceptOrder as endpoint } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { apply, loadOrders, refOf, type Prepared } from './apply.ts';
import { moveLine } from './lines.ts';
import { thousandths } from './money.ts';
import { physicalLines } from './order.ts';

export const acceptOrder = action(endpoint, {
  clauses: ['OS-5.3', 'CC-2.5'],
  load: loadOrders('accept'),
  run: (ctx, input, prepared: Prepared) => {
    const at = input.occurredAt ? new Date(input.occurredAt) : ctx.now;
    if (at.getTime() > ctx.now.getTime() + 60_000) throw new Refusal('TIME_IN_FUTURE', { field: 'occurredAt' });
    acceptBy(ctx, prepared, input.by, at);
    ctx.record(prepared.order.chain, { occurredAt: at });
    return refOf(prepared.order);
  },
});

/** The decision that a person and the silent timeout share; who accepted is kept apart. */
export function acceptBy(
  ctx: RowCtx,
  prepared: Prepared,
  by: 'customer' | 'staff' | 'platform' | 'silence',
  at: Date,
): void {
  apply(ctx, prepared, 'accept', { occurredAt: at, columns: { accepted_by: by }, data: { by } });
  for (const line of physicalLines(prepared.order)) {
    moveLine(ctx, line, 'qty_accepted', thousandths(line.qty_delivered) - thousandths(line.qty_accepted));
  }
}
