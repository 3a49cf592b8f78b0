/** How the answers of existing searches become hits of the one search: a title, what tells it apart, nothing in clear. (CC-7.1) */
import { goodsName } from '../../../../contract/catalog.ts';
import { searchSkus } from '../catalog/index.ts';
import { searchCustomers } from '../customers/index.ts';
import { searchOrders } from '../orders/index.ts';
import { colleaguesCalled, listColleagues } from '../people/index.ts';
import { sourceOf, type SearchSource } from './search-source.ts';

const told = (...parts: (string | null | undefined)[]): string[] => parts.filter((part): part is string => !!part);

const orders = sourceOf(
  'order',
  searchOrders,
  (text, limit) => ({ text, limit }),
  ({ items }) =>
    items.map((order) => ({
      id: order.id,
      title: order.number,
      detail: told(order.externalNo, order.shop.name, order.receiverMask),
      stage: order.stage,
    })),
);

const customers = sourceOf(
  'customer',
  searchCustomers,
  (text, limit) => ({ text, limit }),
  ({ items }) =>
    items.map((customer) => ({
      id: customer.id,
      title: customer.nameMask,
      detail: told(customer.number),
      stage: null,
    })),
);

const products = sourceOf(
  'product',
  searchSkus,
  (text, limit) => ({ text, limit }),
  ({ items }) =>
    items.map((sku) => ({
      id: sku.id,
      title: goodsName(sku),
      detail: told(sku.code),
      stage: null,
    })),
);

/** Whoever may see who is there may look for them by name. */
const colleagues: SearchSource = {
  kind: 'colleague',
  right: listColleagues.name,
  find: async (ctx, text, limit) => {
    const called = await colleaguesCalled(ctx, text);
    return called.slice(0, limit).map(({ id, name }) => ({ id, title: name, detail: [], stage: null }));
  },
};

export const searchSources: readonly SearchSource[] = [orders, customers, products, colleagues];
