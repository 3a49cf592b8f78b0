/** The door of the customer's page: what it answers, its pages, and where others offer what a customer may do. (OT-4.3, OS-2.1) */
import { createLink } from './create-link.ts';
import { followLink } from './follow-link.ts';
import { placeOrder } from './place-order.ts';
import { revokeLinks } from './revoke-links.ts';
import { listGoods, listRegions, quoteCart } from './shop-queries.ts';
import { trackOrder } from './track-order.ts';

export { portalWork } from './limits.ts';
export { portalRoutes } from './page-routes.ts';
export const portalActions = [createLink, revokeLinks, placeOrder];
export const portalQueries = [trackOrder, followLink, listGoods, listRegions, quoteCart];
