// `luyue start` as a user runs it, in a folder with a blank and Chinese characters, and what is left after kill -9.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../kernel/package-root.ts';
import { remembered } from './embedded.ts';
import { holderOf } from './lock.ts';
import { freePort, livePostmaster, stopPostmaster } from './postmaster.ts';
import { processInfo, until } from './process-info.ts';

let folder: string;
let port: number;
let started: ChildProcess[];

type Run = { process: ChildProcess; output(): string; ended: Promise<number | null> };

function luyueStart(extra: NodeJS.ProcessEnv = {}): Run {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LUYUE_DATA: folder,
    PORT: String(port),
    ...extra,
  };
  const args = ['--import', 'tsx', path.join(packageRoot, 'server/src/cli.ts'), 'start', '--empty'];
  const child = spawn(process.execPath, args, { cwd: packageRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  const keep = (chunk: Buffer) => (text += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { process: child, output: () => text, ended };
}

function dataOf(): string {
  return path.join(remembered(folder)?.cluster ?? '', 'data');
}

async function isUp(run: Run): Promise<void> {
  const up = await until(() => run.output().includes(`:${port}`) || run.process.exitCode !== null, 60_000);
  expect(up && run.process.exitCode === null, run.output()).toBe(true);
}

async function answers(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}

async function answersAgain(): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++) {
    if (await answers()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** The children of a process, by what their command lines hold. */
function childOf(pid: number | undefined, word: string): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  return children.find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes(word)) ?? 0;
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), '履约 起-'));
  port = await freePort();
  started = [];
});

afterEach(async () => {
  for (const child of started.filter((one) => one.exitCode === null && one.signalCode === null)) {
    child.kill('SIGTERM');
    await until(() => child.exitCode !== null || child.signalCode !== null, 30_000);
  }
  const left = existsSync(dataOf()) ? livePostmaster(dataOf()) : undefined;
  if (left) await stopPostmaster(left, dataOf());
  const cluster = remembered(folder)?.cluster;
  if (cluster) rmSync(cluster, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test('it starts, says where, and ends in order leaving no process and no lock', async () => {
  const run = luyueStart();
  await isUp(run);
  expect(await answers()).toBe(true);
  run.process.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(livePostmaster(dataOf())).toBeUndefined();
  expect(holderOf(folder)).toBeUndefined();
});

test('a second start on the same data says which process runs, and one on the same port says so', async () => {
  const run = luyueStart();
  await isUp(run);
  const second = luyueStart();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`process ${run.process.pid}`);
  const other = luyueStart({ LUYUE_DATA: path.join(folder, 'other') });
  expect(await other.ended).toBe(1);
  expect(other.output()).toMatch(/^luyue: Port \d+ is taken/);
});

test.runIf(process.platform === 'linux')('a killed API, worker or database comes back by itself', async () => {
  const run = luyueStart();
  await isUp(run);
  const pid = run.process.pid;
  const worker = childOf(pid, 'worker.');
  process.kill(childOf(pid, 'api.'), 'SIGKILL');
  process.kill(worker, 'SIGKILL');
  process.kill(livePostmaster(dataOf())?.pid ?? 0, 'SIGKILL');
  expect(await until(() => livePostmaster(dataOf()) !== undefined, 60_000)).toBe(true);
  expect(await answersAgain()).toBe(true);
  expect(await until(() => childOf(pid, 'worker.') > 0, 30_000)).toBe(true);
  expect(childOf(pid, 'worker.')).not.toBe(worker);
});

test.runIf(process.platform === 'linux')('after kill -9 of everything the next start recovers', async () => {
  const first = luyueStart();
  await isUp(first);
  const pid = first.process.pid;
  const victims = [childOf(pid, 'api.'), childOf(pid, 'worker.'), livePostmaster(dataOf())?.pid ?? 0, pid ?? 0];
  for (const victim of victims) process.kill(victim, 'SIGKILL');
  const next = luyueStart();
  await isUp(next);
  expect(await answers()).toBe(true);
});

test('after kill -9 of the supervisor alone its children end, and the next start adopts the database', async () => {
  const first = luyueStart();
  await isUp(first);
  const database = livePostmaster(dataOf())?.pid;
  first.process.kill('SIGKILL');
  const next = luyueStart();
  await isUp(next);
  expect(livePostmaster(dataOf())?.pid).toBe(database);
  expect(processInfo(first.process.pid ?? 0).alive).toBe(false);
});
