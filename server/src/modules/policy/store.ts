/** SQL of the published clause versions, and the cache that every process decides from. (OT-6, PD-7) */
import type { Queryable } from '../../kernel/database.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import { clauseFromBody } from './pack.ts';
import type { PolicySnapshot } from './rule-lookup.ts';

interface VersionRow {
  clause: string;
  version: number;
  effective: Date;
  body: unknown;
}

export interface PublishedVersion {
  clause: string;
  version: number;
  bodyHash: Buffer;
}

async function loadSnapshot(db: Queryable): Promise<PolicySnapshot> {
  const rows = await db.query<VersionRow & Record<string, unknown>>(
    `select clause, version, effective, body from clause_versions order by clause, version`,
  );
  return {
    version: rows.length,
    clauses: rows.map((row) => ({ clause: row.clause, version: row.version, effective: row.effective, body: clauseFromBody(row.body) })),
  };
}

/** All published versions, those to come included: a running clock asks for its own. */
export const policyCache: VersionedCache<PolicySnapshot> = { name: 'policy', load: loadSnapshot };

export async function publishedVersions(db: Queryable): Promise<PublishedVersion[]> {
  const rows = await db.query<{ clause: string; version: number; body_hash: Buffer }>(`select clause, version, body_hash from clause_versions`);
  return rows.map((row) => ({ clause: row.clause, version: row.version, bodyHash: row.body_hash }));
}
