/** A connection as it is stored, its secrets opened where they are needed and nowhere kept. (OS-2.1, OS-8.3) */
import { connectionSettings, type ConnectionSettings } from '../../../../contract/channels.ts';
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import { companyCache } from '../company/index.ts';
import type { Keys, Line } from './kind.ts';
import type { ConnectionKind } from './kinds.ts';

export interface ConnectionRecord {
  id: string;
  shop_id: string;
  kind: ConnectionKind;
  state: 'active' | 'paused' | 'closed';
  key_id: string;
  secrets_enc: Buffer;
  settings: ConnectionSettings;
  token_enc: Buffer | null;
  token_until: Date | null;
  pulled_to: Date | null;
  pulled_at: Date | null;
  pull_fault: string | null;
  created_at: Date;
  rev: number;
  chain_seq: number;
  chain_head: Buffer;
}

/** As they lie encrypted. */
export interface StoredSecrets {
  key: string;
  secret: string;
  apiToken: string;
  /** The secret before, which is still good for a day while the platform is being told the new one. */
  previous?: { secret: string; until: string };
}

/** All that are not closed, by id: the receiver reads no table. */
export const connectionsCache: VersionedCache<Map<string, ConnectionRecord>> = {
  name: 'connections',
  load: async (db) => {
    const rows = await db.query<ConnectionRecord & Record<string, unknown>>(
      `select * from connections where state <> 'closed'`,
    );
    return new Map(rows.map((row) => [row.id, withSettings(row)]));
  },
};

/** Settings that were stored before a field was known have its default. */
function withSettings(row: ConnectionRecord): ConnectionRecord {
  return { ...row, settings: connectionSettings.parse(row.settings) };
}

export async function readConnections(db: Queryable, ids: readonly string[]): Promise<Map<string, ConnectionRecord>> {
  const rows = await db.query<ConnectionRecord & Record<string, unknown>>(
    `select * from connections where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, withSettings(row)]));
}

export interface LockedConnection {
  record: ConnectionRecord;
  chain: Chain;
}

export async function lockConnection(ctx: Ctx, id: string): Promise<LockedConnection> {
  const rows = await ctx.db.query<ConnectionRecord & Record<string, unknown>>(
    `select * from connections where id = $1 for update`,
    [id],
  );
  const [record] = rows.map(withSettings);
  if (!record) throw new Refusal('NOT_FOUND', { field: 'connectionId' });
  ctx.mustReach({ shopId: record.shop_id });
  if (record.state === 'closed') throw new Refusal('CONNECTION_IS_CLOSED', { field: 'connectionId' });
  return { record, chain: { table: 'connections', id, seq: record.chain_seq, head: record.chain_head } };
}

/** Within the actor's scope, closed ones too: their log can still be read. */
export async function reachConnection(ctx: Ctx, id: string): Promise<ConnectionRecord> {
  const record = (await readConnections(ctx.db, [id])).get(id);
  if (!record) throw new Refusal('NOT_FOUND', { field: 'connectionId' });
  ctx.mustReach({ shopId: record.shop_id });
  return record;
}

export async function keyOf(
  kernel: Pick<Kernel, 'secrets' | 'database'>,
  record: Pick<ConnectionRecord, 'key_id'>,
): Promise<DataKey> {
  const key = (await kernel.secrets.subjectKeys(kernel.database, [record.key_id])).get(record.key_id);
  if (!key) throw new Refusal('NOT_FOUND', { field: 'connectionId' });
  return key;
}

export function openSecrets(kernel: Pick<Kernel, 'secrets'>, key: DataKey, record: ConnectionRecord): StoredSecrets {
  return JSON.parse(kernel.secrets.decrypt(key, record.secrets_enc)) as StoredSecrets;
}

/** `at` is real time: a secret's overlap is no business of a demonstration's clock. */
export function keysOf({ key, secret, apiToken, previous }: StoredSecrets, at = new Date()): Keys {
  const isStillGood = previous !== undefined && new Date(previous.until) > at;
  return { key, apiToken, secrets: [secret, ...(isStillGood ? [previous.secret] : [])] };
}

/** Everything that a call to the platform needs. */
export async function lineOf(kernel: Kernel, record: ConnectionRecord): Promise<Line> {
  const key = await keyOf(kernel, record);
  const company = (await kernel.caches.get(companyCache)).value;
  const isFresh = record.token_enc !== null && record.token_until !== null && record.token_until > soon();
  return {
    settings: record.settings,
    keys: keysOf(openSecrets(kernel, key, record)),
    shopExternalId: company.shops.get(record.shop_id)?.externalId ?? null,
    token: isFresh && record.token_enc ? kernel.secrets.decrypt(key, record.token_enc) : null,
    now: new Date(),
  };
}

/** A token that ends within five minutes is renewed before it is used. */
function soon(): Date {
  return new Date(Date.now() + 5 * 60_000);
}
