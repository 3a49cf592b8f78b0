// The command line as an operator meets it: one line that says what to do, and an exit code that is not 0.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from './kernel/package-root.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'luyue-cli-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function luyue(args: string[], env: NodeJS.ProcessEnv = {}) {
  const program = ['--import', 'tsx', path.join(packageRoot, 'server/src/cli.ts')];
  const clean = { PATH: process.env['PATH'], HOME: process.env['HOME'], LUYUE_DATA: path.join(folder, 'data'), ...env };
  return spawnSync(process.execPath, [...program, ...args], { cwd: packageRoot, env: clean, encoding: 'utf8' });
}

function expectOneLine(run: { stderr: string; status: number | null }, words: RegExp): void {
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).toMatch(words);
  expect(run.status).toBe(1);
}

test('every command explains itself', () => {
  const { stdout, status } = luyue(['--help']);
  expect(status).toBe(0);
  for (const command of ['start', 'api', 'worker', 'migrate', 'doctor']) expect(stdout).toContain(`  ${command}`);
});

test('a port that is no port is refused in one line', () => {
  expectOneLine(luyue(['start'], { PORT: 'x' }), /PORT is not a port number/);
});

test('a data folder that cannot be written is refused in one line that names LUYUE_DATA', () => {
  writeFileSync(path.join(folder, 'data'), 'a file where the folder should be');
  expectOneLine(luyue(['start']), /not writable.*LUYUE_DATA/);
});

test('an unreachable database is named without its password', () => {
  const run = luyue(['migrate'], { DATABASE_URL: 'postgresql://app:secret@127.0.0.1:1/luyue' });
  expectOneLine(run, /127\.0\.0\.1:1\/luyue/);
  expect(run.stderr).not.toContain('secret');
});

test('the doctor tells facts as JSON, also before the first start', () => {
  const { stdout } = luyue(['doctor', '--json']);
  const { findings } = JSON.parse(stdout) as { findings: { check: string; state: string }[] };
  expect(findings.map((one) => one.check)).toEqual(
    expect.arrayContaining([
      'luyue',
      'node',
      'data folder',
      'disk',
      'own PostgreSQL',
      'database',
      'master key',
      'port',
    ]),
  );
  expect(findings.filter((one) => one.state === 'bad')).toEqual([]);
});

test('a clone that was not built says to run npm ci', () => {
  cpSync(path.join(packageRoot, 'bin'), path.join(folder, 'bin'), { recursive: true });
  const run = spawnSync(process.execPath, [path.join(folder, 'bin/luyue.mjs'), 'start'], { encoding: 'utf8' });
  expectOneLine(run, /npm ci/);
});

test('a Node that is too old is told which one is needed', () => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '18.20.1' });`;
  writeFileSync(path.join(folder, 'old.cjs'), pretend);
  const args = ['--require', path.join(folder, 'old.cjs'), path.join(packageRoot, 'bin/luyue.mjs'), 'start'];
  expectOneLine(spawnSync(process.execPath, args, { encoding: 'utf8' }), /18\.20\.1 is too old.*20\.19/);
});
