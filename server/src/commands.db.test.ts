// The commands over a company that was made by the real actions, each as a process of its own.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../test/world.ts';
import { packageRoot } from './kernel/package-root.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

function luyue(...args: string[]) {
  const program = ['--import', 'tsx', path.join(packageRoot, 'server/src/cli.ts'), ...args];
  const { appUrl, ownerUrl } = world.database;
  const home = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const env = { ...home, DATABASE_URL: appUrl, LUYUE_OWNER_URL: ownerUrl, LUYUE_DATA: world.kernel.dataFolder };
  return spawnSync(process.execPath, program, { cwd: packageRoot, env, encoding: 'utf8' });
}

test('the journal of a company that was just founded is as it was written', () => {
  const { stdout, status } = luyue('journal', 'verify', '--json');
  const result = JSON.parse(stdout) as { ok: boolean; entries: number };
  expect(result.ok).toBe(true);
  expect(result.entries).toBeGreaterThan(0);
  expect(status).toBe(0);
});

test('a token made in a person’s name appears in that person’s list until it is revoked', () => {
  const account = 'admin';
  const made = luyue('token', 'create', '--as', account, '--name', 'label tool', '--allow', 'orders.*', '--json');
  expect(made.stderr).toBe('');
  const { id, token } = JSON.parse(made.stdout) as { id: string; token: string };
  expect(token).toMatch(/^lyk_/);
  expect(luyue('token', 'list', '--as', account).stdout).toContain(id);
  expect(luyue('token', 'revoke', id, '--as', account).status).toBe(0);
});

test('nobody acts in the name of somebody who is not there', () => {
  const { stderr, status } = luyue('token', 'list', '--as', 'nobody-here');
  expect(stderr).toContain('nobody-here');
  expect(status).toBe(1);
});

test('a rotated master key leaves nothing under the old one', () => {
  const rotated = JSON.parse(luyue('keys', 'rotate', '--json').stdout) as { current: string; retired: string[] };
  expect(rotated.retired).toHaveLength(1);
  const { keys } = JSON.parse(luyue('keys', 'list', '--json').stdout) as { keys: { id: string; wraps: number }[] };
  expect(keys.find((key) => key.id === rotated.retired[0])?.wraps ?? 0).toBe(0);
  expect(luyue('journal', 'verify').status).toBe(0);
});

test('the coverage names every clause of the four policies', () => {
  const { clauses } = JSON.parse(luyue('policy', 'coverage', '--json').stdout) as { clauses: { id: string }[] };
  for (const policy of ['OS', 'OT', 'CC', 'PD']) expect(clauses.some((one) => one.id.startsWith(policy))).toBe(true);
});
