// What an operator asks first when something is wrong: each check says what it found and, if that is bad, what to do.
// Nothing is changed and nothing is started; with no database running, the checks that need one say so.
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { openDatabase } from '../kernel/database.ts';
import { migrationState } from '../kernel/migrate.ts';
import { packageRoot, programVersion } from '../kernel/package-root.ts';
import { lastSeal } from '../kernel/seals.ts';
import { platformPackage } from './binaries.ts';
import { liveEmbedded, remembered } from './embedded.ts';
import { holderOf } from './lock.ts';
import { problemLine } from './operator-problem.ts';
import { connect, loginOf, placeOf, type DatabaseUrls } from './prepare-data.ts';
import { openDataFolder, readSettings, type Settings } from './settings.ts';

export type Finding = { check: string; state: 'ok' | 'warn' | 'bad'; found: string; remedy?: string };

const gigabyte = 1024 ** 3;

function attempt(check: string, look: () => Finding | Finding[]): Finding[] {
  try {
    return [look()].flat();
  } catch (error) {
    return [{ check, state: 'bad', found: problemLine(error).replace(/^luyue: /, '') }];
  }
}

function ok(check: string, found: string): Finding {
  return { check, state: 'ok', found };
}

function checkData(settings: Settings): Finding[] {
  openDataFolder(settings.dataFolder);
  const { bavail, bsize } = statfsSync(settings.dataFolder);
  const free = (bavail * bsize) / gigabyte;
  const space = `${free.toFixed(1)} GB free`;
  const disk: Finding =
    free < 2 ? { check: 'disk', state: 'warn', found: space, remedy: 'Free some space.' } : ok('disk', space);
  return [ok('data folder', settings.dataFolder), disk];
}

function checkBinaries(settings: Settings): Finding {
  if (settings.databaseUrl) return ok('own PostgreSQL', 'not used (DATABASE_URL is set)');
  const found = platformPackage();
  return ok(
    'own PostgreSQL',
    `${found.version}, data in ${remembered(settings.dataFolder)?.cluster ?? 'a folder not made yet'}`,
  );
}

function checkMasterKey(settings: Settings): Finding {
  if (process.env['LUYUE_MASTER_KEY']) return ok('master key', 'from LUYUE_MASTER_KEY');
  if (existsSync(path.join(settings.dataFolder, 'master.key'))) return ok('master key', 'in the data folder');
  const firstStart = !settings.databaseUrl && !remembered(settings.dataFolder);
  if (firstStart) return ok('master key', 'made at the first start');
  return {
    check: 'master key',
    state: 'bad',
    found: 'missing',
    remedy: 'Set LUYUE_MASTER_KEY or put master.key back.',
  };
}

function checkConsole(): Finding {
  if (existsSync(path.join(packageRoot, 'dist/console/index.html'))) return ok('console', 'built');
  return { check: 'console', state: 'warn', found: 'not built', remedy: 'Run npm ci.' };
}

function portIsFree(settings: Settings): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(settings.port, settings.host, () => probe.close(() => resolve(true)));
  });
}

async function checkPort(settings: Settings): Promise<Finding> {
  const place = `${settings.host}:${settings.port}`;
  const holder = holderOf(settings.dataFolder);
  if (holder !== undefined) return ok('port', `${place}, Luyue runs as process ${holder}`);
  if (await portIsFree(settings)) return ok('port', `${place} is free`);
  return { check: 'port', state: 'warn', found: `${place} is taken by another program`, remedy: 'Set PORT.' };
}

function checkLogins(urls: DatabaseUrls): Finding {
  const logins = [...new Set([loginOf(urls.ownerUrl), loginOf(urls.appUrl)])];
  if (logins.length === 2) return ok('logins', `owner ${logins[0]}, application ${logins[1]}`);
  return {
    check: 'logins',
    state: 'warn',
    found: `one login only (${logins[0]}): only a trigger keeps the application from changing the journal`,
    remedy: 'Give the owner in LUYUE_OWNER_URL and the application in DATABASE_URL.',
  };
}

async function checkSeals(appUrl: string): Promise<Finding> {
  const database = await openDatabase(appUrl, { max: 1, application: 'luyue-doctor' });
  try {
    const seal = await lastSeal(database);
    return ok('journal seals', seal ? `${seal.no}, the last at ${seal.at.toISOString()}` : 'none yet');
  } finally {
    await database.close();
  }
}

async function checkDatabase(settings: Settings): Promise<Finding[]> {
  const { databaseUrl: appUrl, ownerUrl } = settings;
  const urls = appUrl ? { appUrl, ownerUrl: ownerUrl ?? appUrl } : liveEmbedded(settings.dataFolder);
  if (!urls) return [{ check: 'database', state: 'warn', found: 'not running', remedy: 'luyue start runs it.' }];
  const client = await connect(urls.appUrl);
  try {
    const version = await client.query<{ server_version: string }>('show server_version');
    const database = ok('database', `PostgreSQL ${version.rows[0]?.server_version} at ${placeOf(urls.appUrl)}`);
    const state = await migrationState(client);
    const migrations: Finding =
      state.pending.length === 0
        ? ok('migrations', `at ${state.version}`)
        : { check: 'migrations', state: 'warn', found: `${state.pending.length} pending`, remedy: 'luyue migrate.' };
    // Tables of a newer or half-made version may be missing: then the migrations say what is wrong.
    const seals = state.pending.length === 0 ? [await checkSeals(urls.appUrl)] : [];
    return [database, checkLogins(urls), migrations, ...seals];
  } finally {
    await client.end();
  }
}

/** Looks at everything, in the order in which one would repair it. */
export async function examine(): Promise<Finding[]> {
  const settings = readSettings();
  const database = await checkDatabase(settings).catch((error: unknown) =>
    attempt('database', () => {
      throw error;
    }),
  );
  return [
    ok('luyue', programVersion),
    ok('node', process.versions.node),
    ...attempt('data folder', () => checkData(settings)),
    ...attempt('own PostgreSQL', () => checkBinaries(settings)),
    ...database,
    ...attempt('master key', () => checkMasterKey(settings)),
    checkConsole(),
    await checkPort(settings),
  ];
}
