/**
 * kill -9 of the API, the worker and the database while clients enter orders whose clocks are late at once: nothing that was
 * acknowledged is lost, nothing is doubled, no rung fires twice, and every chain verifies. (OS-8.1, OS-8.3, OT-3.1)
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyJournal } from '../../server/src/kernel/verify-journal.ts';
import { packageRoot } from '../../server/src/kernel/package-root.ts';
import { liveEmbedded, remembered } from '../../server/src/supervisor/embedded.ts';
import { freePort, livePostmaster, stopPostmaster } from '../../server/src/supervisor/postmaster.ts';
import { until } from '../../server/src/supervisor/process-info.ts';
import { buildRegistry } from '../../server/src/wire.ts';
import { openWorldOn, type World } from '../../server/test/world.ts';

const clients = 6;
const perRound = 40;

let folder: string;
let port: number;
let system: ChildProcess;
let output = '';
let world: World;
let token: string;
let owner: pg.Client;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'luyue-faults-'));
  // Open to the account that runs PostgreSQL, so that the cluster lies within and goes with it.
  chmodSync(folder, 0o755);
  port = await freePort();
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LUYUE_DATA: folder,
    PORT: String(port),
    LUYUE_LOG: 'error',
  };
  system = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(packageRoot, 'server/src/cli.ts'), 'start', '--empty'],
    { cwd: packageRoot, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  system.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  system.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  if (!(await until(() => output.includes(`:${port}`) || system.exitCode !== null, 90_000)) || system.exitCode !== null)
    throw new Error(output);
  const urls = liveEmbedded(folder);
  if (!urls) throw new Error('the database of the system is not found');
  world = await openWorldOn({ ...urls, dataFolder: folder, drop: () => Promise.resolve() }, new Date());
  ({ token } = await world.act<{ token: string }>(
    'people.create-key',
    { name: 'load', allowed: ['orders.*'] },
    world.people.admin,
  ));
  owner = await ownerClient();
}, 150_000);

afterAll(async () => {
  await owner?.end().catch(() => undefined);
  await world?.kernel.close().catch(() => undefined);
  system?.kill('SIGTERM');
  await until(() => system.exitCode !== null || system.signalCode !== null, 30_000);
  const data = path.join(remembered(folder)?.cluster ?? '', 'data');
  const left = livePostmaster(data);
  if (left) await stopPostmaster(left, data);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function ownerClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: liveEmbedded(folder)?.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Late from the beginning: its platform promise is an hour ago, so the worker fires a rung at once. */
function lateOrder(externalNo: string) {
  const hour = 3_600_000;
  return {
    shopId: world.shopId,
    channel: 'platform',
    externalNo,
    receiver: { name: '吴故障', phone: '13600000000', province: '浙江省', city: '金华市', detail: '故障路 1 号' },
    lines: [{ sku: 'BWB500-WH', quantity: '1', unitPrice: '79' }],
    receivedAt: new Date(Date.now() - 60 * hour).toISOString(),
    platformShipBy: new Date(Date.now() - hour).toISOString(),
    payments: [{ amount: 7900, occurredAt: new Date(Date.now() - 59 * hour).toISOString() }],
  };
}

/** Sends until there is an answer, with one key, as a careful client would. */
async function enterUntilAnswered(externalNo: string): Promise<{ id: string; number: string }> {
  const body = JSON.stringify(lateOrder(externalNo));
  for (let tries = 0; tries < 400; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/orders`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': externalNo,
        },
        body,
        signal: AbortSignal.timeout(15_000),
      });
      if (answer.ok) return (await answer.json()) as { id: string; number: string };
      if (answer.status < 500 && answer.status !== 409 && answer.status !== 429)
        throw new TypeError(`refused: ${answer.status} ${await answer.text()}`);
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('refused')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer for ${externalNo}`);
}

function childOf(word: string): number {
  const children = readFileSync(`/proc/${system.pid}/task/${system.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return children.find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes(word)) ?? 0;
}

function postmasterPid(): number {
  return livePostmaster(path.join(remembered(folder)?.cluster ?? '', 'data'))?.pid ?? 0;
}

const victims: Record<string, () => number> = {
  api: () => childOf('api.ts'),
  worker: () => childOf('worker.ts'),
  database: postmasterPid,
};

test(
  'killed at any moment, it loses nothing, doubles nothing and warns once [OS-8.1] [OS-8.3] [OT-3.1]',
  { timeout: 240_000 },
  async () => {
    const acknowledged = new Map<string, { id: string; number: string }>();
    for (const [round, find] of Object.entries(victims)) {
      let next = 0;
      const load = Array.from({ length: clients }, async () => {
        while (next < perRound) {
          const externalNo = `F-${round}-${next++}`;
          acknowledged.set(externalNo, await enterUntilAnswered(externalNo));
        }
      });
      await until(() => acknowledged.size % perRound > perRound / 4 || next >= perRound, 30_000);
      const pid = find();
      expect(pid, `the ${round} is running`).toBeGreaterThan(1);
      process.kill(pid, 'SIGKILL');
      await Promise.all(load);
    }
    await owner.end().catch(() => undefined);
    owner = await ownerClient();
    const { rows } = await owner.query<{ external_no: string; id: string }>(
      `select external_no, id from orders where external_no like 'F-%'`,
    );
    expect(rows).toHaveLength(perRound * 3);
    for (const row of rows) expect(acknowledged.get(row.external_no)?.id).toBe(row.id);
    await firingsSettle(rows.length);
    const { rows: fired } = await owner.query(
      `select clock_id, rung from (
       select (e.value -> 'data' ->> 'clockId') as clock_id, (e.value -> 'data' ->> 'rung') as rung
         from journal j, jsonb_array_elements(convert_from(j.body, 'UTF8')::jsonb -> 'events') e where j.action = 'deadlines.fire') x
      group by 1, 2 having count(*) > 1`,
    );
    expect(fired).toEqual([]);
    const { kernel } = world;
    const verified = await verifyJournal(kernel.database, {
      holders: buildRegistry().chainHolders,
      dataFolder: folder,
      secrets: kernel.secrets,
    });
    expect(verified.ok, JSON.stringify(verified.broken)).toBe(true);
  },
);

/** Waits until the worker has fired every late clock. */
async function firingsSettle(orders: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const { rows } = await owner.query<{ due: number; fired: number }>(
      `select (select count(*) from clocks where state = 'running' and next_fire_at <= now())::int as due, (select count(distinct order_id) from clocks c join firings f on f.clock_id = c.id)::int as fired`,
    );
    if (rows[0] && rows[0].due === 0 && rows[0].fired >= orders) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the clocks were not fired');
}
