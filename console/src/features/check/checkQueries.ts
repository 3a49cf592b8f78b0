/** What the check pages ask of the server, and under which keys the answers are kept. A sheet holds personal data, so it is not kept. */
import { queryOptions } from '@tanstack/react-query';
import type {
  checkQueue,
  listDuplicates,
  openSheet,
  ruleOwners,
  sampleOfDay,
} from '../../../../contract/entry-check.ts';
import type { orderPapers } from '../../../../contract/entry.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';

export const queueQuery = (after: string) =>
  queryOptions({
    queryKey: ['entry', 'queue', after],
    queryFn: ({ signal }) => call<typeof checkQueue>('GET /entry/checks', after ? { after } : {}, { signal }),
    staleTime: 2_000,
    refetchInterval: 20_000,
  });

export const sheetQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['entry', 'sheet', orderId],
    queryFn: ({ signal }) => call<typeof openSheet>('POST /entry/checks/:orderId/opening', { orderId }, { signal }),
    enabled: orderId !== '',
    gcTime: 0,
    staleTime: Infinity,
  });

export const papersQuery = (orderId: string, rev: number) =>
  queryOptions({
    queryKey: ['entry', 'papers', orderId, rev],
    queryFn: ({ signal }) => call<typeof orderPapers>('GET /orders/:orderId/papers', { orderId }, { signal }),
    placeholderData: (before) => before,
    gcTime: 0,
  });

export const duplicatesQuery = queryOptions({
  queryKey: ['entry', 'duplicates'],
  queryFn: ({ signal }) => call<typeof listDuplicates>('GET /entry/duplicates', {}, { signal }),
  staleTime: 2_000,
});

export type PassingRule = OutputOf<typeof ruleOwners>['items'][number];
export type Sample = OutputOf<typeof sampleOfDay>;

export const rulesQuery = queryOptions({
  queryKey: ['entry', 'rules'],
  queryFn: ({ signal }) => call<typeof ruleOwners>('GET /entry/rules', {}, { signal }),
  staleTime: 10_000,
});

/** Without a day it is the latest. */
export const sampleQuery = (rule: string, day: string) =>
  queryOptions({
    queryKey: ['entry', 'sample', rule, day],
    queryFn: ({ signal }) =>
      call<typeof sampleOfDay>('GET /entry/rules/sample', { rule, ...(day ? { day } : {}) }, { signal }),
    placeholderData: (before) => before,
    staleTime: 5_000,
  });
