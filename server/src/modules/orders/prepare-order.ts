/** Releases a checked and paid order to the warehouse. (PD-3.1, OT-3.1) */
import { prepareOrder as endpoint } from '../../../../contract/orders.ts';
import { action } from '../../kernel/action.ts';
import { apply, loadOrders, refOf, type Prepared } from './apply.ts';

export const prepareOrder = action(endpoint, {
  clauses: ['PD-3.1', 'OT-2.3'],
  load: loadOrders('prepare'),
  run: (ctx, _input, prepared: Prepared) => {
    apply(ctx, prepared, 'prepare');
    ctx.record(prepared.order.chain);
    return refOf(prepared.order);
  },
});
