/** SQL of the published clause versions and of what the company confirmed, and the cache that every process decides from. (OT-6, PD-7) */
import type { Queryable } from '../../kernel/database.ts';
import type { VersionedCache, VersionedCaches } from '../../kernel/versioned.ts';
import { clauseRef } from './clauses.ts';
import { clauseFromBody } from './pack.ts';
import { clausesInForce, type PolicySnapshot } from './rule-lookup.ts';

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
  publishedBy: string;
}

/** A rule that the policy's text does not give, confirmed by the company as it stood in this version of its clause. */
export interface Confirmation {
  rule: string;
  version: number;
  confirmedAt: Date;
  confirmedBy: string;
}

async function loadSnapshot(db: Queryable): Promise<PolicySnapshot> {
  const rows = await db.query<VersionRow & Record<string, unknown>>(
    `select clause, version, effective, body from clause_versions order by clause, version`,
  );
  return {
    version: rows.length,
    clauses: rows.map((row) => ({
      clause: row.clause,
      version: row.version,
      effective: row.effective,
      body: clauseFromBody(row.body),
    })),
  };
}

/** All published versions, those to come included: a running clock asks for its own. */
export const policyCache: VersionedCache<PolicySnapshot> = { name: 'policy', load: loadSnapshot };

/** OT-3.1 → OT-3.1@3: the version in force, as far as this process has read the policy. */
export function versionedClause(caches: VersionedCaches, clause: string, at: Date): string {
  const snapshot = caches.peek(policyCache);
  const found = snapshot && clausesInForce(snapshot, at).get(clause);
  return found ? clauseRef(clause, found.version) : clause;
}

export interface PublishedBody extends PublishedVersion {
  publishedAt: Date;
  body: unknown;
}

/** Everything published as it was written; few rows, read when something is published and for pages. */
export async function publishedBodies(db: Queryable): Promise<PublishedBody[]> {
  return db.query<PublishedBody & Record<string, unknown>>(
    `select clause, version, body_hash as "bodyHash", published_by as "publishedBy",
       published_at as "publishedAt", body from clause_versions order by clause, version`,
  );
}

export async function publishedVersions(db: Queryable): Promise<PublishedVersion[]> {
  const rows = await db.query<{ clause: string; version: number; body_hash: Buffer; published_by: string }>(
    `select clause, version, body_hash, published_by from clause_versions`,
  );
  return rows.map((row) => ({
    clause: row.clause,
    version: row.version,
    bodyHash: row.body_hash,
    publishedBy: row.published_by,
  }));
}

export async function confirmations(db: Queryable): Promise<Confirmation[]> {
  return db.query<Confirmation & Record<string, unknown>>(
    `select rule, version, confirmed_at as "confirmedAt", confirmed_by as "confirmedBy" from rule_confirmations order by rule, version`,
  );
}
