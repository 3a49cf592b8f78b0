/** Asks about the orders that something happened to, a batch every second or so, and keeps what it learns beside the list until it is taken in. */
import { useEffect, useRef, useState } from 'react';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import type { OrderRow } from '../../../../contract/order-views.ts';
import { useLiveEvents } from '../../app/live.ts';
import { arriving, inPlace, takenIn, type Page } from './liveRows.ts';
import { ordersAmong, ordersQuery, type OrderFilter } from './orderQueries.ts';

const EVERY_MS = 1200;
const MOST_AT_ONCE = 100;

type Pages = InfiniteData<Page, string>;

interface Waiting {
  /** The list that it waits for: another filter is another list. */
  list: string;
  arrived: ReadonlyMap<string, OrderRow>;
  gone: ReadonlySet<string>;
}

const nothing = { arrived: new Map<string, OrderRow>(), gone: new Set<string>() };

export function useLiveRows(filter: OrderFilter) {
  const queries = useQueryClient();
  const list = JSON.stringify(filter);
  const [kept, setKept] = useState<Waiting>({ list, ...nothing });
  const waiting = kept.list === list ? kept : { list, ...nothing };
  const touched = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { queryKey } = ordersQuery(filter);
  const newest = filter.queue === 'all';

  const ask = async () => {
    timer.current = undefined;
    const ids = [...touched.current].slice(0, MOST_AT_ONCE);
    for (const id of ids) touched.current.delete(id);
    const pages = queries.getQueryData<Pages>(queryKey)?.pages;
    if (!pages || ids.length === 0) return;
    const { belonging, fresh } = await askAbout(filter, ids, pages);
    const now = queries.getQueryData<Pages>(queryKey);
    if (!now) return;
    queries.setQueryData<Pages>(queryKey, { ...now, pages: inPlace(now.pages, fresh) });
    const loaded = now.pages.flatMap((page) => page.items);
    const hasMore = now.pages[now.pages.length - 1]?.next !== undefined;
    const stays = new Set(belonging.map((row) => row.id));
    const { arrived, gone } = waiting;
    setKept({
      list,
      arrived: new Map([
        ...[...arrived].filter(([id]) => !ids.includes(id)),
        ...arriving(belonging, loaded, hasMore, newest).map((row) => [row.id, row] as const),
      ]),
      gone: new Set([...[...gone].filter((id) => !stays.has(id)), ...[...fresh.keys()].filter((id) => !stays.has(id))]),
    });
    if (touched.current.size > 0) timer.current = setTimeout(() => void ask(), EVERY_MS);
  };
  useLiveEvents(({ topic, body }) => {
    if (topic === 'reload') void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
    if (typeof body['chainId'] !== 'string') return;
    touched.current.add(body['chainId']);
    // What cannot be asked now is asked with the next event; a list that is behind is never a list that is wrong.
    timer.current ??= setTimeout(() => void ask().catch(() => undefined), EVERY_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const takeIn = () => {
    queries.setQueryData<Pages>(queryKey, (now) => {
      if (!now) return now;
      const pages = takenIn(now.pages, waiting.arrived, waiting.gone, newest);
      return { pages, pageParams: now.pageParams.slice(0, 1) };
    });
    setKept({ list, ...nothing });
  };
  return { arrived: waiting.arrived.size, left: waiting.gone.size, takeIn };
}

/** What belongs to the list, and how loaded rows stand now, whether they belong or not. */
async function askAbout(filter: OrderFilter, ids: readonly string[], pages: readonly Page[]) {
  const loaded = new Set(pages.flatMap((page) => page.items.map((row) => row.id)));
  const shown = ids.filter((id) => loaded.has(id));
  const [belonging, anywhere] = await Promise.all([
    ordersAmong(filter, ids),
    shown.length > 0 ? ordersAmong({ queue: 'all' }, shown) : { items: [] },
  ]);
  return { belonging: belonging.items, fresh: new Map(anywhere.items.map((row) => [row.id, row])) };
}
