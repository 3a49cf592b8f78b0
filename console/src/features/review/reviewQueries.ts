/** What the console reads of review: my queue, one step with its facts, an order's review, and the numbers. */
import { infiniteQueryOptions, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type {
  orderReview,
  reviewNumberOrders,
  reviewNumbers,
  reviewQueue,
  seeStep,
} from '../../../../contract/review.ts';
import { call } from '../../app/api.ts';
import { serverNow } from '../../app/serverTime.ts';

const queueQuery = infiniteQueryOptions({
  queryKey: ['review', 'queue'],
  queryFn: ({ pageParam, signal }) =>
    call<typeof reviewQueue>('GET /reviews', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
  staleTime: 5_000,
  refetchInterval: 30_000,
});

/** The queue as far as it was read: the most urgent are there at once, `more` says whether some are behind them. */
export function useQueue() {
  const queue = useInfiniteQuery(queueQuery);
  const { data, hasNextPage: more } = queue;
  return { queue, first: data?.pages[0], items: data?.pages.flatMap((page) => page.items), more };
}

export const stepQuery = (stepId: string) =>
  queryOptions({
    queryKey: ['review', 'step', stepId],
    queryFn: ({ signal }) => call<typeof seeStep>('GET /reviews/:stepId', { stepId }, { signal }),
    staleTime: 5_000,
  });

export const orderReviewQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['review', 'order', orderId],
    queryFn: ({ signal }) => call<typeof orderReview>('GET /orders/:orderId/review', { orderId }, { signal }),
    staleTime: 5_000,
  });

export const numbersQuery = (days: number) =>
  queryOptions({
    queryKey: ['review', 'numbers', days],
    queryFn: ({ signal }) => call<typeof reviewNumbers>('GET /review-numbers', { days }, { signal }),
    staleTime: 30_000,
  });

export type Measure = 'first-pass' | 'returned' | 'by-rule' | 'by-person' | 'open' | 'late' | 'decided';

export interface Asked {
  measure: Measure;
  department?: string;
}

export const numberOrdersQuery = (asked: Asked, days: number) =>
  infiniteQueryOptions({
    queryKey: ['review', 'number-orders', asked, days],
    queryFn: ({ pageParam, signal }) =>
      call<typeof reviewNumberOrders>(
        'GET /review-numbers/:measure',
        { ...asked, days, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 30_000,
  });

export function useReviewCount() {
  const { items } = useQueue();
  if (!items) return undefined;
  const now = serverNow();
  return { waiting: items.length, late: items.filter((one) => one.dueAt && Date.parse(one.dueAt) < now).length };
}
