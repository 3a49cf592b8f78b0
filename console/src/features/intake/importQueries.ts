/** What the import pages ask: the imports, one import with its live progress, the causes of its waiting rows, and the rows themselves. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { getImport, ImportView, listImports, listIssueGroups, listIssues } from '../../../../contract/intake.ts';
import { call } from '../../app/api.ts';
import type { Words } from '../../ui/views/viewQueries.ts';

export type IssueGroup = OutputOf<typeof listIssueGroups>['items'][number];

export const importsQuery = (filter: Words) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call<typeof listImports>('GET /imports', { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: 5_000,
    placeholderData: (before) => before,
  });

export const isMoving = (state: ImportView['state'] | undefined) => state === 'waiting' || state === 'running';

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', importId],
    queryFn: ({ signal }) => call<typeof getImport>('GET /imports/:importId', { importId }, { signal }),
    // While rows go in, the page asks every second; after that only when something was mended.
    refetchInterval: (query) => (isMoving(query.state.data?.state) ? 1_000 : false),
  });

export const groupsQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', importId, 'groups'],
    queryFn: ({ signal }) =>
      call<typeof listIssueGroups>('GET /imports/:importId/issue-groups', { importId }, { signal }),
  });

export const issuesQuery = (importId: string, code: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['imports', importId, 'issues', code ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const input = { importId, ...(code ? { code } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      return call<typeof listIssues>('GET /imports/:importId/issues', input, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
