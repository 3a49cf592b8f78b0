/** What the policy pages ask: coverage of all clauses, and one clause with its words, versions and rules. */
import { queryOptions } from '@tanstack/react-query';
import { call, type Asks } from '../../app/api.ts';

interface Bilingual {
  zh: string;
  en: string;
}

export interface CoverageAnswer {
  clauses: {
    id: string;
    title: Bilingual;
    served: boolean;
    assumed: boolean;
    rules: string[];
    actions: string[];
    metrics: string[];
    pages: string[];
  }[];
}

export interface RuleAnswer {
  id: string;
  kind: string;
  name: string;
  assumed: true | string[] | null;
  note: Bilingual | null;
  /** Each parameter as the pack writes it. */
  parameters: Record<string, unknown>;
}

export interface ClauseAnswer {
  id: string;
  version: number;
  effective: string;
  title: Bilingual;
  text: Bilingual;
  versions: { version: number; effective: string; current: boolean }[];
  rules: RuleAnswer[];
}

export const coverageQuery = queryOptions({
  queryKey: ['policy', 'coverage'],
  queryFn: ({ signal }) => call<Asks<object, CoverageAnswer>>('GET /policy/coverage', {}, { signal }),
  staleTime: 60_000,
});

export const clauseQuery = (clause: string, version?: number) =>
  queryOptions({
    queryKey: ['policy', 'clause', clause, version ?? 'current'],
    queryFn: ({ signal }) =>
      call<Asks<{ clause: string; version?: number }, ClauseAnswer>>(
        'GET /policy/clauses/:clause',
        { clause, ...(version ? { version } : {}) },
        { signal },
      ),
    staleTime: 60_000,
  });
