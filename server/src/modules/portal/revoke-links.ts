/** Ends all links to an order's page at once: for a message that went to the wrong person. (OS-8.3) */
import { revokeLinks as endpoint } from '../../../../contract/portal.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, type Prepared } from '../orders/index.ts';
import { countLinks, endLinks } from './links.ts';

export const revokeLinks = action(endpoint, {
  clauses: ['OS-8.3'],
  load: async (ctx, inputs) => {
    const ids = inputs.map((one) => one.orderId);
    const prepared = await prepareApply(ctx, ids, null);
    const counts = await countLinks(ctx.db, ids);
    return prepared.map((one, n) =>
      one instanceof Refusal ? one : { prepared: one, open: counts.get(ids[n] ?? '') ?? 0 },
    );
  },
  run: (ctx, { orderId }, { prepared, open }: { prepared: Prepared; open: number }) => {
    const { order } = prepared;
    if (open > 0) endLinks(ctx, orderId, open);
    ctx.emit({ name: 'portal.links-revoked', v: 1, data: { orderId, shopId: order.record.shop_id, links: open } });
    ctx.record(order.chain);
    return { revoked: open };
  },
});
