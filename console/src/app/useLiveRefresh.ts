/** Keeps what is asked under these keys in step with what happens, at most once in so many milliseconds however busy a live show is. */
import { useEffect, useRef } from 'react';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useLiveEvents } from './live.ts';

export function useLiveRefresh(keys: readonly QueryKey[], atMostEveryMs: number): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(({ topic }) => {
    if (topic === 'heartbeat' || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      for (const queryKey of latest.current) void queries.invalidateQueries({ queryKey });
    }, atMostEveryMs);
  });
}
