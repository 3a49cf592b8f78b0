/** Cancels an order that has not been handed over: stock is released, clocks are voided, what was packed waits to be unpacked. (OS-6.3) */
import { cancelOrder as endpoint } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { release } from '../inventory/index.ts';
import { apply, change, loadOrders, refOf, type Prepared } from './apply.ts';
import { changeLine, reservedMoves } from './lines.ts';
import { thousandths } from './money.ts';
import { stageForbids } from './step-refusals.ts';

export const cancelOrder = action(endpoint, {
  clauses: ['OS-6.3'],
  load: loadOrders('cancel'),
  run: (ctx, input, prepared: Prepared) => {
    cancel(ctx, prepared);
    ctx.record(prepared.order.chain, { body: { reason: input.reason } });
    return refOf(prepared.order);
  },
});

export function cancel(ctx: RowCtx, prepared: Prepared): void {
  const { order } = prepared;
  if (order.lines.some((l) => thousandths(l.qty_shipped) > 0n)) {
    throw stageForbids('shipped', 'cancel');
  }
  release(ctx, reservedMoves(order));
  apply(ctx, prepared, 'cancel');
  // What was packed is unpacked again: nobody carries it.
  if (order.record.carrier) change(ctx, order, { carrier: null });
  for (const line of order.lines)
    changeLine(ctx, line, { qty_cancelled: line.qty_ordered, qty_allocated: '0', qty_packed: '0' });
}
