/** Makes a link to an order's page for a message to its customer; the token is shown this once. (OT-4.3) */
import { createLink as endpoint } from '../../../../contract/portal.ts';
import { action } from '../../kernel/action.ts';
import { loadOrders, type Prepared } from '../orders/index.ts';
import { newLink } from './links.ts';

export const createLink = action(endpoint, {
  clauses: ['OT-4.3'],
  secretAnswer: true,
  load: loadOrders(null),
  run: (ctx, { orderId }, { order }: Prepared) => {
    const { id, path, expiresAt } = newLink(ctx, orderId);
    ctx.emit({ name: 'portal.link-created', v: 1, data: { orderId, shopId: order.record.shop_id, linkId: id } });
    ctx.record(order.chain);
    return { path, expiresAt };
  },
});
