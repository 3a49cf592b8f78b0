/** Gives an order to one responsible person. (OS-1, OT-4.2) */
import { assignOrder as endpoint } from '../../../../contract/orders.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { peopleCache } from '../people/index.ts';
import { change, prepareApply, refOf, type Prepared } from './apply.ts';

export const assignOrder = action(endpoint, {
  clauses: ['OS-1', 'OT-4.2'],
  load: async (ctx, inputs) => {
    const people = await ctx.cached(peopleCache);
    const loaded = await prepareApply(
      ctx,
      inputs.map((i) => i.orderId),
      null,
    );
    return loaded.map((one, n) =>
      people.persons.get(inputs[n]?.staffId ?? '')?.active ? one : new Refusal('PERSON_UNKNOWN', { field: 'staffId' }),
    );
  },
  run: (ctx, input, prepared: Prepared) => {
    const { order } = prepared;
    const before = order.record.owner_id;
    change(ctx, order, { owner_id: input.staffId });
    ctx.emit({
      name: 'order.assigned',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, from: before, to: input.staffId },
    });
    ctx.record(order.chain);
    return refOf(order);
  },
});
