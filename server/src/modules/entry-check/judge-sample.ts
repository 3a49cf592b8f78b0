/** The verdict on a sampled order; what was wrong is booked as an error of whoever entered and of whoever answers for the rule. (CC-2.3, CC-5.1) */
import { judgeSample as endpoint } from '../../../../contract/entry-check.ts';
import { action } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { keepCorrection, prepareWithKeys, tell, type Prepared } from '../orders/index.ts';

interface Sampled {
  order_id: string;
  owner_id: string;
  state: 'open' | 'fine' | 'wrong';
}

interface Loaded {
  prepared: Prepared;
  key: DataKey;
  sampled: Sampled | undefined;
}

export const judgeSample = action(endpoint, {
  clauses: ['CC-2.3', 'CC-5.1'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const ids = inputs.map((input) => input.orderId);
    const orders = await prepareWithKeys(ctx, ids);
    const rows = await ctx.db.query<Sampled & Record<string, unknown>>(
      `select order_id, owner_id, state from sampled_orders where order_id = any($1::uuid[]) order by order_id for update`,
      [ids],
    );
    const sampled = new Map(rows.map((row) => [row.order_id, row]));
    return orders.map((one, n) => (one instanceof Refusal ? one : { ...one, sampled: sampled.get(ids[n] ?? '') }));
  },
  run: (ctx, input, { prepared, key, sampled }: Loaded) => {
    const me = ctx.actor.personId ?? ctx.actor.id;
    if (!sampled || sampled.state !== 'open' || sampled.owner_id !== me)
      throw new Refusal('SAMPLE_NOT_YOURS', { field: 'orderId' });
    if (input.verdict === 'wrong' && !input.field) throw new Refusal('INPUT_INVALID', { field: 'field' });
    ctx.statement(
      `update sampled_orders set state = $2, judged_by = $3, judged_at = $4 where order_id = $1 and state = 'open' returning 1`,
      [input.orderId, input.verdict, actorRef(ctx.actor), ctx.now],
      1,
    );
    if (input.verdict === 'wrong' && input.field) {
      const change = { field: input.field, before: input.before ?? null, after: input.after ?? null };
      keepCorrection(ctx, prepared, key, change, input.note || '抽查', sampled.owner_id);
    }
    tell(ctx, prepared, 'order.sampled', ctx.now, { data: { verdict: input.verdict, field: input.field ?? null } });
    ctx.record(prepared.order.chain, { keyId: key.id, body: { verdict: input.verdict, field: input.field ?? null } });
    return { orderId: input.orderId, verdict: input.verdict };
  },
});
