/**
 * How an order stands, for whoever knows its number and the tail of the receiver's phone. A wrong number and a wrong phone
 * get the same answer after the same statements, and both count against the same limits. (OT-4.3, OS-8.3)
 */
import { trackOrder as endpoint } from '../../../../contract/portal.ts';
import { query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findForCustomer } from '../orders/index.ts';
import { countLookUp } from './limits.ts';
import { readTracking } from './read-tracking.ts';

export const trackOrder = query(endpoint, {
  clauses: ['OT-4.3', 'OS-8.3'],
  open: true,
  run: async (ctx, input) => {
    await countLookUp(ctx, input.number);
    const orderId = await findForCustomer(ctx.db, ctx.kernel.secrets, input);
    if (!orderId) throw new Refusal('TRACKING_NOT_FOUND', { field: 'number' });
    return { ...(await readTracking(ctx, orderId)), orderId };
  },
});
