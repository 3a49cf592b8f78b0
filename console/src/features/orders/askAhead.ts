/**
 * Asks for what an address of the orders names before its page renders: the answer is on its way while the parts are made. A list that
 * is there already is left alone: the address changes with every row that the eye rests on.
 */
import type { QueryClient } from '@tanstack/react-query';
import { companyQuery } from '../../app/company.ts';
import { meQuery } from '../../app/session.ts';
import { viewsQuery } from '../../ui/views/viewQueries.ts';
import { colleaguesWhoMay } from '../people/peopleQueries.ts';
import { specialKindsQuery } from '../special/specialKinds.ts';
import { carriersQuery, orderQuery, ordersQuery } from './orderQueries.ts';
import { filterOf, type OrdersSearch } from './ordersSearch.ts';

export function askForList(queries: QueryClient, search: OrdersSearch): void {
  void queries.ensureInfiniteQueryData(ordersQuery(filterOf(search))).catch(() => undefined);
  if (search.open) void askForOrder(queries, search.open);
}

/** A hand rests on the tab of a queue: its first rows are asked for unless they are here and young, or the list is on screen. */
export async function askForFirstRows(queries: QueryClient, search: OrdersSearch): Promise<void> {
  const first = ordersQuery(filterOf(search));
  if (queries.getQueryCache().find({ queryKey: first.queryKey })?.isActive()) return;
  await queries.prefetchInfiniteQuery({ ...first, pages: 1 });
}

/** A hand rests on the link to the list: its first rows, then what stands around them and hardly ever changes, views and what a filter offers. */
export async function askForPage(queries: QueryClient, search: OrdersSearch): Promise<void> {
  await askForFirstRows(queries, search);
  const may = queries.getQueryData(meQuery.queryKey)?.may ?? [];
  void queries.prefetchQuery(viewsQuery('orders'));
  void queries.prefetchQuery(companyQuery);
  void queries.prefetchQuery(specialKindsQuery);
  if (may.includes('people.colleagues')) void queries.prefetchQuery(colleaguesWhoMay());
  if (may.includes('orders.carriers')) void queries.prefetchQuery(carriersQuery);
}

export function askForOrder(queries: QueryClient, orderId: string): Promise<void> {
  return queries.prefetchQuery(orderQuery(orderId));
}
