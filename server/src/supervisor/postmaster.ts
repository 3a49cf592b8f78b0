// One PostgreSQL server process: starting it, finding out whether one that was left behind is ours and alive, waiting
// for what a killed one left, and stopping it. Written for kill -9 at any moment.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { OperatorProblem } from './operator-problem.ts';
import { processInfo, processesInside, runsWith, until } from './process-info.ts';

export type Postmaster = { pid: number; port: number };

type PidFile = { pid: number; port: number; status: string };

function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? 'starting' };
  } catch {
    return undefined;
  }
}

export function isOurs(pid: number, data: string): boolean {
  return runsWith(processInfo(pid), 'postgres', '-D', data);
}

/** The server that runs in a folder and accepts connections, if one does. */
export function livePostmaster(data: string): Postmaster | undefined {
  const file = readPidFile(data);
  return file?.status === 'ready' && isOurs(file.pid, data) ? { pid: file.pid, port: file.port } : undefined;
}

/** Waits for the pid file to say `ready`; false when the process is gone before. */
async function becomesReady(pid: number, data: string, timeoutMs: number): Promise<boolean> {
  let gone = false;
  const ready = await until(() => {
    const file = readPidFile(data);
    gone = !isOurs(pid, data);
    return gone || (file?.pid === pid && file.status === 'ready');
  }, timeoutMs);
  return ready && !gone;
}

/**
 * Decides about what an earlier run left. A live server of ours is adopted; one that is shutting down is waited for;
 * a file of a process that is dead, a zombie or somebody else's is removed, once no back end works in the folder any
 * more (they end by themselves when their postmaster is gone).
 */
export async function adopt(data: string): Promise<Postmaster | undefined> {
  const file = readPidFile(data);
  if (!file) return undefined;
  if (isOurs(file.pid, data)) {
    if (file.status !== 'stopping' && (await becomesReady(file.pid, data, 60_000))) {
      const now = readPidFile(data);
      if (now) return { pid: now.pid, port: now.port };
    }
    await until(() => !isOurs(file.pid, data), 60_000);
  }
  await clearStale(data);
  return undefined;
}

async function clearStale(data: string): Promise<void> {
  const file = readPidFile(data);
  if (!file) return;
  if (isOurs(file.pid, data)) {
    throw new OperatorProblem(
      'DATABASE_NOT_STARTING',
      `The database's process ${file.pid} neither answers nor ends.`,
      'End that process, then start again.',
    );
  }
  const folder = realpathSync(data);
  const quiet = await until(() => processesInside(folder).every((pid) => !isLive(pid)), 20_000, 100);
  if (quiet) rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

function isLive(pid: number): boolean {
  const info = processInfo(pid);
  return info.alive && !info.zombie;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The environment without what would send PostgreSQL elsewhere (PGDATA, PGPORT …) or name a missing locale. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(PG|LC_|LANG|NODE_|LUYUE_|DATABASE_URL)/.test(name),
  );
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

export function spawnOptions(account: Account, cwd: string) {
  return { cwd, env: cleanEnvironment(), ...(account ?? {}) };
}

export type Launch = { binaries: Binaries; data: string; account: Account; startLog: string; port: number };

/**
 * Starts a server in a session of its own, so that Ctrl-C at the terminal reaches only the supervisor, which ends the
 * database last. What it says before its own log opens goes to the start log.
 */
export async function launch(start: Launch): Promise<Postmaster> {
  const log = openSync(start.startLog, 'w', 0o600);
  const program = path.join(start.binaries.bin, 'postgres');
  const options = { ...spawnOptions(start.account, start.data), detached: true, stdio: ['ignore', log, log] as const };
  const child = spawn(program, ['-D', start.data], { ...options, stdio: [...options.stdio] });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  if (child.pid !== undefined && (await becomesReady(child.pid, start.data, 300_000))) {
    return { pid: child.pid, port: start.port };
  }
  throw new OperatorProblem(
    'DATABASE_NOT_STARTING',
    `PostgreSQL did not start: ${lastWords(start)}.`,
    'Its log lies beside its data; luyue doctor names the folder.',
  );
}

function lastWords(start: Launch): string {
  const words = existsSync(start.startLog) ? readFileSync(start.startLog, 'utf8').trim() : '';
  const telling = words.split('\n').findLast((line) => /FATAL|ERROR|error/.test(line));
  return telling ?? words.split('\n').at(-1) ?? 'it said nothing';
}

/** Fast shutdown: sessions are cut off, work in progress is rolled back, everything committed is written. */
export async function stopPostmaster(server: Postmaster, data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isOurs(server.pid, data)) return;
    process.kill(server.pid, signal);
    if (await until(() => !isOurs(server.pid, data), 30_000)) return;
  }
}
