/**
 * Publishes clause versions: once published, a version never changes, and clocks that run keep the one they started under.
 * The shipped pack is published at first start; a changed file must carry a higher version. (OT-6, PD-7)
 */
import { createHash } from 'node:crypto';
import { publishClauses as endpoint } from '../../../../contract/policy.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { judgePublication } from './judge-publication.ts';
import { clauseFromBody, type Clause } from './pack.ts';
import { publishedBodies, type PublishedBody } from './store.ts';
import { vocabularyOf } from './vocabulary.ts';

/** All publications and confirmations of a company stand in one chain. */
export const policyChain = '00000000-0000-7000-8000-000000000701';

export interface Published {
  chain: Chain;
  published: PublishedBody[];
}

/** The same content under another order of its keys is the same content. */
export function bodyHash(body: unknown): Buffer {
  const sorted = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(body, sorted)).digest();
}

export const publishClauses = action(endpoint, {
  clauses: ['OT-6', 'PD-7', 'OT-2.1'],
  load: async (ctx, inputs): Promise<Published[]> => {
    const loaded = await loadPublished(ctx);
    return inputs.map(() => loaded);
  },
  run: (ctx, input, loaded) => ({ published: publish(ctx, input.clauses, loaded) }),
});

export async function loadPublished(ctx: Ctx): Promise<Published> {
  const chain = (await lockChains(ctx.db, [policyChain])).get(policyChain) as Chain;
  return { chain, published: await publishedBodies(ctx.db) };
}

/** Judges and writes what is new of these bodies; answers their references. What was published before is no news. */
export function publish(
  ctx: RowCtx,
  bodies: readonly Record<string, unknown>[],
  { chain, published }: Published,
): string[] {
  const fresh = bodies.filter(
    (body) =>
      !published.some((p) => p.clause === body.id && p.version === body.version && p.bodyHash.equals(bodyHash(body))),
  );
  if (fresh.length === 0) return [];
  const issues = judgePublication(fresh, published, vocabularyOf(ctx.kernel.registry));
  if (issues.length > 0) throw new Refusal('CLAUSE_MALFORMED', { field: 'clauses', issues });
  const made = fresh.map((body, n) => {
    const clause = clauseFromBody(body);
    mustBeNew(clause, published, `clauses.${n}`, ctx.actor.kind === 'system' ? undefined : ctx.now);
    ctx.insert('clause_versions', {
      clause: clause.id,
      version: clause.version,
      effective: clause.effective,
      body,
      body_hash: bodyHash(body),
      published_at: ctx.now,
      published_by: actorRef(ctx.actor),
    });
    return `${clause.id}@${clause.version}`;
  });
  ctx.writes.bump('policy');
  ctx.emit({ name: 'policy.published', v: 1, data: { clauses: made } });
  ctx.record(chain, { body: { clauses: made } });
  return made;
}

/**
 * A number is used once, and numbers only grow. What a person publishes takes effect from now on at the earliest, so that
 * no version claims to have ruled what was decided under another.
 */
function mustBeNew(clause: Clause, published: readonly PublishedBody[], field: string, now: Date | undefined): void {
  const newest = Math.max(0, ...published.filter((p) => p.clause === clause.id).map((p) => p.version));
  const params = { clause: clause.id, version: clause.version };
  if (published.some((p) => p.clause === clause.id && p.version === clause.version))
    throw new Refusal('CLAUSE_VERSION_TAKEN', { field: `${field}.version`, params });
  if (now && clause.version < newest)
    throw new Refusal('CLAUSE_VERSION_BEHIND', { field: `${field}.version`, params: { ...params, newest } });
  if (now && clause.effective < now)
    throw new Refusal('CLAUSE_EFFECTIVE_PAST', { field: `${field}.effective`, params });
}
