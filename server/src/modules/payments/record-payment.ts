/** Records money taken for an order; the payment that completes the total starts the clocks of OT-3.1. (PD-5.4, OT-3.1) */
import { recordPayment as endpoint } from '../../../../contract/payments.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { isPaid, prepareApply, refOf, stageForbids, takePayments, type Prepared } from '../orders/index.ts';
import { knownRefs } from './store.ts';

interface Loaded {
  prepared: Prepared;
  refs: Set<string>;
}

export const recordPayment = action(endpoint, {
  clauses: ['PD-5.4', 'PD-3.1', 'OT-3.1'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const loaded = await prepareApply(
      ctx,
      inputs.map((i) => i.orderId),
      null,
    );
    const refs = await knownRefs(
      ctx.db,
      inputs.map((i) => i.orderId),
    );
    return loaded.map((one) =>
      one instanceof Refusal ? one : { prepared: one, refs: refs.get(one.order.record.id) ?? new Set() },
    );
  },
  run: (ctx, input, { prepared, refs }) => {
    const { record } = prepared.order;
    if (record.stage === 'cancelled' || record.stage === 'closed') throw stageForbids(record.stage, 'pay');
    if (input.externalRef && refs.has(input.externalRef))
      throw new Refusal('PAYMENT_REF_USED', { field: 'externalRef' });
    const { orderId: _, ...payment } = input;
    const [paymentId] = takePayments(ctx, prepared, [payment]);
    ctx.record(prepared.order.chain, { occurredAt: new Date(input.occurredAt) });
    return { ...refOf(prepared.order), paymentId: paymentId as string, isPaid: isPaid(record) };
  },
});
