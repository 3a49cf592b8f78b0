// A PostgreSQL cluster in a folder of its own: made once, adopted or started at every run, with two logins: the owner,
// who migrates, and the application, which may not change what the journal holds.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { giveTo, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clusterSettings, hostRules, initdbFlags, type Durability } from './cluster-settings.ts';
import { OperatorProblem } from './operator-problem.ts';
import { adopt, freePort, launch, spawnOptions, type Postmaster } from './postmaster.ts';

export type Passwords = { superuser: string; owner: string; app: string };
export type Cluster = { folder: string; binaries: Binaries; account: Account; passwords: Passwords; kind: Durability };

export const ownerRole = 'luyue_owner';
export const appRole = 'luyue_app';

export function dataFolderOf(cluster: Cluster): string {
  return path.join(cluster.folder, 'data');
}

export function urlFor(port: number, role: string, password: string, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function writeFor(account: Account, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  giveTo(account, file);
}

function makeFolder(account: Account, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  giveTo(account, folder);
}

/** initdb under another name, then a rename: a cluster that was interrupted while it was made is made again. */
function initialise(cluster: Cluster): void {
  const { account, binaries, folder } = cluster;
  const partial = path.join(folder, 'data.partial');
  const passwordFile = path.join(folder, 'initdb.password');
  rmSync(partial, { recursive: true, force: true });
  makeFolder(account, folder);
  makeFolder(account, path.join(folder, 'log'));
  writeFor(account, passwordFile, `${cluster.passwords.superuser}\n`);
  const flags = [
    ...initdbFlags(binaries.major),
    `--pwfile=${passwordFile}`,
    ...(cluster.kind === 'durable' ? [] : ['-N']),
  ];
  const program = path.join(binaries.bin, 'initdb');
  const made = spawnSync(program, ['-D', partial, ...flags], { ...spawnOptions(account, folder), encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const said = made.error?.message ?? made.stderr.split('\n').find((line) => line.includes('error')) ?? made.stderr;
    throw new OperatorProblem('DATABASE_NOT_STARTING', `initdb failed: ${said}`, 'Free space, or set DATABASE_URL.');
  }
  writeFor(account, path.join(partial, 'pg_hba.conf'), hostRules);
  renameSync(partial, dataFolderOf(cluster));
}

function refuseOtherVersion(cluster: Cluster): void {
  const made = readFileSync(path.join(dataFolderOf(cluster), 'PG_VERSION'), 'utf8').trim();
  if (Number(made) === cluster.binaries.major) return;
  throw new OperatorProblem(
    'DATABASE_OF_ANOTHER_VERSION',
    `The data was made by PostgreSQL ${made}, and this Luyue brings ${cluster.binaries.major}.`,
    'Move it with the Luyue that made it, or set DATABASE_URL.',
  );
}

/** Starts on the wanted port, so that the children's addresses stay true after a restart; else on any free one. */
async function startOn(cluster: Cluster, wanted: number | undefined): Promise<Postmaster> {
  const port = wanted ?? (await freePort());
  const data = dataFolderOf(cluster);
  writeFor(cluster.account, path.join(data, 'postgresql.conf'), clusterSettings(port, cluster.kind));
  const startLog = path.join(cluster.folder, 'start.log');
  return launch({ binaries: cluster.binaries, data, account: cluster.account, startLog, port });
}

/** A port may be taken between our look and PostgreSQL's: that is worth another try, anything else is not. */
export async function startCluster(cluster: Cluster, wanted?: number): Promise<Postmaster> {
  if (!existsSync(dataFolderOf(cluster))) initialise(cluster);
  refuseOtherVersion(cluster);
  const living = await adopt(dataFolderOf(cluster));
  if (living) return living;
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(cluster, wanted);
    } catch (error) {
      const busy = /could not bind|Address already in use|could not create any TCP/i.test((error as Error).message);
      if (!busy || attempt === 5 || wanted !== undefined) throw error;
    }
  }
}

async function asSuperuser<T>(
  cluster: Cluster,
  port: number,
  work: (client: Client) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  const client = new Client({ connectionString: urlFor(port, 'postgres', cluster.passwords.superuser, database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Limits for how long one stalled writer may hold back the journal's readers; 17 and newer can bound transactions. */
function roleSettings(major: number): Record<string, Record<string, string>> {
  const newer: Record<string, string> = major >= 17 ? { transaction_timeout: '10min' } : {};
  return {
    [ownerRole]: { idle_in_transaction_session_timeout: '10min', lock_timeout: '60s' },
    [appRole]: {
      idle_in_transaction_session_timeout: '30s',
      statement_timeout: '5min',
      lock_timeout: '30s',
      ...newer,
    },
  };
}

/** Makes the two logins and the database where they are missing; a start that was cut off here is simply completed. */
export async function ensureLogins(cluster: Cluster, port: number, database: string): Promise<void> {
  await asSuperuser(cluster, port, async (client) => {
    const roles = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const there = new Set(roles.rows.map((row) => row.rolname));
    const wanted = { [ownerRole]: cluster.passwords.owner, [appRole]: cluster.passwords.app };
    for (const [role, password] of Object.entries(wanted)) {
      if (there.has(role)) continue;
      await client.query(`create role ${role} login password ${escapeLiteral(password)}`);
      for (const [name, value] of Object.entries(roleSettings(cluster.binaries.major)[role] ?? {})) {
        await client.query(`alter role ${role} set ${name} = ${escapeLiteral(value)}`);
      }
    }
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(database)} owner ${ownerRole}`);
    await client.query(`revoke all on database ${escapeIdentifier(database)} from public`);
    // CREATE, because the job queue keeps its tables in a schema of its own, which the application owns.
    await client.query(`grant connect, temporary, create on database ${escapeIdentifier(database)} to ${appRole}`);
  });
}
