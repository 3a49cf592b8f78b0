/** What the numbers of entry ask of the server: the figures of a period, and the orders behind the one that is chosen. (CC-5.1) */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  entryErrors,
  EntryMeasure,
  entryNumberOrders,
  entryNumbers,
  slowEntries,
} from '../../../../contract/entry-numbers.ts';
import type { OutputOf } from '../../../../contract/kit.ts';
import { call } from '../../app/api.ts';
import { serverNow } from '../../app/serverTime.ts';

export type EntryFigures = OutputOf<typeof entryNumbers>;

export const spans = [7, 30, 90] as const;
export type Span = (typeof spans)[number];

/** Which orders are shown beside the figures. */
export type Shown =
  | { show: EntryMeasure; person?: string; rule?: string }
  | { show: 'entered'; person: string }
  | { show: 'errors'; as: 'entry' | 'check'; person?: string; field?: string };

/** One order behind a figure, whichever list it came from. */
export interface ShownOrder {
  key: string;
  orderId: string;
  number: string;
  at: string;
  /** What makes it stand here: who, which field, how many minutes. */
  by?: string;
  field?: string;
  minutes?: number;
  total?: { amount: number; currency: string };
}

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;

/** Whole days of the company, today the last of them; the same all day long, so that answers are kept. */
function periodOf(days: Span, now = serverNow()): { from: string; until: string } {
  const midnight = Math.floor((now + zoneMs) / dayMs) * dayMs - zoneMs;
  const at = (shift: number) => new Date(midnight + shift * dayMs).toISOString();
  return { from: at(1 - days), until: at(1) };
}

export const figuresQuery = (days: Span) =>
  queryOptions({
    queryKey: ['entry', 'figures', periodOf(days)],
    queryFn: ({ signal }) => call<typeof entryNumbers>('GET /entry/numbers', periodOf(days), { signal }),
    placeholderData: (before) => before,
    staleTime: 30_000,
  });

export const shownQuery = (shown: Shown, days: Span) =>
  infiniteQueryOptions({
    queryKey: ['entry', 'figures', 'orders', periodOf(days), shown],
    queryFn: ({ pageParam, signal }) =>
      pageOf(shown, { ...periodOf(days), ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 30_000,
  });

interface Paged {
  from: string;
  until: string;
  cursor?: string;
}

interface ShownPage {
  items: ShownOrder[];
  next?: string | undefined;
}

async function pageOf(shown: Shown, page: Paged, signal: AbortSignal): Promise<ShownPage> {
  if (shown.show === 'errors') return errorsPage(shown, page, signal);
  if (shown.show === 'entered') return enteredPage(shown.person, page, signal);
  const { show: measure, person: personId, rule } = shown;
  const input = { ...page, measure, ...(personId ? { personId } : {}), ...(rule ? { rule } : {}) };
  const { items, next } = await call<typeof entryNumberOrders>('GET /entry/numbers/:measure', input, { signal });
  return {
    items: items.map(({ orderId, number, at, by, total: amount, currency }) => ({
      key: orderId + at,
      orderId,
      number,
      at,
      by,
      total: { amount, currency },
    })),
    next,
  };
}

async function errorsPage(
  { as, person, field }: Extract<Shown, { show: 'errors' }>,
  page: Paged,
  signal: AbortSignal,
): Promise<ShownPage> {
  const input = { ...page, as, ...(person ? { personId: person } : {}), ...(field ? { field } : {}) };
  const { items, next } = await call<typeof entryErrors>('GET /entry/errors', input, { signal });
  return {
    items: items.map(({ id, orderId, number, at, field, enteredBy, checkedBy }) => ({
      key: id,
      orderId,
      number,
      at,
      field,
      by: (as === 'entry' ? enteredBy : checkedBy) ?? '',
    })),
    next,
  };
}

async function enteredPage(personId: string, page: Paged, signal: AbortSignal): Promise<ShownPage> {
  const { items, next } = await call<typeof slowEntries>('GET /entry/entered', { ...page, personId }, { signal });
  return {
    items: items.map(({ orderId, number, enteredAt: at, minutes }) => ({ key: orderId, orderId, number, at, minutes })),
    next,
  };
}
