/** Keeps a filter under a name: one's own view, for nobody else until it is shared. (PD-3.3) */
import { saveView as endpoint } from '../../../../contract/views.ts';
import { action } from '../../kernel/action.ts';
import { startChain } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { filterOf } from './saved-view.ts';

const mostViews = 40;

export const saveView = action(endpoint, {
  clauses: ['PD-3.3'],
  load: async (ctx, inputs) => {
    const ownerId = ctx.actor.personId ?? ctx.actor.id;
    const views = await ctx.db.query<{ list: string; name: string }>(
      `select list, name from saved_views where owner_id = $1`,
      [ownerId],
    );
    return inputs.map(({ list, name }) => {
      const own = views.filter((view) => view.list === list);
      if (own.some((view) => view.name === name)) return new Refusal('VIEW_NAME_TAKEN', { field: 'name' });
      return own.length < mostViews ? { ownerId } : new Refusal('TOO_MANY_VIEWS', { params: { max: mostViews } });
    });
  },
  run: (ctx, { list, name, filter }, { ownerId }) => {
    const id = newId();
    const chain = startChain(ctx.writes, id);
    ctx.insert('saved_views', {
      id,
      list,
      name,
      owner_id: ownerId,
      filter: filterOf(list, filter),
      saved_at: ctx.now,
    });
    ctx.emit({ name: 'view.saved', v: 1, data: { viewId: id, list } });
    ctx.record(chain, { body: { name, filter } });
    return { id };
  },
});
