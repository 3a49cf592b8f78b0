/** The views that a person may choose from in a list, and which of them comes first. (PD-3.3) */
import { listViews as endpoint } from '../../../../contract/views.ts';
import { query } from '../../kernel/action.ts';
import { peopleCache } from '../people/index.ts';
import { readViews } from './view-store.ts';

export const listViews = query(endpoint, {
  clauses: ['PD-3.3'],
  run: async (ctx, { list }) => {
    const ownerId = ctx.actor.personId ?? ctx.actor.id;
    const views = await readViews(ctx.db, list, ownerId, ctx.actor.roles);
    const { persons } = await ctx.cached(peopleCache);
    const firstOf = (role: string) => views.find((view) => view.default_of.includes(role));
    // Of several roles, the one that stands first with the person has its say.
    const first = ctx.actor.roles.map(firstOf).find((view) => view !== undefined);
    return {
      items: views.map((view) => ({
        id: view.id,
        name: view.name,
        filter: view.filter,
        mine: view.owner_id === ownerId,
        owner: persons.get(view.owner_id)?.name ?? '',
        roles: view.roles,
        defaultOf: view.default_of,
        first: view === first,
      })),
    };
  },
});
