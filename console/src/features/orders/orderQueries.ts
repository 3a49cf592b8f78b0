/** What the order pages ask of the server, and under which keys the answers are kept. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { getOrder, listOrders, orderTimeline, queueCounts, queues } from '../../../../contract/orders.ts';
import { call, type GivenTo } from '../../app/api.ts';

export type Queue = (typeof queues)[number];
export type OrderFilter = Pick<GivenTo<typeof listOrders>, 'queue' | 'shopId' | 'warehouseId'>;

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call<typeof listOrders>('GET /orders', { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: Infinity,
  });

export const countsQuery = (filter: Pick<OrderFilter, 'shopId' | 'warehouseId'>) =>
  queryOptions({
    queryKey: ['orders', 'counts', filter],
    queryFn: ({ signal }) => call<typeof queueCounts>('GET /orders/counts', filter, { signal }),
    staleTime: 5_000,
    refetchInterval: 30_000,
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
