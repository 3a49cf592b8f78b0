/** What the console reads of review: my queue, one step with its facts, an order's review, and the numbers. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type {
  orderReview,
  reviewNumberOrders,
  reviewNumbers,
  reviewQueue,
  seeStep,
} from '../../../../contract/review.ts';
import { call } from '../../app/api.ts';
import { serverNow } from '../../app/serverTime.ts';

export const queueQuery = queryOptions({
  queryKey: ['review', 'queue'],
  queryFn: ({ signal }) => call<typeof reviewQueue>('GET /reviews', {}, { signal }),
  staleTime: 5_000,
  refetchInterval: 30_000,
});

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

export type Measure = 'first-pass' | 'returned' | 'by-rule' | 'by-person' | 'open' | 'late';

export const numberOrdersQuery = (measure: Measure, days: number) =>
  queryOptions({
    queryKey: ['review', 'number-orders', measure, days],
    queryFn: ({ signal }) =>
      call<typeof reviewNumberOrders>('GET /review-numbers/:measure', { measure, days }, { signal }),
    staleTime: 30_000,
  });

export function useReviewCount() {
  const items = useQuery(queueQuery).data?.items;
  if (!items) return undefined;
  const now = serverNow();
  return { waiting: items.length, late: items.filter((one) => one.dueAt && Date.parse(one.dueAt) < now).length };
}
