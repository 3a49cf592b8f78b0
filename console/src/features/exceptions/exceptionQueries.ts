/** What the pages of exceptions ask: the queue, its counts, one exception, those of an order. */
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { ExceptionQueue } from '../../../../contract/exception-words.ts';
import type { countExceptions, getException, listExceptions } from '../../../../contract/exceptions.ts';
import type { AreaCount } from '../../app/areas.ts';
import { call } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';

export const countsQuery = queryOptions({
  queryKey: ['exceptions', 'counts'],
  queryFn: ({ signal }) => call<typeof countExceptions>('GET /exceptions/counts', {}, { signal }),
  refetchInterval: 30_000,
});

export const queueQuery = (queue: ExceptionQueue, kind: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['exceptions', 'list', queue, kind ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<typeof listExceptions>(
        'GET /exceptions',
        { queue, ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const exceptionQuery = (exceptionId: string) =>
  queryOptions({
    queryKey: ['exceptions', 'one', exceptionId],
    queryFn: ({ signal }) => call<typeof getException>('GET /exceptions/:exceptionId', { exceptionId }, { signal }),
  });

export const ofOrderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['exceptions', 'order', orderId],
    queryFn: ({ signal }) => call<typeof listExceptions>('GET /exceptions', { orderId, limit: 20 }, { signal }),
  });

export function useExceptionCount(): AreaCount | undefined {
  const may = useMay();
  const counts = useQuery({ ...countsQuery, enabled: may('exceptions.counts') }).data?.queues;
  return counts && { waiting: counts.open, late: counts.overdue };
}
