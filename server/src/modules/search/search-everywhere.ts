/** Asks all sources that are open to the reader at once, and answers by kind, what was found most surely first. (CC-2.4, PD-3.3) */
import { searchEverywhere as endpoint } from '../../../../contract/search.ts';
import { query } from '../../kernel/action.ts';
import { sourcesFor } from './search-source.ts';

export const searchEverywhere = query(endpoint, {
  clauses: ['CC-2.4', 'PD-3.3'],
  run: async (ctx, { text, limit }) => {
    const groups = await Promise.all(
      sourcesFor(ctx).map(async ({ kind, find }) => ({ kind, items: await find(ctx, text, limit) })),
    );
    return { groups: groups.filter((group) => group.items.length > 0) };
  },
});
