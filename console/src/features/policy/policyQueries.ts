/** What the policy pages ask: coverage of all clauses, and one clause with its words, versions and rules. */
import { queryOptions } from '@tanstack/react-query';
import type { getClause, policyCoverage } from '../../../../contract/policy.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';

export type ClausePaperView = OutputOf<typeof getClause>;

export const coverageQuery = queryOptions({
  queryKey: ['policy', 'coverage'],
  queryFn: ({ signal }) => call<typeof policyCoverage>('GET /policy/coverage', {}, { signal }),
  staleTime: 60_000,
});

export const clauseQuery = (clause: string, version?: number) =>
  queryOptions({
    queryKey: ['policy', 'clause', clause, version ?? 'current'],
    queryFn: ({ signal }) =>
      call<typeof getClause>('GET /policy/clauses/:clause', { clause, ...(version ? { version } : {}) }, { signal }),
    staleTime: 60_000,
  });
