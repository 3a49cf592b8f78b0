/** How an order stands, for whoever holds a link to it that is neither expired nor revoked. (OT-4.3, OS-8.3) */
import { followLink as endpoint } from '../../../../contract/portal.ts';
import { query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { countWrongLink } from './limits.ts';
import { orderOfLink } from './links.ts';
import { readTracking } from './read-tracking.ts';

export const followLink = query(endpoint, {
  clauses: ['OT-4.3', 'OS-8.3'],
  open: true,
  run: async (ctx, { token }) => {
    const orderId = await orderOfLink(ctx.db, token);
    if (orderId) return readTracking(ctx, orderId);
    await countWrongLink(ctx);
    throw new Refusal('LINK_INVALID');
  },
});
