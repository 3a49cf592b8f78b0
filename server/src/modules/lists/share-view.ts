/** Shows a view to roles, and makes it the first that some of them see; a role has one first view per list. (PD-3.3) */
import { shareView as endpoint } from '../../../../contract/views.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lockViews } from './view-store.ts';

export const shareView = action(endpoint, {
  clauses: ['PD-3.3'],
  load: (ctx, inputs) =>
    lockViews(
      ctx,
      inputs.map((one) => one.viewId),
    ),
  run: (ctx, { roles, defaultOf }, { view, chain }) => {
    if (defaultOf.some((role) => !roles.includes(role)))
      throw new Refusal('DEFAULT_NOT_SHARED', { field: 'defaultOf' });
    ctx.patch('saved_views', view.id, { roles });
    ctx.statement(`delete from default_views where view_id = $1 and role <> all($2::text[])`, [view.id, defaultOf]);
    ctx.statement(
      `insert into default_views (list, role, view_id) select $1, role, $2::uuid from unnest($3::text[]) role
       on conflict (list, role) do update set view_id = excluded.view_id`,
      [view.list, view.id, defaultOf],
    );
    ctx.emit({ name: 'view.shared', v: 1, data: { viewId: view.id, list: view.list, roles } });
    ctx.record(chain, { body: { before: [view.roles, view.default_of], after: [roles, defaultOf] } });
    return { ok: true as const };
  },
});
