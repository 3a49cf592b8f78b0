/** Books an error of entry that was found too late to correct it: the order stays, the people answer for it all the same. (CC-5.1, PD-3.2) */
import { bookError as endpoint } from '../../../../contract/entry-numbers.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { keepCorrection, prepareWithKeys, refOf, type Prepared } from '../orders/index.ts';

interface Loaded {
  prepared: Prepared;
  key: DataKey;
  ruleOwner: string | undefined;
}

export const bookError = action(endpoint, {
  clauses: ['CC-5.1', 'PD-3.2'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const ids = inputs.map((input) => input.orderId);
    const orders = await prepareWithKeys(ctx, ids);
    const rows = await ctx.db.query<{ order_id: string; owner_id: string }>(
      `select order_id, owner_id from rule_passes where order_id = any($1::uuid[])`,
      [ids],
    );
    const owners = new Map(rows.map((row) => [row.order_id, row.owner_id]));
    return orders.map((one, n) => (one instanceof Refusal ? one : { ...one, ruleOwner: owners.get(ids[n] ?? '') }));
  },
  run: (ctx, { field, before, after, reason }, { prepared, key, ruleOwner }: Loaded) => {
    const { order } = prepared;
    // What a rule passed was checked by whoever answers for it.
    keepCorrection(ctx, prepared, key, { field, before, after }, reason, order.record.checked_by ?? ruleOwner ?? null);
    ctx.emit({
      name: 'entry.error-booked',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, field },
    });
    ctx.record(order.chain, { keyId: key.id, body: { field, reason } });
    return refOf(order);
  },
});
