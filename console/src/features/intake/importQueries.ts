/** What the import pages ask: the imports, one import with its live progress, and its rows that wait to be mended. */
import { queryOptions } from '@tanstack/react-query';
import { call, type Asks } from '../../app/api.ts';

interface Bilingual {
  zh: string;
  en: string;
}

export interface ImportAnswer {
  id: string;
  fileName: string;
  bytes: number;
  /** The layout that was recognised by its header. */
  format: Bilingual | null;
  shop: { id: string; name: string } | null;
  state: 'needs-shop' | 'waiting' | 'running' | 'done' | 'failed';
  rows: number;
  written: number;
  known: number;
  waiting: number;
  orders: number;
  startedAt: string;
  endedAt: string | null;
  startedBy: string;
}

export interface MendAnswer {
  /** Row and column together; one row may have several. */
  id: string;
  rowNo: number;
  column: string;
  value: string;
  code: string;
  what: Bilingual;
  mend: Bilingual;
}

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => call<Asks<object, { items: ImportAnswer[] }>>('GET /imports', {}, { signal }),
  refetchInterval: 5_000,
});

const moving = (state: ImportAnswer['state'] | undefined) => state === 'waiting' || state === 'running';

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', importId],
    queryFn: ({ signal }) => call<Asks<object, ImportAnswer>>('GET /imports/:importId', { importId }, { signal }),
    // While rows go in, the page asks every second; after that only when something was mended.
    refetchInterval: (query) => (moving(query.state.data?.state) ? 1_000 : false),
  });

export const mendQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', importId, 'mend'],
    queryFn: ({ signal }) =>
      call<Asks<object, { items: MendAnswer[] }>>('GET /imports/:importId/issues', { importId }, { signal }),
  });
