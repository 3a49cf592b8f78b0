/**
 * What the home page asks, each time that it is opened: what was done on another page a moment ago is missing in what was asked
 * before. Numbers are kept on screen while newer ones are fetched, so that nothing flickers.
 */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { homePage, homeRecent } from '../../../../contract/home.ts';
import type { listInbox } from '../../../../contract/tasks.ts';
import type { listNotices } from '../../../../contract/notices.ts';
import { call } from '../../app/api.ts';

export const homeQuery = queryOptions({
  queryKey: ['home', 'page'],
  queryFn: ({ signal }) => call<typeof homePage>('GET /home-page', {}, { signal }),
  placeholderData: keepPreviousData,
  staleTime: 0,
  refetchInterval: 60_000,
});

const BEHIND_MS = 1_000;

export const recentQuery = queryOptions({
  queryKey: ['home', 'recent'],
  queryFn: ({ signal }) => call<typeof homeRecent>('GET /recent-steps', {}, { signal }),
  staleTime: 0,
  // A step stands here a moment after it was done; who comes here at once waits for it.
  refetchInterval: ({ state }) => state.data?.isBehind === true && BEHIND_MS,
});

export type TaskTab = 'mine' | 'department';
/** As many as a person plans at once; the rest stands in the inbox. */
const SHOWN_TASKS = 9;

export const firstTasksQuery = (tab: TaskTab) =>
  queryOptions({
    queryKey: ['tasks', 'first', tab],
    queryFn: ({ signal }) => call<typeof listInbox>('GET /tasks', { tab, limit: SHOWN_TASKS }, { signal }),
    staleTime: 0,
  });

const SHOWN_ALERTS = 4;

export const firstAlertsQuery = queryOptions({
  queryKey: ['notices', 'first'],
  queryFn: ({ signal }) => call<typeof listNotices>('GET /notices', { limit: SHOWN_ALERTS }, { signal }),
  staleTime: 0,
});
