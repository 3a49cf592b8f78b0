/**
 * Asks for what an address of the orders names before its page renders: the answer is on its way while the parts are made. A list that
 * is there already is left alone: the address changes with every row that the eye rests on.
 */
import type { QueryClient } from '@tanstack/react-query';
import { orderQuery, ordersQuery } from './orderQueries.ts';
import { filterOf, type OrdersSearch } from './ordersSearch.ts';

export function askForList(queries: QueryClient, search: OrdersSearch): void {
  void queries.ensureInfiniteQueryData(ordersQuery(filterOf(search))).catch(() => undefined);
  if (search.open) askForOrder(queries, search.open);
}

export function askForOrder(queries: QueryClient, orderId: string): void {
  void queries.prefetchQuery(orderQuery(orderId));
}
