import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/cluster.ts';
import { grantApp, migrate, migrationState, type Migration } from './migrate.ts';

let database: TestDatabase;
let owner: Client;

function migration(no: number, sql: string): Migration {
  return { no, name: `step-${no}`, sha256: `${no}:${sql}`, sql };
}

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterEach(async () => {
  await owner.end();
  await database.drop();
});

test('a second run applies nothing', async () => {
  const known = [migration(1, 'create table a (x int)'), migration(2, 'alter table a add y int')];
  expect(await migrate(owner, known)).toEqual([1, 2]);
  expect(await migrate(owner, known)).toEqual([]);
  expect(await migrationState(owner, known)).toEqual({ applied: [1, 2], pending: [], version: 2 });
});

test('a migration that fails half-way leaves nothing of itself', async () => {
  const broken = migration(2, 'create table b (x int); select nonsense');
  await expect(migrate(owner, [migration(1, 'create table a (x int)'), broken])).rejects.toThrow('0002-step-2');
  const tables = await owner.query(`select to_regclass('a') as a, to_regclass('b') as b`);
  expect(tables.rows[0]).toEqual({ a: 'a', b: null });
});

test('two programs that migrate at once apply each migration once', async () => {
  const known = [migration(1, 'create table a (x int); select pg_sleep(0.05)')];
  const second = new Client({ connectionString: database.ownerUrl });
  await second.connect();
  const applied = await Promise.all([migrate(owner, known), migrate(second, known)]);
  await second.end();
  expect(applied.flat()).toEqual([1]);
});

test('data made by a newer version is refused and left alone', async () => {
  const known = [migration(1, 'create table a (x int)'), migration(2, 'create table b (x int)')];
  await migrate(owner, known);
  await expect(migrate(owner, known.slice(0, 1))).rejects.toMatchObject({ code: 'DATA_MADE_BY_NEWER_VERSION' });
});

test('a migration that was edited after it ran is refused', async () => {
  await migrate(owner, [migration(1, 'create table a (x int)')]);
  await expect(migrate(owner, [migration(1, 'create table a (y int)')])).rejects.toMatchObject({
    code: 'MIGRATION_CHANGED',
  });
});

test('the application may add to an append-only table but neither change nor take from it', async () => {
  await migrate(owner, [
    migration(1, `create table plain (x int); create table kept (x int); comment on table kept is 'append-only: why'`),
  ]);
  await grantApp(owner, 'luyue_app');
  await grantApp(owner, 'luyue_app');
  const app = new Client({ connectionString: database.appUrl });
  await app.connect();
  await app.query('insert into plain values (1); update plain set x = 2; insert into kept values (1)');
  await expect(app.query('update kept set x = 2')).rejects.toThrow('permission denied');
  await expect(app.query('delete from kept')).rejects.toThrow('permission denied');
  await expect(app.query('delete from migrations')).rejects.toThrow('permission denied');
  await app.end();
});
