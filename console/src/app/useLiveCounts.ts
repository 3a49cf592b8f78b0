/** Keeps the counts of rail, bell and tabs in step with what happens, at most once in a few seconds however busy a live show is. */
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvents } from './live.ts';

const AT_MOST_EVERY_MS = 3_000;
const counts = [
  ['orders', 'counts'],
  ['tasks', 'counts'],
  ['notices', 'counts'],
];

export function useLiveCounts(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents(({ topic }) => {
    if (topic === 'heartbeat' || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      for (const queryKey of counts) void queries.invalidateQueries({ queryKey });
    }, AT_MOST_EVERY_MS);
  });
}
