/**
 * What every bench stands on: a durable embedded PostgreSQL in a temporary folder, a small company made by the real actions,
 * and the API as a process of its own. Figures are ratios within one run, so the machine's speed cancels out.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openWorldOn, type World } from '../server/test/world.ts';
import { prepareData } from '../server/src/supervisor/prepare-data.ts';
import { startEmbedded } from '../server/src/supervisor/embedded.ts';

export interface BenchResult {
  name: string;
  /** What Luyue reaches, in the unit that `detail` names. */
  luyue: number;
  limit: number;
  ratio: number;
  detail: Record<string, unknown>;
}

export interface Bench {
  world: World;
  appUrl: string;
  ownerUrl: string;
  dataFolder: string;
  /** A statement as the owner, for setting the stage. */
  owner(sql: string, params?: unknown[]): Promise<pg.QueryResult>;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'luyue-bench-'));
  // Open to the account that runs PostgreSQL, so that the cluster lies within and goes with it.
  chmodSync(dataFolder, 0o755);
  const database = await startEmbedded(dataFolder);
  await prepareData(database, dataFolder);
  const world = await openWorldOn(
    { appUrl: database.appUrl, ownerUrl: database.ownerUrl, dataFolder, drop: () => Promise.resolve() },
    new Date(),
  );
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    world,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    dataFolder,
    owner: (sql, params) => owner.query(sql, params),
    close: async () => {
      await owner.end();
      await world.close();
      await database.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export interface Api {
  port: number;
  stop(): Promise<void>;
}

/** The API as `npm start` runs it: the built entry point in its own process. */
export async function startApi(bench: Bench): Promise<Api> {
  const entry = path.join(import.meta.dirname, '../dist/server/api.js');
  if (!existsSync(entry)) throw new Error('dist/server is missing: run npm run build first');
  const port = await freePort();
  const child = fork(entry, [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: bench.appUrl,
      LUYUE_OWNER_URL: bench.ownerUrl,
      LUYUE_DIRECT_URL: bench.appUrl,
      LUYUE_DATA: bench.dataFolder,
      PORT: String(port),
      LUYUE_LOG: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await answers(port, child);
  return { port, stop: () => ended(child) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error('the API ended while starting');
    const ok = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the API did not answer');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Runs `work` from `clients` loops until the time is over; answers how many were done per second. */
export async function rate(clients: number, ms: number, work: (n: number) => Promise<void>): Promise<number> {
  let n = 0;
  let done = 0;
  const start = performance.now();
  const loop = async (): Promise<void> => {
    while (performance.now() - start < ms) {
      await work(n++);
      done++;
    }
  };
  await Promise.all(Array.from({ length: clients }, loop));
  return done / ((performance.now() - start) / 1000);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Of many single times, the one that a quarter undercuts: what else the machine did lies above it. */
export function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] as number;
}
