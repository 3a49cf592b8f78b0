/**
 * The version under which an entry stands: the journal stores OT-3.1@3, not OT-3.1. The kernel knows no policy, so wire.ts tells
 * it whom to ask; until a policy is loaded a clause stands without version. (OT-6, PD-7)
 */
import type { VersionedCaches } from './versioned.ts';

type Stamp = (caches: VersionedCaches, clause: string, at: Date) => string;

let stamp: Stamp = (_caches, clause) => clause;

export function clauseStamp(by: Stamp): void {
  stamp = by;
}

/** The clause with its version in force at this time; one that has a version keeps it. */
export function stamped(caches: VersionedCaches, clause: string | null, at: Date): string | null {
  return clause === null || clause.includes('@') ? clause : stamp(caches, clause, at);
}
