/** The saved views of the orders list, as they are asked for and changed. */
import { queryOptions } from '@tanstack/react-query';
import type { changeView, listViews, removeView, SavedView, saveView, shareView } from '../../../../contract/views.ts';
import { call } from '../../app/api.ts';
import type { OrderFilter } from './orderQueries.ts';

export const viewsQuery = queryOptions({
  queryKey: ['views', 'orders'],
  queryFn: ({ signal }) => call<typeof listViews>('GET /views', { list: 'orders' }, { signal }),
  staleTime: 60_000,
});

/** As the server keeps it: words only, and nothing that filters nothing. */
export const asKept = (filter: OrderFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));

export const views = {
  save: (name: string, filter: OrderFilter) =>
    call<typeof saveView>('POST /views', { list: 'orders', name, filter: asKept(filter) }),
  rename: (view: SavedView, name: string) => call<typeof changeView>('PATCH /views/:viewId', { viewId: view.id, name }),
  update: (view: SavedView, filter: OrderFilter) =>
    call<typeof changeView>('PATCH /views/:viewId', { viewId: view.id, filter: asKept(filter) }),
  remove: (view: SavedView) => call<typeof removeView>('DELETE /views/:viewId', { viewId: view.id }),
  share: (view: SavedView, roles: readonly string[], defaultOf: readonly string[]) =>
    call<typeof shareView>('PUT /views/:viewId/sharing', {
      viewId: view.id,
      roles: roles as [],
      defaultOf: defaultOf.filter((role) => roles.includes(role)) as [],
    }),
};
