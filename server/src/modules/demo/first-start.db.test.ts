/** The first start as a user has it: the company is made while the system answers, also when its worker is killed meanwhile. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../kernel/package-root.ts';
import { remembered } from '../../supervisor/embedded.ts';
import { freePort, livePostmaster, stopPostmaster } from '../../supervisor/postmaster.ts';
import { until } from '../../supervisor/process-info.ts';

const password = 'kettle-and-cups-17';
let folder: string;
let port: number;
let running: { child: ChildProcess; text: string } | undefined;

function start(...more: string[]): { child: ChildProcess; text: string } {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LUYUE_DATA: folder,
    PORT: String(port),
    LUYUE_DEMO_PASSWORD: password,
  };
  const args = ['--import', 'tsx', path.join(packageRoot, 'server/src/cli.ts'), 'start', ...more];
  const child = spawn(process.execPath, args, { cwd: packageRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const run = { child, text: '' };
  child.stdout.on('data', (chunk: Buffer) => (run.text += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (run.text += chunk.toString('utf8')));
  running = run;
  return run;
}

async function end({ child }: { child: ChildProcess }): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await until(() => child.exitCode !== null || child.signalCode !== null, 30_000);
}

interface Status {
  state: string;
  progress: { done: number } | null;
}

const ask = (): Promise<Status | undefined> =>
  fetch(`http://127.0.0.1:${port}/api/installation`).then(
    (answer) => answer.json() as Promise<Status>,
    () => undefined,
  );

/** Asks until the answer is as wanted; fails with what the terminal said. */
async function untilStatus(wanted: (status: Status) => boolean): Promise<Status> {
  for (let tries = 0; tries < 3000; tries++) {
    const status = await ask();
    if (status && wanted(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not reached: ${running?.text}`);
}

function workerOf(pid: number | undefined): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  return children.find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('worker.')) ?? 0;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), '演示 公司-'));
  port = await freePort();
});

afterAll(async () => {
  if (running) await end(running);
  const cluster = remembered(folder)?.cluster;
  const left = cluster ? livePostmaster(path.join(cluster, 'data')) : undefined;
  if (cluster && left) await stopPostmaster(left, path.join(cluster, 'data'));
  if (cluster) rmSync(cluster, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test.runIf(process.platform === 'linux')(
  'kill -9 of the worker while the company is made costs no order',
  { timeout: 300_000 },
  async () => {
    const run = start();
    await untilStatus(({ progress }) => (progress?.done ?? 0) > 100);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('the demonstration company is being made');
    process.kill(workerOf(run.child.pid), 'SIGKILL');
    await untilStatus(({ state }) => state === 'ready');
    expect(run.text.split(password)).toHaveLength(2);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ account: 'checker', password });
    const signedIn = await fetch(`http://127.0.0.1:${port}/api/sign-in`, { method: 'POST', headers, body });
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const counted = await fetch(`http://127.0.0.1:${port}/api/orders/counts`, { headers: { cookie } });
    const { counts } = (await counted.json()) as { counts: Record<string, number> };
    for (const queue of [
      'entered',
      'checked',
      'preparing',
      'prepared',
      'shipped',
      'delivered',
      'held',
      'refund',
      'overdue',
    ])
      expect(counts[queue], queue).toBeGreaterThan(0);
    expect(readFileSync(path.join(folder, 'logs/worker.log'), 'utf8')).not.toContain('was refused');
    await end(run);
  },
);

test.runIf(process.platform === 'linux')(
  'the second start tells the address and nothing else, and is not to be emptied',
  { timeout: 120_000 },
  async () => {
    const run = start();
    await untilStatus(({ state }) => state === 'ready');
    await until(() => run.text.includes(`:${port}`), 30_000);
    expect(run.text.trim().split('\n')).toEqual([`Luyue 履约: http://127.0.0.1:${port}`]);
    await end(run);
    const emptied = start('--empty');
    await until(() => emptied.child.exitCode !== null, 60_000);
    expect(emptied.text).toContain('holds the demonstration company');
  },
);
