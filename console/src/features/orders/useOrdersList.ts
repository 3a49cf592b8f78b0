/** The state of a work queue: loaded pages, focus, choice, and how many orders arrived that were not inserted. */
import { useMemo, useState } from 'react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderRow } from '../../../../contract/order-views.ts';
import { useLiveEvents } from '../../app/live.ts';
import { nothingChosen, type Selection } from '../../ui/table/selection.ts';
import { countsQuery, ordersQuery, type OrderFilter } from './orderQueries.ts';

export function useOrdersList(filter: OrderFilter) {
  const queries = useQueryClient();
  const list = useInfiniteQuery(ordersQuery(filter));
  const counts = useQuery(countsQuery({ shopId: filter.shopId, warehouseId: filter.warehouseId }));
  const [focus, setFocus] = useState<string>();
  const [selection, setSelection] = useState<Selection>(nothingChosen);
  const [arrived, setArrived] = useState(0);
  useLiveEvents(({ topic }) => topic === 'order.entered' && setArrived((count) => count + 1));

  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const chosenRows = useMemo(() => rows.filter((row) => selection.chosen.has(row.id)), [rows, selection]);
  const reload = () => {
    setArrived(0);
    void queries.invalidateQueries({ queryKey: ['orders'] });
  };
  const clear = () => setSelection(nothingChosen);
  return { list, counts, rows, chosenRows, focus, setFocus, selection, setSelection, arrived, reload, clear };
}

export function neighbour(rows: readonly OrderRow[], orderId: string | undefined, by: 1 | -1): string | undefined {
  const at = rows.findIndex((row) => row.id === orderId);
  return at < 0 ? undefined : rows[at + by]?.id;
}
