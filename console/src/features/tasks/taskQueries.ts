/** The inbox of work per person and department: each piece once, with its owner and due time. */
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { countTasks, listInbox, TaskKind } from '../../../../contract/tasks.ts';
import { call } from '../../app/api.ts';

export type InboxTab = 'mine' | 'department' | 'done';

export const inboxQuery = (tab: InboxTab, kind?: TaskKind) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', tab, kind ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<typeof listInbox>(
        'GET /tasks',
        { tab, ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 5_000,
  });

export const inboxCountsQuery = queryOptions({
  queryKey: ['tasks', 'counts'],
  queryFn: ({ signal }) => call<typeof countTasks>('GET /tasks/counts', {}, { signal }),
  staleTime: 5_000,
  refetchInterval: 30_000,
});

export function useTaskCount() {
  const counts = useQuery(inboxCountsQuery).data;
  return counts && { waiting: counts.mine, late: counts.late };
}
