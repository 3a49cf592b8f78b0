// What a test file needs of the database: `createTestDatabase()` gives it one of its own, with all migrations and both
// logins, and `drop()` takes it away again.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { appRole, ownerRole, urlFor, type Passwords } from '../src/supervisor/cluster.ts';

export type TestCluster = { port: number; passwords: Passwords; major: number };

declare module 'vitest' {
  interface ProvidedContext {
    luyueClusters: TestCluster[];
  }
}

export const template = 'luyue_template';

/** The cluster of this worker; vitest counts its workers from one. */
function ownCluster(): TestCluster {
  const clusters = inject('luyueClusters');
  const cluster = clusters[(Number(process.env['VITEST_POOL_ID']) - 1) % clusters.length];
  if (!cluster) throw new Error('No PostgreSQL was started for this worker.');
  return cluster;
}

export type TestDatabase = { name: string; ownerUrl: string; appUrl: string; superUrl: string; drop(): Promise<void> };

async function runAsSuperuser(cluster: TestCluster, ...statements: string[]): Promise<void> {
  const url = urlFor(cluster.port, 'postgres', cluster.passwords.superuser, 'postgres');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** `empty: true` leaves the migrations out, for tests of the migrations themselves. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const cluster = ownCluster();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const from = options.empty ? 'template0' : template;
  await runAsSuperuser(
    cluster,
    `create database ${name} owner ${ownerRole} template ${from}`,
    `grant connect, temporary, create on database ${name} to ${appRole}`,
  );
  return {
    name,
    ownerUrl: urlFor(cluster.port, ownerRole, cluster.passwords.owner, name),
    appUrl: urlFor(cluster.port, appRole, cluster.passwords.app, name),
    superUrl: urlFor(cluster.port, 'postgres', cluster.passwords.superuser, name),
    drop: () => runAsSuperuser(cluster, `drop database if exists ${name} with (force)`),
  };
}
