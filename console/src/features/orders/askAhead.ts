/** Asks for what an address of the orders names before its page renders: the answer is on its way while the parts are made. */
import type { QueryClient } from '@tanstack/react-query';
import { orderQuery, ordersQuery } from './orderQueries.ts';
import { filterOf, type OrdersSearch } from './ordersSearch.ts';

export function askForList(queries: QueryClient, search: OrdersSearch): void {
  void queries.prefetchInfiniteQuery(ordersQuery(filterOf(search)));
  if (search.open) askForOrder(queries, search.open);
}

export function askForOrder(queries: QueryClient, orderId: string): void {
  void queries.prefetchQuery(orderQuery(orderId));
}
