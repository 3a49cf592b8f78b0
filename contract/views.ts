/** Saved views of lists: a filter under a name, one's own or shared with roles, or the first thing that a role sees. (PD-3.3) */
import { z } from 'zod';
import { done, endpoint, id } from './kit.ts';
import { listFilters } from './lists.ts';
import { orderFilter } from './order-list.ts';
import { roles as roleWords, type RoleId } from './vocabulary.ts';

/** The lists that keep views, each with its filter: ids and codes only, so that no view holds what is personal. */
const { reviews: _reviews, checks: _checks, deliveries, outgoings, ...kept } = listFilters;
export const viewFilters = {
  orders: orderFilter,
  ...kept,
  // A view of what came in or goes out serves every connection.
  deliveries: deliveries.omit({ connectionId: true }),
  outgoings: outgoings.omit({ connectionId: true }),
} as const;
export type ViewedList = keyof typeof viewFilters;

const list = z.enum(Object.keys(viewFilters) as [keyof typeof viewFilters]);
const filter = z.record(z.string().max(30), z.string().max(100));
const name = z.string().trim().min(1).max(30);
const role = z.enum(Object.keys(roleWords) as [RoleId, ...RoleId[]]);
const roleList = z.array(role).max(20);
const title = (zh: string, en: string) => ({ zh, en });

const viewView = z.object({
  id,
  name: z.string(),
  filter: z.record(z.string(), z.string()),
  mine: z.boolean(),
  owner: z.string(),
  roles: z.array(z.string()).describe('shared with these roles'),
  defaultOf: z.array(z.string()).describe('what these roles see first'),
  first: z.boolean().describe('what this reader sees first'),
});
export type SavedView = z.infer<typeof viewView>;

export const listViews = endpoint({
  name: 'views.list',
  route: 'GET /views',
  title: title('查看视图', 'See the saved views'),
  input: z.strictObject({ list }),
  output: z.object({ items: z.array(viewView) }),
});

export const saveView = endpoint({
  name: 'views.save',
  route: 'POST /views',
  title: title('存为视图', 'Save a view'),
  input: z.strictObject({ list, name, filter }),
  output: z.object({ id }),
});

export const changeView = endpoint({
  name: 'views.change',
  route: 'PATCH /views/:viewId',
  title: title('修改视图', 'Change a view'),
  input: z.strictObject({ viewId: id, name: name.optional(), filter: filter.optional() }),
  output: done,
});

export const removeView = endpoint({
  name: 'views.remove',
  route: 'DELETE /views/:viewId',
  title: title('删除视图', 'Remove a view'),
  input: z.strictObject({ viewId: id }),
  output: done,
});

export const shareView = endpoint({
  name: 'views.share',
  route: 'PUT /views/:viewId/sharing',
  title: title('共享视图', 'Share a view'),
  input: z.strictObject({
    viewId: id,
    roles: roleList.describe('the whole list of roles that it is shared with'),
    defaultOf: roleList.default([]).describe('those of them that see it first'),
  }),
  output: done,
});
