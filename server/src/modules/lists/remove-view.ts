/** Removes a view, also for those it was shared with; its chain stays. (PD-3.3) */
import { removeView as endpoint } from '../../../../contract/views.ts';
import { action } from '../../kernel/action.ts';
import { lockViews } from './view-store.ts';

export const removeView = action(endpoint, {
  clauses: ['PD-3.3'],
  load: (ctx, inputs) =>
    lockViews(
      ctx,
      inputs.map((one) => one.viewId),
    ),
  run: (ctx, _input, { view, chain }) => {
    ctx.mustReach({ ownerId: view.owner_id });
    ctx.statement(`delete from saved_views where id = $1 returning 1`, [view.id], 1);
    ctx.emit({ name: 'view.removed', v: 1, data: { viewId: view.id, list: view.list } });
    ctx.record(chain, { body: { name: view.name } });
    return { ok: true as const };
  },
});
