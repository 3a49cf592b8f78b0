/** What the order pages ask of the server, and under which keys the answers are kept. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  getOrder,
  listCarriers,
  listOrders,
  orderTimeline,
  queueCounts,
  queues,
  sumOrders,
} from '../../../../contract/orders.ts';
import { call, type GivenTo } from '../../app/api.ts';

export type Queue = (typeof queues)[number];
export type OrderFilter = Omit<GivenTo<typeof listOrders>, 'limit' | 'cursor' | 'ids' | 'queue'> & { queue: Queue };

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call<typeof listOrders>('GET /orders', { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    // While it is open, live rows keep it; opened again it is asked anew, since nobody told what happened meanwhile.
    staleTime: 2_000,
    refetchOnReconnect: false,
    // The old rows stay, greyed, until the new ones have come.
    placeholderData: (before) => before,
  });

/** Which of these orders belong to the list, as rows. */
export const ordersAmong = (filter: OrderFilter, ids: readonly string[]) =>
  call<typeof listOrders>('GET /orders', { ...filter, ids: ids.join() });

/** The carriers that orders went with: a list that hardly ever grows. */
export const carriersQuery = queryOptions({
  queryKey: ['carriers'],
  queryFn: ({ signal }) => call<typeof listCarriers>('GET /orders/carriers', {}, { signal }),
  staleTime: 600_000,
});

export const countsQuery = ({ queue: _queue, due: _due, ...narrowing }: OrderFilter) =>
  queryOptions({
    queryKey: ['orders', 'counts', narrowing],
    queryFn: ({ signal }) => call<typeof queueCounts>('GET /orders/counts', narrowing, { signal }),
    staleTime: 5_000,
    refetchInterval: 30_000,
    placeholderData: (before) => before,
  });

/** Under the counts' key: whatever makes those stale makes these stale. */
export const sumsQuery = (filter: OrderFilter) =>
  queryOptions({
    queryKey: ['orders', 'counts', 'sums', filter],
    queryFn: ({ signal }) => call<typeof sumOrders>('GET /orders/sums', filter, { signal }),
    staleTime: 5_000,
  });

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'one', orderId],
    queryFn: ({ signal }) => call<typeof getOrder>('GET /orders/:orderId', { orderId }, { signal }),
    staleTime: 5_000,
  });

export const timelineQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'timeline', orderId],
    queryFn: ({ signal }) => call<typeof orderTimeline>('GET /orders/:orderId/timeline', { orderId }, { signal }),
    staleTime: 5_000,
  });
