/** SQL of people, sessions and keys, and the versioned cache of rights. Its version is `access`: taking rights away moves it. */
import type { RowCtx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import type { ApiKey, People, Person } from './people.ts';

const personColumns = `id, account, name, initials, department_ids as "departmentIds", roles, shop_ids as "shopIds", warehouse_ids as "warehouseIds",
  session_ids as "sessionIds", substitute_ids as "substituteIds", away_from as "awayFrom", away_until as "awayUntil", active, rev`;

export const peopleCache: VersionedCache<People> = { name: 'access', load: loadPeople };

/** Tells every process that rights changed; writes of those who lost them fail at once. */
export function rightsChanged(ctx: RowCtx): void {
  ctx.writes.bump(peopleCache.name);
}

async function loadPeople(db: Queryable): Promise<People> {
  const [persons, keys] = await Promise.all([
    db.query<Person & Record<string, unknown>>(`select ${personColumns} from staff order by account`),
    db.query<ApiKey & { revokedAt: Date | null }>(
      `select id, owner_id as "ownerId", name, prefix, token_hash as "tokenHash", allowed, shop_ids as "shopIds", expires_at as "expiresAt",
         revoked_at as "revokedAt" from api_keys order by created_at`,
    ),
  ]);
  return {
    persons: new Map(persons.map((p) => [p.id, p])),
    byAccount: new Map(persons.map((p) => [p.account, p])),
    keys: new Map(keys.filter((k) => k.revokedAt === null).map((k) => [k.tokenHash.toString('hex'), k])),
    keyNames: new Map(keys.map((k) => [k.id, k.name])),
  };
}

export async function lockPersons(db: Queryable, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await db.query<Person & Record<string, unknown>>(
    `select ${personColumns} from staff where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)].sort()],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export const idleHours = 12;
export const longestDays = 7;

export interface SignIn {
  id: string;
  staffId: string;
}

/** A session that is neither ended, idle too long nor too old, in real time. Notes that it was seen, at most once a minute. */
export async function findSignIn(db: Queryable, tokenHash: Buffer): Promise<SignIn | undefined> {
  const [row] = await db.query<SignIn & { stale: boolean }>(
    `select id, staff_id as "staffId", seen_at < now() - interval '1 minute' as stale from sessions
      where token_hash = $1 and ended_at is null
        and seen_at > now() - make_interval(hours => $2) and created_at > now() - make_interval(days => $3)`,
    [tokenHash, idleHours, longestDays],
  );
  if (row?.stale) await db.query(`update sessions set seen_at = now() where id = $1 and seen_at < now() - interval '1 minute'`, [row.id]);
  return row;
}
