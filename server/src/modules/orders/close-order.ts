/** Closing: an accepted order with nothing open is at its end. (CC-2.5) */
import { closeOrder as endpoint } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { apply, loadOrders, refOf, type Prepared } from './apply.ts';

export const closeOrder = action(endpoint, {
  clauses: ['CC-2.5', 'OS-8.1'],
  load: loadOrders('close'),
  run: (ctx, input, prepared: Prepared) => {
    closeBy(ctx, prepared, input.by);
    ctx.record(prepared.order.chain);
    return refOf(prepared.order);
  },
});

/** The decision that a person and the silent timeout share; who closed is kept apart. */
export function closeBy(ctx: RowCtx, prepared: Prepared, by: 'customer' | 'staff' | 'platform' | 'silence'): void {
  apply(ctx, prepared, 'close', { columns: { closed_by: by }, data: { by } });
}
