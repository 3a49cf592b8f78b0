/**
 * Publishes clause versions: once published, a version never changes, and clocks that run keep the one they started under.
 * The shipped pack is published at first start; a changed file must carry a higher version. (OT-6, PD-7)
 */
import { createHash } from 'node:crypto';
import { publishClauses as endpoint } from '../../../../contract/policy.ts';
import { action } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { clauseFromBody } from './pack.ts';
import { publishedVersions, type PublishedVersion } from './store.ts';

/** All publications of a company stand in one chain. */
const policyChain = '00000000-0000-7000-8000-000000000701';

interface Loaded {
  chain: Chain;
  published: PublishedVersion[];
}

export function bodyHash(body: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(body)).digest();
}

export const publishClauses = action(endpoint, {
  clauses: ['OT-6', 'PD-7', 'OT-2.1'],
  load: async (ctx, inputs): Promise<Loaded[]> => {
    const chain = (await lockChains(ctx.db, [policyChain])).get(policyChain) as Chain;
    const published = await publishedVersions(ctx.db);
    return inputs.map(() => ({ chain, published }));
  },
  run: (ctx, input, { chain, published }) => {
    const made: string[] = [];
    for (const [n, raw] of input.clauses.entries()) {
      const clause = parsed(raw, `clauses.${n}`);
      const hash = bodyHash(raw);
      const same = published.find((p) => p.clause === clause.id && p.version === clause.version);
      if (same?.bodyHash.equals(hash)) continue;
      if (same) throw new Refusal('CLAUSE_VERSION_TAKEN', { field: `clauses.${n}.version`, params: { clause: clause.id, version: clause.version } });
      ctx.insert('clause_versions', {
        clause: clause.id,
        version: clause.version,
        effective: clause.effective,
        body: raw,
        body_hash: hash,
        published_at: ctx.now,
        published_by: actorRef(ctx.actor),
      });
      made.push(`${clause.id}@${clause.version}`);
    }
    if (made.length === 0) return { published: made };
    ctx.writes.bump('policy');
    ctx.emit({ name: 'policy.published', v: 1, data: { clauses: made } });
    ctx.record(chain, { body: { clauses: made } });
    return { published: made };
  },
});

function parsed(raw: unknown, field: string) {
  try {
    return clauseFromBody(raw);
  } catch {
    throw new Refusal('CLAUSE_MALFORMED', { field });
  }
}
