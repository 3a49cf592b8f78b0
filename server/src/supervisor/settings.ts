// What the environment says: where the data lies, which database, which address. Read once, checked at once.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../kernel/package-root.ts';
import { OperatorProblem } from './operator-problem.ts';

export type Settings = {
  dataFolder: string;
  host: string;
  port: number;
  /** The application's login; absent when Luyue brings its own database. */
  databaseUrl: string | undefined;
  /** The owner's login for migrations; the application's when there is only one. */
  ownerUrl: string | undefined;
  directUrl: string | undefined;
};

function wrong(name: string, what: string, remedy: string): OperatorProblem {
  return new OperatorProblem('SETTING_WRONG', `${name} ${what}.`, remedy);
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw wrong('PORT', `is not a port number: ${text}`, 'Give a number from 1 to 65535.');
}

function readUrl(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const url = env[name];
  if (!url) return undefined;
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw wrong(name, 'is not an address of a database', 'Give postgresql://user:password@host:port/database.');
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const databaseUrl = readUrl('DATABASE_URL', env);
  const ownerUrl = readUrl('LUYUE_OWNER_URL', env);
  const directUrl = readUrl('LUYUE_DIRECT_URL', env);
  if (!databaseUrl && (ownerUrl || directUrl)) {
    const remedy = 'Set DATABASE_URL too, or neither.';
    throw wrong('LUYUE_OWNER_URL or LUYUE_DIRECT_URL', 'is set without DATABASE_URL', remedy);
  }
  return {
    dataFolder: path.resolve(env['LUYUE_DATA'] || path.join(packageRoot, '.data')),
    host: env['LUYUE_HOST'] || '127.0.0.1',
    port: readPort(env['PORT']),
    databaseUrl,
    ownerUrl: ownerUrl ?? databaseUrl,
    directUrl: directUrl ?? databaseUrl,
  };
}

/** Makes the data folder and proves that we can write into it. */
export function openDataFolder(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new OperatorProblem(
      'FOLDER_NOT_WRITABLE',
      `The data folder ${folder} is not writable (${why}).`,
      'Set LUYUE_DATA to a folder that you may write to, or start as the user it belongs to.',
    );
  }
}
