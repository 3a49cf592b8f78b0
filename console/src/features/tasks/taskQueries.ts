/** The inbox of work per person and department, and the alerts of the clocks: each once, each with its owner and due time. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, type Asks } from '../../app/api.ts';

interface Bilingual {
  zh: string;
  en: string;
}

export type InboxTab = 'mine' | 'department' | 'alerts' | 'done';

export interface TaskAnswer {
  id: string;
  rev: number;
  kind: string;
  title: Bilingual;
  subject: { type: string; id: string; number: string } | null;
  department: string;
  person: { id: string; name: string } | null;
  clause: string | null;
  startedAt: string;
  dueAt: string | null;
  state: 'open' | 'taken' | 'done';
  doneAt: string | null;
}

export const inboxQuery = (tab: InboxTab) =>
  queryOptions({
    queryKey: ['tasks', 'list', tab],
    queryFn: ({ signal }) =>
      call<Asks<object, { items: TaskAnswer[]; next?: string }>>('GET /tasks', { tab }, { signal }),
    staleTime: 5_000,
  });

export const inboxCountsQuery = queryOptions({
  queryKey: ['tasks', 'counts'],
  queryFn: ({ signal }) =>
    call<Asks<object, { mine: number; department: number; alerts: number; late: number }>>(
      'GET /tasks/counts',
      {},
      { signal },
    ),
  staleTime: 5_000,
  refetchInterval: 30_000,
});

export function useInboxCounts(enabled: boolean) {
  return useQuery({ ...inboxCountsQuery, enabled }).data;
}
