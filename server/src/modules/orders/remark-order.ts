/** Sets the seller's remark and flag: fields of their own beside the buyer's message. (CC-2.4) */
import { remarkOrder as endpoint } from '../../../../contract/orders.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { change, mustMatch, prepareApply, refOf, type Prepared } from './apply.ts';

interface WithKey {
  prepared: Prepared;
  key: DataKey;
}

/** Loads orders together with their data keys; an erased order has none and can take no more personal text. */
export async function prepareWithKeys(ctx: Ctx, ids: string[]): Promise<(WithKey | Refusal)[]> {
  const loaded = await prepareApply(ctx, ids, null);
  const keyIds = loaded.flatMap((one) => (one instanceof Refusal ? [] : [one.order.record.key_id]));
  const keys = await ctx.kernel.secrets.subjectKeys(ctx.db, keyIds);
  return loaded.map((one) => {
    if (one instanceof Refusal) return one;
    const key = keys.get(one.order.record.key_id);
    return key ? { prepared: one, key } : new Refusal('NOT_FOUND', { field: 'orderId' });
  });
}

export const remarkOrder = action(endpoint, {
  clauses: ['CC-2.4', 'OS-2.2'],
  load: (ctx, inputs) =>
    prepareWithKeys(
      ctx,
      inputs.map((i) => i.orderId),
    ),
  run: (ctx, input, { prepared, key }: WithKey) => {
    const { order } = prepared;
    mustMatch(ctx, order, false);
    const remark = input.sellerRemark ? ctx.kernel.secrets.encrypt(key, input.sellerRemark) : null;
    change(ctx, order, {
      seller_remark_enc: remark,
      seller_flag: input.sellerFlag ?? order.record.seller_flag,
      rev: order.record.rev + 1,
    });
    ctx.emit({
      name: 'order.remarked',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, flag: order.record.seller_flag },
    });
    ctx.record(order.chain, {
      keyId: key.id,
      body: { remark: remark ? remark.toString('base64') : null, flag: order.record.seller_flag },
    });
    return refOf(order);
  },
});
