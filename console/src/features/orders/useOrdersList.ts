/** The state of a work queue: loaded pages, focus (in the address), choice, and what happened that is not taken in yet. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderRow } from '../../../../contract/order-views.ts';
import { usePainted } from '../../ui/state/painted.ts';
import { nothingChosen, type Selection } from '../../ui/table/selection.ts';
import { countsQuery, ordersQuery, sumsQuery, type OrderFilter } from './orderQueries.ts';
import { useLiveRows } from './useLiveRows.ts';

interface InAddress {
  row: string | undefined;
  onRow: (row: string | undefined) => void;
}

/** The address follows the eye when it rests, not at every step: a browser allows only so many changes a minute. */
const RESTS_MS = 300;

export function useOrdersList(filter: OrderFilter, { row, onRow }: InAddress) {
  const queries = useQueryClient();
  const list = useInfiniteQuery(ordersQuery(filter));
  // What stands beside the rows is asked for when they are seen: it would hold up their answer and their painting.
  const asked = JSON.stringify(filter);
  const enabled = usePainted(!list.isPending, asked);
  const counts = useQuery({ ...countsQuery(filter), enabled });
  const sums = useQuery({ ...sumsQuery(filter), enabled });
  const live = useLiveRows(filter);
  const [focus, setFocus] = useRestingFocus(row, onRow);
  const [selection, setSelection] = useState<Selection>(nothingChosen);

  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const chosenRows = useMemo(() => rows.filter((one) => selection.chosen.has(one.id)), [rows, selection]);
  /** After steps over many rows: what was done is asked anew, where the rows stand stays. */
  const refresh = () => void queries.invalidateQueries({ queryKey: ['orders', 'counts'] });
  const clear = () => setSelection(nothingChosen);
  const shown = useShown(asked, list.isPlaceholderData);
  return {
    list,
    shown,
    counts,
    sums,
    rows,
    chosenRows,
    focus,
    setFocus,
    selection,
    setSelection,
    live,
    refresh,
    clear,
  };
}

export type OrdersList = ReturnType<typeof useOrdersList>;

/** Which list the rows are of: those of the last one stay until the new ones have come. */
function useShown(asked: string, waits: boolean): string {
  const [shown, setShown] = useState(asked);
  if (shown === asked || waits) return shown;
  setShown(asked);
  return asked;
}

function useRestingFocus(row: string | undefined, onRow: (row: string | undefined) => void) {
  const [focus, setFocus] = useState(row);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useRef(onRow);
  useEffect(() => {
    tell.current = onRow;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = useCallback((next: string | undefined) => {
    setFocus(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell.current(next), RESTS_MS);
  }, []);
  return [focus, move] as const;
}

export function neighbour(rows: readonly OrderRow[], orderId: string | undefined, by: 1 | -1): string | undefined {
  const at = rows.findIndex((row) => row.id === orderId);
  return at < 0 ? undefined : rows[at + by]?.id;
}
