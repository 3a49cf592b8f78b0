// One PostgreSQL for each worker of a test run, without fsync, in a temporary folder; its template database carries all
// migrations, so that each test file gets a fresh copy in some 50 ms. Two workers do not share one, because what consumers
// may read waits for every transaction of the cluster, and a test says what is read at once. LUYUE_TEST_POSTGRES=15 takes
// Debian's 15.
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { grantApp, migrate } from '../src/kernel/migrate.ts';
import { chooseAccount, type Account } from '../src/supervisor/account.ts';
import { findBinaries, type Binaries } from '../src/supervisor/binaries.ts';
import { appRole, ensureLogins, ownerRole, startCluster, urlFor, type Cluster } from '../src/supervisor/cluster.ts';
import { stopPostmaster } from '../src/supervisor/postmaster.ts';
import { processInfo } from '../src/supervisor/process-info.ts';
import { template, type TestCluster } from './cluster.ts';

const prefix = 'luyue-test-';
const passwords = { superuser: 'test-superuser', owner: 'test-owner', app: 'test-app' };

function testBinaries(account: Account, spare: string): Binaries {
  const wanted = process.env['LUYUE_TEST_POSTGRES'];
  if (!wanted) return findBinaries(account, () => spare);
  const bin = `/usr/lib/postgresql/${wanted}/bin`;
  if (!existsSync(path.join(bin, 'postgres'))) throw new Error(`PostgreSQL ${wanted} is not installed in ${bin}.`);
  return { bin, major: Number(wanted) };
}

function openCluster(folder: string, worker: number): Cluster {
  const account = chooseAccount();
  const binaries = testBinaries(account, folder);
  return { folder: path.join(folder, `cluster-${worker}`), binaries, account, passwords, kind: 'for-tests' };
}

async function stopAbandoned(data: string): Promise<void> {
  const pidFile = path.join(data, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0;
  await stopPostmaster({ pid, port: 0 }, data);
}

/** A run that was killed leaves its server and folder behind: the next run ends and removes them. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name);
    const owner = path.join(folder, 'run.pid');
    if (!existsSync(owner) || processInfo(Number(readFileSync(owner, 'utf8'))).alive) continue;
    for (const cluster of readdirSync(folder).filter((one) => one.startsWith('cluster')))
      await stopAbandoned(path.join(folder, cluster, 'data'));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeTemplate(cluster: Cluster, port: number): Promise<void> {
  await ensureLogins(cluster, port, template);
  const owner = new Client({ connectionString: urlFor(port, ownerRole, passwords.owner, template) });
  await owner.connect();
  await migrate(owner);
  await grantApp(owner, appRole);
  await owner.end();
}

/** A server with its template, and how it is ended. */
async function startForWorker(
  folder: string,
  worker: number,
): Promise<{ provided: TestCluster; stop(): Promise<void> }> {
  const cluster = openCluster(folder, worker);
  const server = await startCluster(cluster);
  const stop = () => stopPostmaster(server, path.join(cluster.folder, 'data'));
  try {
    await makeTemplate(cluster, server.port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { provided: { port: server.port, passwords, major: cluster.binaries.major }, stop };
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  writeFileSync(path.join(folder, 'run.pid'), String(process.pid));
  const workers = Array.from({ length: project.vitest.config.maxWorkers }, (_, worker) =>
    startForWorker(folder, worker),
  );
  const started = await Promise.allSettled(workers);
  const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const tearDown = async () => {
    await Promise.all(running.map((one) => one.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await tearDown();
    throw failed.reason;
  }
  project.provide(
    'luyueClusters',
    running.map((one) => one.provided),
  );
  return tearDown;
}
