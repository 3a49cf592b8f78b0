/** What the channel pages ask: connections with their health, the log of deliveries, what goes out, addresses that wait. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  getConnection,
  getDelivery,
  listConnections,
  listDeliveries,
  listOutgoings,
  listSkuMap,
} from '../../../../contract/channels.ts';
import type { addressRequests } from '../../../../contract/platforms.ts';
import { call } from '../../app/api.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

const everySeconds = 5_000;

export const connectionsQuery = (filter: Words) =>
  queryOptions({
    queryKey: ['channels', 'list', filter],
    queryFn: ({ signal }) => call<typeof listConnections>('GET /connections', filter, { signal }),
    refetchInterval: everySeconds,
    placeholderData: (before) => before,
  });

export const connectionQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['channels', connectionId],
    queryFn: ({ signal }) => call<typeof getConnection>('GET /connections/:connectionId', { connectionId }, { signal }),
    refetchInterval: everySeconds,
  });

export const deliveriesQuery = (connectionId: string, filter: Words) =>
  infiniteQueryOptions({
    queryKey: ['channels', connectionId, 'deliveries', filter],
    queryFn: ({ pageParam, signal }) => {
      const input = { connectionId, ...filter, ...(pageParam ? { cursor: pageParam } : {}) };
      return call<typeof listDeliveries>('GET /connections/:connectionId/deliveries', input, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: everySeconds,
    placeholderData: (before) => before,
  });

export const deliveryQuery = (deliveryId: string) =>
  queryOptions({
    queryKey: ['channels', 'delivery', deliveryId],
    queryFn: ({ signal }) => call<typeof getDelivery>('GET /deliveries/:deliveryId', { deliveryId }, { signal }),
    refetchInterval: everySeconds,
  });

export const outgoingsQuery = (connectionId: string, filter: Words) =>
  infiniteQueryOptions({
    queryKey: ['channels', connectionId, 'outgoings', filter],
    queryFn: ({ pageParam, signal }) => {
      const input = { connectionId, ...filter, ...(pageParam ? { cursor: pageParam } : {}) };
      return call<typeof listOutgoings>('GET /connections/:connectionId/outgoings', input, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: everySeconds,
    placeholderData: (before) => before,
  });

export const skuMapQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['channels', connectionId, 'skus'],
    queryFn: ({ signal }) =>
      call<typeof listSkuMap>('GET /connections/:connectionId/skus', { connectionId }, { signal }),
  });

export const addressesQuery = (shopId: string) =>
  queryOptions({
    queryKey: ['channels', 'addresses', shopId],
    queryFn: ({ signal }) => call<typeof addressRequests>('GET /address-requests', { shopId }, { signal }),
  });

/** Open ones of one order; each decision moves the order's revision. */
export const orderAddressQuery = (orderId: string, rev: number) =>
  queryOptions({
    queryKey: ['channels', 'addresses', 'of', orderId, rev],
    queryFn: ({ signal }) => call<typeof addressRequests>('GET /address-requests', { orderId }, { signal }),
    placeholderData: (before) => before,
  });
