/** The saved views of a list, as they are asked for and changed; a filter is kept as the words of its address. */
import { queryOptions } from '@tanstack/react-query';
import type {
  changeView,
  listViews,
  removeView,
  SavedView,
  saveView,
  shareView,
  ViewedList,
} from '../../../../contract/views.ts';
import { call } from '../../app/api.ts';

export type Words = Record<string, string>;

export const viewsQuery = (list: ViewedList) =>
  queryOptions({
    queryKey: ['views', list],
    queryFn: ({ signal }) => call<typeof listViews>('GET /views', { list }, { signal }),
    staleTime: 60_000,
  });

/** As the server keeps it: words only, and nothing that filters nothing. */
export const asKept = (filter: object): Words =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));

/** The same filter, whatever the sequence in which it was put together. */
export function sameFilter(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

export const views = {
  save: (list: ViewedList, name: string, filter: Words) => call<typeof saveView>('POST /views', { list, name, filter }),
  rename: (view: SavedView, name: string) => call<typeof changeView>('PATCH /views/:viewId', { viewId: view.id, name }),
  update: (view: SavedView, filter: Words) =>
    call<typeof changeView>('PATCH /views/:viewId', { viewId: view.id, filter }),
  remove: (view: SavedView) => call<typeof removeView>('DELETE /views/:viewId', { viewId: view.id }),
  share: (view: SavedView, roles: readonly string[], defaultOf: readonly string[]) =>
    call<typeof shareView>('PUT /views/:viewId/sharing', {
      viewId: view.id,
      roles: roles as [],
      defaultOf: defaultOf.filter((role) => roles.includes(role)) as [],
    }),
};
