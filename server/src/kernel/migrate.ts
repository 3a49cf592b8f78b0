// Brings a database to the version of this program: plain SQL files in server/migrations, numbered, forward only.
// A database that knows more than this program, or something else under the same number, is refused, so that an
// older program never writes into newer data (promise 4: nothing acknowledged is lost).
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { escapeIdentifier, type Client } from 'pg';
import { packageRoot } from './package-root.ts';

export type Migration = { no: number; name: string; sha256: string; sql: string };
export type MigrationState = { applied: number[]; pending: number[]; version: number };

/** Why a database cannot be used by this program. `remedy` is the sentence that the operator reads. */
class MigrationRefused extends Error {
  readonly code: 'DATA_MADE_BY_NEWER_VERSION' | 'MIGRATION_CHANGED';
  readonly remedy: string;

  constructor(code: MigrationRefused['code'], message: string, remedy: string) {
    super(message);
    this.name = 'MigrationRefused';
    this.code = code;
    this.remedy = remedy;
  }
}

/** Any fixed number: every program that migrates the same database waits for this one lock. */
const LOCK = 4_117_201_126;
const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;

export function readMigrations(folder = path.join(packageRoot, 'server/migrations')): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const migrations = files.map((file) => {
    const match = FILE.exec(file);
    if (!match?.[1] || !match[2]) throw new Error(`A migration is named NNNN-what-it-does.sql, not ${file}.`);
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { no: Number(match[1]), name: match[2], sha256: createHash('sha256').update(sql).digest('hex'), sql };
  });
  migrations.sort((a, b) => a.no - b.no);
  const twice = migrations.find((one, at) => one.no === migrations[at - 1]?.no);
  if (twice) throw new Error(`Two migrations have the number ${twice.no}.`);
  return migrations;
}

type AppliedRow = { no: number; name: string; sha256: string };

/** Decides what is left to apply, or throws when the database is not one that this program may touch. */
function decidePending(known: Migration[], applied: AppliedRow[]): Migration[] {
  const byNo = new Map(known.map((one) => [one.no, one]));
  for (const row of applied) {
    const ours = byNo.get(row.no);
    const label = `${String(row.no).padStart(4, '0')}-${row.name}`;
    if (!ours) {
      const message = `The data was made by a newer version of Luyue (it has migration ${label}).`;
      throw new MigrationRefused('DATA_MADE_BY_NEWER_VERSION', message, 'Install that version, or a newer one.');
    }
    if (ours.sha256 !== row.sha256) {
      const message = `Migration ${label} is not the one that this database was made with.`;
      const remedy = 'Install the version that made the data; a released migration is never edited.';
      throw new MigrationRefused('MIGRATION_CHANGED', message, remedy);
    }
  }
  const done = new Set(applied.map((row) => row.no));
  const last = Math.max(0, ...done);
  const late = known.find((one) => one.no < last && !done.has(one.no));
  if (late) throw new Error(`Migration ${late.no} was added below ${last}, which is already applied.`);
  return known.filter((one) => !done.has(one.no));
}

async function readApplied(client: Client): Promise<AppliedRow[]> {
  const exists = await client.query<{ there: boolean }>(`select to_regclass('public.migrations') is not null as there`);
  if (!exists.rows[0]?.there) return [];
  return (await client.query<AppliedRow>('select no, name, sha256 from public.migrations order by no')).rows;
}

/** What is applied and what is not, without changing anything. */
export async function migrationState(client: Client, known = readMigrations()): Promise<MigrationState> {
  const applied = await readApplied(client);
  const pending = decidePending(known, applied);
  const version = Math.max(0, ...known.map((one) => one.no));
  return { applied: applied.map((row) => row.no), pending: pending.map((one) => one.no), version };
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    const values = [migration.no, migration.name, migration.sha256];
    await client.query('insert into public.migrations (no, name, sha256) values ($1, $2, $3)', values);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const label = `${String(migration.no).padStart(4, '0')}-${migration.name}`;
    throw new Error(`Migration ${label} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** Applies what is missing, as the owner, one transaction per file; returns the numbers that it applied. */
export async function migrate(owner: Client, known = readMigrations()): Promise<number[]> {
  // A session lock: each migration commits for itself, and the owner connects directly, never through a pooler.
  await owner.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await owner.query(`create table if not exists public.migrations (
      no integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`);
    const pending = decidePending(known, await readApplied(owner));
    for (const migration of pending) await applyOne(owner, migration);
    return pending.map((one) => one.no);
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

type Granted = { name: string; comment: string | null };

/** A table says in its comment what the application may not do with it: `append-only: …` or `read-only: …`. */
function rightsOn(table: Granted): string {
  if (table.name === 'migrations' || table.comment?.startsWith('read-only')) return 'select';
  if (table.comment?.startsWith('append-only')) return 'select, insert';
  return 'select, insert, update, delete';
}

/**
 * Lets the application's login use what the owner made in a schema; run after every `migrate`, it may be repeated.
 * Partitions get nothing of their own: they are reached through their table, whose rights count.
 */
export async function grantApp(owner: Client, appRole: string, schemaName = 'public'): Promise<void> {
  const app = escapeIdentifier(appRole);
  const schema = escapeIdentifier(schemaName);
  const tables = await owner.query<Granted>(
    `select relname as name, obj_description(oid, 'pg_class') as comment from pg_class
      where relnamespace = $1::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition`,
    [schema],
  );
  const grants = tables.rows.map((table) => {
    const name = `${schema}.${escapeIdentifier(table.name)}`;
    return `revoke all on ${name} from ${app}; grant ${rightsOn(table)} on ${name} to ${app};`;
  });
  await owner.query(`begin; grant usage on schema ${schema} to ${app}; ${grants.join(' ')}
    grant usage, select on all sequences in schema ${schema} to ${app};
    grant execute on all functions in schema ${schema} to ${app}; commit`);
}
