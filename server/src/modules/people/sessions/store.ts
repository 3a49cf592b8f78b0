/** SQL of a person's own sessions and linked accounts. (CC-7.2) */
import type { Queryable } from '../../../kernel/database.ts';
import { idleHours, longestDays } from '../store.ts';

interface SessionRow {
  id: string;
  agent: string;
  method: 'password' | 'provider';
  createdAt: Date;
  seenAt: Date;
}

/** Those that still serve, the latest seen first. */
export async function openSessions(db: Queryable, staffId: string): Promise<SessionRow[]> {
  return db.query<SessionRow & Record<string, unknown>>(
    `select id, agent, method, created_at as "createdAt", seen_at as "seenAt" from sessions
      where staff_id = $1 and ended_at is null and not factor_due
        and seen_at > now() - make_interval(hours => $2) and created_at > now() - make_interval(days => $3)
      order by seen_at desc, id limit 100`,
    [staffId, idleHours, longestDays],
  );
}

interface IdentityRow {
  id: string;
  provider: string;
  linkedAt: Date;
  lastAt: Date | null;
}

export async function ownIdentities(db: Queryable, staffId: string): Promise<IdentityRow[]> {
  return db.query<IdentityRow & Record<string, unknown>>(
    `select i.id, p.name as provider, i.linked_at as "linkedAt", i.last_at as "lastAt"
       from identities i join identity_providers p on p.id = i.provider_id where i.staff_id = $1 order by i.linked_at`,
    [staffId],
  );
}
