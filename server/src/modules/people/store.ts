/** SQL of people, sessions and keys, and the versioned cache of rights. Its version is `access`: taking rights away moves it. */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import { actorName, type ApiKey, type People, type Person } from './people.ts';

const personColumns = `id, account, name, initials, department_ids as "departmentIds", roles, shop_ids as "shopIds", warehouse_ids as "warehouseIds",
  session_ids as "sessionIds", substitute_ids as "substituteIds", away_from as "awayFrom", away_until as "awayUntil", active, rev, password_once as "passwordOnce",
  exists (select 1 from second_factors f where f.staff_id = staff.id and f.enrolled_at is not null) as "hasFactor"`;

export const peopleCache: VersionedCache<People> = { name: 'access', load: loadPeople };

/** Tells every process that rights changed; writes of those who lost them fail at once. */
export function rightsChanged(ctx: RowCtx): void {
  ctx.writes.bump(peopleCache.name);
}

/** How a timeline or a page calls those who act. */
export async function actorNamesOf(ctx: Ctx): Promise<(ref: string) => string> {
  const people = await ctx.cached(peopleCache);
  return (ref) => actorName(people, ref);
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

type StaffRow = Person & { keyId: string } & Record<string, unknown>;

export interface LockedPerson {
  person: Person & { keyId: string };
  chain: Chain;
  /** Active administrators besides this person, locked as well, so that two cannot take each other's role away at once. */
  otherAdmins: number;
}

export async function loadPersons(ctx: Ctx, ids: readonly string[]): Promise<(LockedPerson | Refusal)[]> {
  const rows = await ctx.db.query<StaffRow>(
    `select ${personColumns}, key_id as "keyId" from staff where id = any($1::uuid[]) or (active and 'admin' = any(roles)) order by id for update`,
    [ids],
  );
  const persons = new Map(rows.map((row) => [row.id, row]));
  const admins = rows.filter((row) => row.active && row.roles.includes('admin'));
  const chains = await lockChains(
    ctx.db,
    ids.filter((id) => persons.has(id)),
  );
  return ids.map((id) => {
    const person = persons.get(id);
    const chain = chains.get(id);
    if (!person || !chain) return new Refusal('NOT_FOUND');
    return { person, chain, otherAdmins: admins.filter((a) => a.id !== id).length };
  });
}

/** Held to the end of the transaction, so that there is one first administrator. */
export async function lockEmptyCompany(db: Queryable): Promise<boolean> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('people.first-admin', 7))`);
  const rows = await db.query(`select 1 from staff limit 1`);
  return rows.length === 0;
}

export interface Account {
  id: string;
  name: string;
  passwordHash: string | null;
  active: boolean;
  hasFactor: boolean;
  language: 'zh' | 'en';
}

export async function findAccount(db: Queryable, account: string): Promise<Account | undefined> {
  const [row] = await db.query<Account & Record<string, unknown>>(
    `select id, name, password_hash as "passwordHash", active, language,
       exists (select 1 from second_factors f where f.staff_id = staff.id and f.enrolled_at is not null) as "hasFactor"
       from staff where account = $1`,
    [account],
  );
  return row;
}

export async function findPasswordHash(db: Queryable, id: string): Promise<string | null> {
  const [row] = await db.query<{ hash: string | null }>(`select password_hash as hash from staff where id = $1`, [id]);
  return row?.hash ?? null;
}

export async function profileOf(db: Queryable, id: string) {
  const [row] = await db.query<{ account: string; language: 'zh' | 'en'; preferences: Record<string, unknown> }>(
    `select account, language, preferences from staff where id = $1`,
    [id],
  );
  return row;
}

export async function staffMasks(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, { phoneMask: string; mailMask: string }>> {
  const rows = await db.query<{ id: string; phoneMask: string; mailMask: string }>(
    `select id, phone_mask as "phoneMask", mail_mask as "mailMask" from staff where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...masks }) => [id, masks]));
}

interface KeyRow {
  id: string;
  ownerId: string;
  name: string;
  prefix: string;
  allowed: string[];
  shopIds: string[] | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

const keyColumns = `id, owner_id as "ownerId", name, prefix, allowed, shop_ids as "shopIds", created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

export function keyRows(db: Queryable): Promise<KeyRow[]> {
  return db.query<KeyRow & Record<string, unknown>>(`select ${keyColumns} from api_keys order by created_at desc`);
}

export async function lockKeys(db: Queryable, ids: readonly string[]): Promise<Map<string, KeyRow>> {
  const rows = await db.query<KeyRow & Record<string, unknown>>(
    `select ${keyColumns} from api_keys where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export const idleHours = 12;
/** For the code of the second factor. */
const factorMinutes = 10;
export const longestDays = 7;

export interface SignIn {
  id: string;
  staffId: string;
  method: 'password' | 'provider';
  factorDue: boolean;
}

/** A session that is neither ended, idle too long nor too old, in real time. Notes that it was seen, at most once a minute. */
export async function findSignIn(db: Queryable, tokenHash: Buffer): Promise<SignIn | undefined> {
  const [row] = await db.query<SignIn & { stale: boolean }>(
    `select id, staff_id as "staffId", method, factor_due as "factorDue", seen_at < now() - interval '1 minute' as stale from sessions
      where token_hash = $1 and ended_at is null
        and seen_at > now() - make_interval(hours => $2) and created_at > now() - make_interval(days => $3)
        and (not factor_due or created_at > now() - make_interval(mins => $4))`,
    [tokenHash, idleHours, longestDays, factorMinutes],
  );
  if (row?.stale)
    await db.query(`update sessions set seen_at = now() where id = $1 and seen_at < now() - interval '1 minute'`, [
      row.id,
    ]);
  return row;
}
