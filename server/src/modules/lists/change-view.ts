/** Renames a view or gives it another filter; whoever it is shared with sees the new one. (PD-3.3) */
import { changeView as endpoint } from '../../../../contract/views.ts';
import { action } from '../../kernel/action.ts';
import { filterOf, type ViewList } from './saved-view.ts';
import { lockViews } from './view-store.ts';

export const changeView = action(endpoint, {
  clauses: ['PD-3.3'],
  load: (ctx, inputs) =>
    lockViews(
      ctx,
      inputs.map((one) => one.viewId),
    ),
  run: (ctx, { name, filter }, { view, chain }) => {
    ctx.mustReach({ ownerId: view.owner_id });
    const columns = {
      ...(name === undefined ? {} : { name }),
      ...(filter === undefined ? {} : { filter: filterOf(view.list as ViewList, filter) }),
    };
    if (Object.keys(columns).length > 0) ctx.patch('saved_views', view.id, columns);
    ctx.record(chain, { body: { before: { name: view.name, filter: view.filter }, after: { name, filter } } });
    return { ok: true as const };
  },
});
