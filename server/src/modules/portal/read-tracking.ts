/** Reads what the customer's page tells of one order; the caller has made sure that the order is the customer's. (OT-4.3) */
import type { TrackingView } from '../../../../contract/portal.ts';
import type { Ctx } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { loadOpenClocks } from '../deadlines/index.ts';
import { readShipments } from '../logistics/index.ts';
import { readCustomerOrder } from '../orders/index.ts';
import { policyCache } from '../policy/index.ts';
import { doorsOf } from './doors.ts';
import { trackingOf, type ParcelFacts } from './tracking.ts';

export async function readTracking(ctx: Ctx, orderId: string): Promise<TrackingView> {
  const [order, clocks, parcels, doors] = await Promise.all([
    readCustomerOrder(ctx.db, orderId),
    loadOpenClocks(ctx.db, [orderId]),
    readShipments(ctx.db, orderId),
    doorsOf(ctx, orderId),
  ]);
  if (!order) throw new Refusal('TRACKING_NOT_FOUND', { field: 'number' });
  const policy = await ctx.cached(policyCache);
  const shop = (await ctx.cached(companyCache)).shops.get(order.shop_id)?.name ?? '';
  return trackingOf(
    { order, shop, clocks: clocks.get(orderId) ?? [], parcels: parcels as ParcelFacts[], policy, doors },
    ctx.now,
  );
}
