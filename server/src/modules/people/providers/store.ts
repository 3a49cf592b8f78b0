/** SQL of sign-in providers and of the accounts there that belong to colleagues. (OS-8.3) */
import type { Ctx } from '../../../kernel/action.ts';
import { lockChains } from '../../../kernel/chains.ts';
import type { Queryable } from '../../../kernel/database.ts';
import type { Chain } from '../../../kernel/journal.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { isAdministrator } from '../administrators.ts';

export interface ProviderRow {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  keyId: string;
  secretEnc: Buffer;
  linkByMail: boolean;
  secondFactor: 'provider' | 'own';
  active: boolean;
  rev: number;
}

const columns = `id, name, issuer, client_id as "clientId", key_id as "keyId", secret_enc as "secretEnc", link_by_mail as "linkByMail",
  second_factor as "secondFactor", active, rev`;

export async function findProviders(db: Queryable): Promise<(ProviderRow & { linked: number })[]> {
  return db.query<ProviderRow & { linked: number } & Record<string, unknown>>(
    `select ${columns}, (select count(*) from identities i where i.provider_id = p.id)::int as linked
       from identity_providers p order by name, id`,
  );
}

export async function findProvider(db: Queryable, id: string): Promise<ProviderRow | undefined> {
  const [row] = await db.query<ProviderRow & Record<string, unknown>>(
    `select ${columns} from identity_providers where id = $1`,
    [id],
  );
  return row;
}

export async function lockProviders(
  ctx: Ctx,
  ids: readonly string[],
): Promise<({ provider: ProviderRow; chain: Chain } | Refusal)[]> {
  const rows = await ctx.db.query<ProviderRow & Record<string, unknown>>(
    `select ${columns} from identity_providers where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
  const chains = await lockChains(
    ctx.db,
    rows.map((row) => row.id),
  );
  return ids.map((id) => {
    const provider = rows.find((row) => row.id === id);
    const chain = chains.get(id);
    return provider && chain ? { provider, chain } : new Refusal('NOT_FOUND');
  });
}

/** Whose account this is, if it was linked before. */
export async function findIdentity(
  db: Queryable,
  providerId: string,
  subject: string,
): Promise<{ id: string; staffId: string } | undefined> {
  const [row] = await db.query<{ id: string; staffId: string }>(
    `select id, staff_id as "staffId" from identities where provider_id = $1 and subject = $2 for update`,
    [providerId, subject],
  );
  return row;
}

/**
 * The one active colleague with this mail; nobody when several have it, because a guess would open a stranger's desk. An
 * administrator links by hand: whoever may add a provider could else let it vouch for an administrator's mail.
 */
export async function findByMail(db: Queryable, hash: Buffer): Promise<string | undefined> {
  const rows = await db.query<{ id: string; roles: string[] }>(
    `select id, roles from staff where mail_hash = $1 and active limit 2`,
    [hash],
  );
  const [only, second] = rows;
  return only && !second && !isAdministrator(only) ? only.id : undefined;
}

/** Who signs in by this provider. */
export function linkedPersons(db: Queryable, providerId: string): Promise<{ roles: string[] }[]> {
  return db.query<{ roles: string[] }>(
    `select s.roles from identities i join staff s on s.id = i.staff_id where i.provider_id = $1 and s.active`,
    [providerId],
  );
}
