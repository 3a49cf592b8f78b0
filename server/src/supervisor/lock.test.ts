import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, takeLock } from './lock.ts';

let folder: string;
const lockFile = () => path.join(folder, 'luyue.lock');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luyue-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a data folder is taken once and free again after release', () => {
  const lock = takeLock(folder);
  expect(lock.afterCrash).toBe(false);
  expect(existsSync(lockFile())).toBe(true);
  lock.release();
  expect(existsSync(lockFile())).toBe(false);
});

test('a lock whose process is gone is taken over, and the taker knows that there was a crash', () => {
  const gone = spawnSync('true').pid;
  writeFileSync(lockFile(), `${gone}\n`);
  expect(holderOf(folder)).toBeUndefined();
  const lock = takeLock(folder);
  expect(lock.afterCrash).toBe(true);
  lock.release();
});

test('a lock with the id of a process that is not ours is taken over without touching that process', () => {
  writeFileSync(lockFile(), '1\n');
  takeLock(folder).release();
});

test('a lock that makes no sense is taken over', () => {
  writeFileSync(lockFile(), '');
  takeLock(folder).release();
});
