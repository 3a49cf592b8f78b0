/**
 * Rotation of the master key: a new one is put in front, every wrapped key is wrapped anew in batches, then the old one is
 * retired. It may be interrupted and run again at any point, beside running processes. (OS-8.3)
 */
import type { Database, Queryable } from './database.ts';
import {
  addMasterKey,
  checkMasterKeys,
  keepRetiredKeys,
  readMasterKeys,
  StartProblem,
  writeKeyFile,
  type MasterKeys,
} from './master-key.ts';
import { masterKeyVersion, Secrets } from './secrets.ts';

/** Tables whose rows hold a key wrapped by the master key, with the row's id as its context. */
const wrappedIn = ['system_keys', 'subject_keys', 'files'] as const;
const batch = 500;

export interface KeyListing {
  id: string;
  current: boolean;
  present: boolean;
  /** Keys of the data that this master key wraps. */
  wraps: number;
  createdAt: Date;
  retiredAt: Date | null;
}

/** Every master key that the data knows, newest first. */
export async function listKeys(db: Queryable, dataFolder: string): Promise<KeyListing[]> {
  const keys = readMasterKeys(dataFolder, false).keys;
  const counts = wrappedIn.map((table) => `select kek_id from ${table} where wrapped is not null`).join(' union all ');
  const rows = await db.query<{ id: string; created_at: Date; retired_at: Date | null; wraps: number }>(
    `select m.id, m.created_at, m.retired_at, (select count(*) from (${counts}) w where w.kek_id = m.id) as wraps
       from master_keys m order by m.created_at desc, m.id desc`,
  );
  return rows.map((row) => ({
    id: row.id,
    current: keys[0]?.id === row.id,
    present: keys.some((key) => key.id === row.id),
    wraps: row.wraps,
    createdAt: row.created_at,
    retiredAt: row.retired_at,
  }));
}

export interface RotationProgress {
  table: string;
  rewrapped: number;
}

/** Takes a new master key into use and wraps everything by it; returns the ids of the keys that were retired. */
export async function rotateMasterKey(
  database: Database,
  dataFolder: string,
  progress: (at: RotationProgress) => void = () => undefined,
): Promise<{ current: string; retired: string[] }> {
  const present = readMasterKeys(dataFolder, false);
  // Several keys: a rotation that was interrupted, or the environment's new key in front. It goes on with that one.
  const master = present.keys.length > 1 ? present : addMasterKey(dataFolder, present);
  await checkMasterKeys(database, master);
  const secrets = new Secrets(master);
  const announcedAt = await announce(database);
  for (const table of wrappedIn) await rewrap(database, secrets, table, master.current.id, progress);
  // Who began to write before the announcement may still have wrapped by the old key: that is wrapped anew as well.
  await untilEarlierEnded(database, announcedAt);
  for (const table of wrappedIn) await rewrap(database, secrets, table, master.current.id, progress);
  return { current: master.current.id, retired: await retireOthers(database, dataFolder, master) };
}

/** From here on every write that stores a wrapped key fails until its process has read the new master key. */
async function announce(database: Database): Promise<Date> {
  const [row] = await database.query<{ at: Date }>(
    `insert into cache_versions as c (name, version) values ($1, 1)
     on conflict (name) do update set version = c.version + 1 returning clock_timestamp() as at`,
    [masterKeyVersion],
  );
  return row?.at ?? new Date();
}

async function rewrap(
  database: Database,
  secrets: Secrets,
  table: string,
  current: string,
  progress: (at: RotationProgress) => void,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  let rewrapped = 0;
  for (;;) {
    const rows = await database.query<{ id: string; wrapped: Buffer; kek_id: string }>(
      `select id, wrapped, kek_id from "${table}" where id > $1::uuid and kek_id <> $2 and wrapped is not null order by id limit $3`,
      [after, current, batch],
    );
    if (rows.length === 0) return;
    const anew = rows.map((row) => secrets.wrap(row.id, secrets.unwrap(row.id, row.wrapped, row.kek_id)).wrapped);
    // A key that was destroyed meanwhile stays destroyed.
    await database.query(
      `update "${table}" t set wrapped = u.wrapped, kek_id = $3
         from unnest($1::uuid[], $2::bytea[]) as u(id, wrapped) where t.id = u.id and t.wrapped is not null`,
      [rows.map((row) => row.id), anew, current],
    );
    after = rows[rows.length - 1]?.id ?? after;
    rewrapped += rows.length;
    progress({ table, rewrapped });
  }
}

async function untilEarlierEnded(database: Database, at: Date): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ n: number }>(
      `select count(*) as n from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and xact_start <= $1`,
      [at],
    );
    if ((row?.n ?? 0) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Retires keys that wrap nothing any more. They move to a file of their own, because older backups still need them. */
async function retireOthers(database: Database, dataFolder: string, master: MasterKeys): Promise<string[]> {
  const others = master.keys.filter((key) => key.id !== master.current.id);
  const listing = await listKeys(database, dataFolder);
  const used = listing.find((key) => key.id !== master.current.id && key.wraps > 0);
  if (used) throw new StartProblem(`master key ${used.id} still wraps ${used.wraps} keys: run luyue keys rotate again`);
  await database.query(`update master_keys set retired_at = coalesce(retired_at, now()) where id = any($1::text[])`, [
    others.map((key) => key.id),
  ]);
  if (!process.env.LUYUE_MASTER_KEY) {
    keepRetiredKeys(dataFolder, others);
    writeKeyFile(dataFolder, [master.current]);
  }
  return others.map((key) => key.id);
}
