// Everything that must be true of the database before the first process serves from it: reachable, migrated to this
// version by the owner, open to the application's login, and readable with the master key that we have.
import { Client } from 'pg';
import { openDatabase } from '../kernel/database.ts';
import { markInstallation, type Installation } from '../kernel/installation.ts';
import { checkMasterKeys, hasMasterKey, readMasterKeys } from '../kernel/master-key.ts';
import { grantApp, migrate } from '../kernel/migrate.ts';
import { OperatorProblem } from './operator-problem.ts';

export type DatabaseUrls = { appUrl: string; ownerUrl: string };

/** Where a database is, without the password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

export function loginOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** Connects or says, in one line and without the password, why that cannot be. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OperatorProblem(
      'DATABASE_UNREACHABLE',
      `The database at ${placeOf(url)} does not let us in (${message || code}).`,
      'Check that it runs and that DATABASE_URL and LUYUE_OWNER_URL are right.',
    );
  }
}

async function refuseOldServer(owner: Client): Promise<void> {
  const answer = await owner.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(answer.rows[0]?.server_version_num);
  if (version >= 150_000) return;
  throw new OperatorProblem(
    'DATABASE_OF_ANOTHER_VERSION',
    `The database is PostgreSQL ${Math.floor(version / 10_000)}; Luyue needs 15 or newer.`,
    'Set DATABASE_URL to a newer one.',
  );
}

/** Migrates as the owner and lets the application in; returns the numbers of the migrations that ran. */
export async function migrateDatabase(urls: DatabaseUrls): Promise<number[]> {
  const owner = await connect(urls.ownerUrl);
  try {
    await refuseOldServer(owner);
    const applied = await migrate(owner);
    const app = loginOf(urls.appUrl);
    const other = app === loginOf(urls.ownerUrl) ? undefined : app;
    if (other) await grantApp(owner, other);
    const { migrateJobs } = await import('../kernel/jobs.ts');
    await migrateJobs(urls.ownerUrl, other);
    return applied;
  } finally {
    await owner.end();
  }
}

/** A master key is made only while the database holds nothing that one protects; afterwards its absence is an error. */
async function prepareMasterKey(appUrl: string, dataFolder: string): Promise<void> {
  const database = await openDatabase(appUrl, { max: 1, application: 'luyue-start' });
  try {
    const keys = readMasterKeys(dataFolder, !(await hasMasterKey(database)));
    await checkMasterKeys(database, keys);
  } finally {
    await database.close();
  }
}

export async function prepareData(urls: DatabaseUrls, dataFolder: string): Promise<number[]> {
  const applied = await migrateDatabase(urls);
  const app = await connect(urls.appUrl);
  await app.end();
  await prepareMasterKey(urls.appUrl, dataFolder);
  return applied;
}

/**
 * The first start decides what the company is. `--empty` on a demonstration company would promise what it cannot keep, so
 * it is refused; a real one stays real whatever is asked for.
 */
export async function decidePurpose(appUrl: string, empty: boolean): Promise<Installation> {
  const database = await openDatabase(appUrl, { max: 1, application: 'luyue-start' });
  try {
    const installation = await markInstallation(database, empty ? 'real' : 'demo');
    if (!empty || installation.purpose === 'real') return installation;
    throw new OperatorProblem(
      'ALREADY_DEMONSTRATION',
      'This data folder holds the demonstration company, and --empty begins a real one.',
      'Set LUYUE_DATA to a folder of its own for it.',
    );
  } finally {
    await database.close();
  }
}
