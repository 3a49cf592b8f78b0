/** What anybody of the company may read of its policy: the clauses, one clause with its versions, and what serves each. (OT-6, PD-6.3) */
import { getClause, listClauses, policyCoverage } from '../../../../contract/policy.ts';
import { pages } from '../../../../contract/pages.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import type { Registry } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { namesFor } from './actor-names.ts';
import { clauseView, clauseViews, type ClauseSources } from './clause-views.ts';
import { unconfirmed } from './confirmed.ts';
import { coverage, type CoverageRow, type Wiring } from './coverage.ts';
import type { Clause } from './pack.ts';
import { clausesInForce } from './rule-lookup.ts';
import { readServed } from './served.ts';
import { confirmations, policyCache, publishedBodies } from './store.ts';

/** What of the program serves clauses, as its definitions say. */
export function wiringOf(registry: Pick<Registry, 'actions' | 'queries'>): Wiring {
  return { actions: [...registry.actions.values()], metrics: [], pages };
}

async function sourcesOf(ctx: Ctx): Promise<ClauseSources> {
  const [snapshot, published, confirmed, nameOf] = await Promise.all([
    ctx.cached(policyCache),
    publishedBodies(ctx.db),
    confirmations(ctx.db),
    namesFor(ctx),
  ]);
  const named = confirmed.map((one) => ({ ...one, confirmedBy: nameOf(one.confirmedBy) }));
  const titleOf = (action: string) => ctx.kernel.registry.actions.get(action)?.endpoint.title;
  return { snapshot, published, confirmed: named, now: ctx.now, titleOf };
}

/** Coverage counts a rule as assumed until the company has confirmed it. */
function coverageRows(
  ctx: Ctx,
  { snapshot, confirmed }: Pick<ClauseSources, 'snapshot' | 'confirmed'>,
  clauses: readonly Clause[],
): CoverageRow[] {
  const open = new Set(
    clauses.filter((clause) => unconfirmed(snapshot, confirmed, clause).length > 0).map((clause) => clause.id),
  );
  return coverage(clauses, wiringOf(ctx.kernel.registry), readServed()).map((row) => ({
    ...row,
    assumed: open.has(row.id),
  }));
}

export const listClausesQuery = query(listClauses, {
  clauses: ['OT-6', 'PD-6.3', 'PD-7'],
  run: async (ctx) => ({ clauses: clauseViews(await sourcesOf(ctx)) }),
});

export const getClauseQuery = query(getClause, {
  clauses: ['OT-6', 'PD-6.3', 'PD-7'],
  run: async (ctx, { clause, version }) => {
    const sources = await sourcesOf(ctx);
    const view = clauseView(sources, clause, version);
    const shown = sources.snapshot.clauses.find((one) => one.clause === clause && one.version === view?.version);
    if (!view || !shown) throw new Refusal('CLAUSE_UNKNOWN', { field: 'clause', params: { clause } });
    const [row] = coverageRows(ctx, sources, [shown.body]);
    const { id: _id, ...serves } = row as CoverageRow;
    return { ...view, serves };
  },
});

export const coverageQuery = query(policyCoverage, {
  clauses: ['OT-6', 'PD-7'],
  run: async (ctx) => {
    const [snapshot, confirmed] = await Promise.all([ctx.cached(policyCache), confirmations(ctx.db)]);
    const clauses = [...clausesInForce(snapshot, ctx.now).values()].map((one) => one.body);
    const titles = new Map(clauses.map((clause) => [clause.id, clause.title]));
    return {
      clauses: coverageRows(ctx, { snapshot, confirmed }, clauses).map((row) => ({
        ...row,
        title: titles.get(row.id) ?? { zh: row.id, en: row.id },
      })),
    };
  },
});
