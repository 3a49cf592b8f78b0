/**
 * What can be searched: an existing query, what it is asked, and how its answer becomes hits. Rights and scope are the query's
 * own, so that a search never finds what its reader could not open. (CC-2.4, CC-7.2)
 */
import type { searchKinds, SearchHit } from '../../../../contract/search.ts';
import { scopeFor } from '../../kernel/access.ts';
import type { Ctx, QueryDefinition } from '../../kernel/action.ts';

export interface SearchSource {
  kind: (typeof searchKinds)[number];
  right: string;
  find(ctx: Ctx, text: string, limit: number): Promise<SearchHit[]>;
}

/** Makes a source of a query. */
export function sourceOf<I, O>(
  kind: SearchSource['kind'],
  query: QueryDefinition<I, O>,
  ask: (text: string, limit: number) => I,
  hits: (answer: O) => SearchHit[],
): SearchSource {
  return {
    kind,
    right: query.name,
    find: async (ctx, text, limit) =>
      hits(await query.run({ ...ctx, action: query.name }, ask(text, limit))).slice(0, limit),
  };
}

const sources = new Map<string, SearchSource>();

export function searchSource(...list: readonly SearchSource[]): void {
  for (const one of list) sources.set(one.kind, one);
}

export function sourcesFor(ctx: Ctx): SearchSource[] {
  return [...sources.values()].filter((source) => scopeFor(ctx.actor, source.right));
}
