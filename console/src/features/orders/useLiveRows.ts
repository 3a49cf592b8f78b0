/** Asks about the orders that something happened to, a batch every second or so, and keeps what it learns beside the list until it is taken in. */
import { useEffect, useRef, useState } from 'react';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useLiveEvents } from '../../app/live.ts';
import { arriving, inPlace, learnt, nothingWaits, takenIn, type Page, type Waiting } from './liveRows.ts';
import { ordersAmong, ordersQuery, type OrderFilter } from './orderQueries.ts';

const EVERY_MS = 1200;
const MOST_AT_ONCE = 100;

type Pages = InfiniteData<Page, string>;

interface Kept {
  /** The list that it waits for: another filter is another list. */
  list: string;
  waiting: Waiting;
}

export function useLiveRows(filter: OrderFilter) {
  const queries = useQueryClient();
  const list = JSON.stringify(filter);
  const [kept, setKept] = useState<Kept>({ list, waiting: nothingWaits });
  const waiting = kept.list === list ? kept.waiting : nothingWaits;
  const { queryKey } = ordersQuery(filter);
  const newest = filter.queue === 'all';

  useTouched(async (ids) => {
    const pages = queries.getQueryData<Pages>(queryKey)?.pages;
    if (!pages) return;
    const { belonging, fresh } = await askAbout(filter, ids, pages);
    const now = queries.getQueryData<Pages>(queryKey);
    if (!now) return;
    queries.setQueryData<Pages>(queryKey, { ...now, pages: inPlace(now.pages, fresh) });
    const news = { ids, belonging, known: [...fresh.keys()], arrived: arriving(belonging, now.pages, newest) };
    setKept((before) => ({ list, waiting: learnt(before.list === list ? before.waiting : nothingWaits, news) }));
  });

  const takeIn = () => {
    queries.setQueryData<Pages>(
      queryKey,
      (now) => now && { pages: takenIn(now.pages, waiting, newest), pageParams: now.pageParams.slice(0, 1) },
    );
    setKept({ list, waiting: nothingWaits });
  };
  return { arrived: waiting.arrived.size, left: waiting.gone.size, takeIn };
}

/** Gathers the orders that events name, and asks about them a batch at a time, however busy the evening is. */
function useTouched(ask: (ids: readonly string[]) => Promise<void>): void {
  const queries = useQueryClient();
  const touched = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const turn = () => {
    const ids = [...touched.current].slice(0, MOST_AT_ONCE);
    for (const id of ids) touched.current.delete(id);
    timer.current = touched.current.size > 0 ? setTimeout(turn, EVERY_MS) : undefined;
    // What cannot be asked now is told by the next event of the order; the list is behind then, and never wrong.
    void latest.current(ids).catch(() => undefined);
  };
  useLiveEvents(({ topic, body }) => {
    if (topic === 'reload') void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
    if (typeof body['chainId'] !== 'string') return;
    touched.current.add(body['chainId']);
    timer.current ??= setTimeout(turn, EVERY_MS);
  });
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
