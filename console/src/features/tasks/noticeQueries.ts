/** The alerts of clocks and the notices of special orders that reached this person, and how many were not read. */
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { countNotices, listNotices } from '../../../../contract/notices.ts';
import { call } from '../../app/api.ts';

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call<typeof listNotices>('GET /notices', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
  staleTime: 5_000,
});

const noticeCountsQuery = queryOptions({
  queryKey: ['notices', 'counts'],
  queryFn: ({ signal }) => call<typeof countNotices>('GET /notices/counts', {}, { signal }),
  staleTime: 5_000,
  refetchInterval: 30_000,
});

export function useNoticeCounts(enabled: boolean) {
  return useQuery({ ...noticeCountsQuery, enabled }).data;
}
