/** A list that is opened without a filter begins with the view that the reader's role sees first; whoever takes that filter off sees all. */
import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ViewedList } from '../../../../contract/views.ts';
import { viewsQuery, type Words } from './viewQueries.ts';

export function useFirstView(list: ViewedList, plain: boolean, onFirst: (filter: Words) => void): void {
  const first = useQuery({ ...viewsQuery(list), enabled: plain }).data?.items.find((view) => view.first);
  const latest = useRef(onFirst);
  const begun = useRef(false);
  useEffect(() => {
    latest.current = onFirst;
  });
  useEffect(() => {
    if (plain && first && !begun.current) latest.current(first.filter);
    if (!plain || first) begun.current = true;
  }, [plain, first]);
}
