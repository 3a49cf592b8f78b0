// A system of one's own, in a new folder that is gone afterwards: the demonstration company, which is photographed and measured, or an empty one.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../test/run-step.mjs';

const makingMs = 180_000;
const password = 'a-picture-of-cenTing-2026';

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function startSystem(port, data, empty) {
  const system = spawn(process.execPath, ['bin/luyue.mjs', 'start', ...(empty ? ['--empty'] : [])], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), LUYUE_DATA: data, LUYUE_DEMO_PASSWORD: password },
  });
  const ended = new Promise((resolve) => system.once('exit', resolve));
  const stop = async () => {
    system.kill('SIGTERM');
    await ended;
  };
  return { stop, ended };
}

async function isReady(address) {
  try {
    const answer = await fetch(`${address}/api/installation`);
    return (await answer.json()).state !== 'making';
  } catch {
    return false; // Nobody answers yet.
  }
}

async function untilReady(address, ended) {
  let alive = true;
  void ended.then(() => (alive = false));
  for (const until = Date.now() + makingMs; Date.now() < until && alive;) {
    if (await isReady(address)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the system was not ready in time');
}

/** Starts a system and waits until it is ready; `stop` ends it and takes its folder away. */
export async function openSystem({ empty = false } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'luyue-screens-'));
  // Open to the account that runs PostgreSQL, so that the cluster lies within and goes with it.
  chmodSync(data, 0o755);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const system = startSystem(port, data, empty);
  const stop = async () => {
    await system.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await untilReady(address, system.ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, password, stop };
}

/** Runs `work` with the address and the password of a demonstration system that is ready, and ends the system after it. */
export async function withSystem(work) {
  const { stop, ...running } = await openSystem();
  try {
    return await work(running);
  } finally {
    await stop();
  }
}
