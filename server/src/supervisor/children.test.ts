import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRunning, nextPause, type Child } from './children.ts';
import { processInfo, until } from './process-info.ts';

let folder: string;
let child: Child | undefined;
const said: string[] = [];
const announced: string[] = [];

function run(script: string): Child {
  const file = path.join(folder, 'child.mjs');
  writeFileSync(file, script);
  const options = {
    dataFolder: folder,
    env: process.env,
    say: (line: string) => said.push(line),
    announce: (lines: string[]) => announced.push(...lines),
  };
  child = keepRunning('worker', { file, execArgv: [] }, options);
  return child;
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luyue-children-'));
  said.length = 0;
  announced.length = 0;
});

afterEach(async () => {
  await child?.stop();
  child = undefined;
  rmSync(folder, { recursive: true, force: true });
});

test('a child that is killed is started again, and a line says so', async () => {
  const worker = run(`process.send({ type: 'announce', lines: [String(process.pid)] }); setInterval(() => {}, 1000);`);
  await until(() => announced.length === 1, 20_000);
  process.kill(Number(announced[0]), 'SIGKILL');
  expect(await until(() => announced.length === 2, 20_000)).toBe(true);
  expect(announced[1]).toBe(String(worker.pid()));
  expect(said[0]).toContain('SIGKILL');
});

test('a child that was told to stop is not started again', async () => {
  const worker = run(`process.send({ type: 'announce', lines: ['up'] }); setInterval(() => {}, 1000);`);
  await until(() => announced.length === 1, 20_000);
  const pid = worker.pid() ?? 0;
  await worker.stop();
  child = undefined;
  expect(processInfo(pid).alive).toBe(false);
  expect(said).toEqual([]);
});

test('a message that is not an announcement is not printed', async () => {
  run(`process.send({ type: 'announce', lines: [1] }); process.send('x');
    process.send({ type: 'announce', lines: ['last'] }); setInterval(() => {}, 1000);`);
  await until(() => announced.length > 0, 20_000);
  expect(announced).toEqual(['last']);
});

test('a child that keeps dying young waits longer each time, up to a quarter of a minute', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 7].reduce<number[]>((list) => [...list, nextPause(list.at(-1) ?? 0, 100)], []);
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test('a child that lived half a minute starts again at once', () => {
  expect(nextPause(15_000, 30_000)).toBe(250);
});
