// The database of our own, as a user has it: made in a folder with blanks and Chinese characters, killed, adopted.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { liveEmbedded, remembered, startEmbedded, type Embedded } from './embedded.ts';
import { processInfo, until } from './process-info.ts';

let folder: string;
const running: Embedded[] = [];

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded(folder);
  running.push(embedded);
  return embedded;
}

async function ask<T extends object>(url: string, sql: string): Promise<T | undefined> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), '履约 数据-'));
});

afterEach(async () => {
  for (const embedded of running.splice(0)) await embedded.stop();
  const cluster = remembered(folder)?.cluster;
  if (cluster) rmSync(cluster, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test('the owner may make tables and the application may not', async () => {
  const { ownerUrl, appUrl } = await start();
  await ask(ownerUrl, 'create table a (x int)');
  await expect(ask(appUrl, 'create table b (x int)')).rejects.toThrow('permission denied');
  await expect(ask(appUrl, 'select from a')).rejects.toThrow('permission denied');
});

test('it keeps UTC, sorts by code point and checks its pages', async () => {
  const { appUrl } = await start();
  const found = await ask(
    appUrl,
    `select current_setting('timezone') as zone, current_setting('data_checksums') as sums, 'Z' < 'a' as code_points,
            'ä' ~ '\\w' as unicode, current_setting('server_encoding') as encoding`,
  );
  expect(found).toEqual({ zone: 'UTC', sums: 'on', code_points: true, unicode: true, encoding: 'UTF8' });
});

test('its passwords are readable to its user only', async () => {
  await start();
  expect(statSync(path.join(folder, 'postgres.json')).mode & 0o077).toBe(0);
});

test('what was committed survives a kill -9 of the server, which comes back on the same port by itself', async () => {
  const embedded = await start();
  await ask(embedded.ownerUrl, 'create table kept (x int)');
  await ask(embedded.ownerUrl, 'insert into kept values (7)');
  const first = embedded.pid();
  process.kill(first, 'SIGKILL');
  expect(await until(() => embedded.pid() !== first, 30_000)).toBe(true);
  expect(await ask(embedded.ownerUrl, 'select x from kept')).toEqual({ x: 7 });
});

test('a server that its supervisor left behind is adopted, not started twice', async () => {
  const first = await start();
  const second = await start();
  expect(second.pid()).toBe(first.pid());
  expect(second.appUrl).toBe(first.appUrl);
  expect(liveEmbedded(folder)?.appUrl).toBe(first.appUrl);
});

test('a pid file with the id of somebody else’s process harms neither that process nor the start', async () => {
  const first = await start();
  const file = path.join(first.folder, 'data', 'postmaster.pid');
  const text = readFileSync(file, 'utf8');
  await first.stop();
  running.length = 0;
  writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
  const second = await start();
  expect(second.pid()).not.toBe(process.pid);
  expect(processInfo(second.pid()).alive).toBe(true);
});

test('a start that was cut off while the cluster was being made is completed by the next', async () => {
  const first = await start();
  await first.stop();
  running.length = 0;
  rmSync(path.join(first.folder, 'data'), { recursive: true });
  const memory = path.join(folder, 'postgres.json');
  writeFileSync(memory, readFileSync(memory, 'utf8').replace('"made": true', '"made": false'));
  const second = await start();
  expect(await ask(second.appUrl, 'select 1 as one')).toEqual({ one: 1 });
});

test('a database that was there and is gone is said to be gone, not made anew', async () => {
  const first = await start();
  await first.stop();
  running.length = 0;
  rmSync(path.join(first.folder, 'data'), { recursive: true });
  await expect(start()).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
});
