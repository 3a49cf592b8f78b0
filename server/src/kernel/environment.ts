/** What the API and the worker are told by their environment; `luyue start` sets all of it. */
import path from 'node:path';
import { StartProblem } from './master-key.ts';
import { packageRoot } from './package-root.ts';

export interface Environment {
  databaseUrl: string;
  directUrl: string;
  dataFolder: string;
  host: string;
  port: number;
  consoleFolder: string;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl)
    throw new StartProblem('DATABASE_URL is not set: give it, or run luyue start, which brings its own database');
  return {
    databaseUrl,
    directUrl: env.LUYUE_DIRECT_URL || databaseUrl,
    dataFolder: path.resolve(env.LUYUE_DATA || path.join(packageRoot, '.data')),
    host: env.LUYUE_HOST || '127.0.0.1',
    port: Number(env.PORT || 3000),
    consoleFolder: path.join(packageRoot, 'dist/console'),
  };
}
