/**
 * Importing a Douyin list through the real path (stream, checks, encryption, clocks, journal) against the same rows written
 * by bare `unnest` inserts with ON CONFLICT in batches of the same size. Limit: half of their rate. Memory is told above idle.
 */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import goods from '../samples/goods.json' with { type: 'json' };
import { compose, Writes } from '../server/src/kernel/writes.ts';
import { contextFor, rowContext } from '../server/src/kernel/context.ts';
import type { Kernel } from '../server/src/kernel/kernel.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { readOrderFile, receiveFile, runImport } from '../server/src/modules/intake/index.ts';
import { median, openBench, type Bench, type BenchResult } from './environment.ts';
import { makeDouyinCsv } from './make-order-file.ts';

const orders = Number(process.env.LUYUE_BENCH_ORDERS ?? 100_000);
const bareOrders = Math.min(orders, 20_000);
const batch = 500;
const megabyte = 1024 * 1024;

export async function importOrders(): Promise<BenchResult> {
  const bench = await openBench();
  try {
    await addGoods(bench);
    // Prepared statements and code are warm before anything is measured; what the bare client keeps ready comes after it.
    await runFile(bench, 3000, 7);
    const run = await runFile(bench, orders, 13);
    const bareRates = [await bareRate(bench, 11), await bareRate(bench, 17)];
    const ratio = run.rate / median(bareRates);
    const detail = {
      unit: 'orders per second',
      orders,
      batch,
      seconds: Number(run.seconds.toFixed(1)),
      bare: Math.round(median(bareRates)),
      bareRates: bareRates.map(Math.round),
      bareOrders,
      cpuMsPerOrder: run.cpuMsPerOrder,
      ...run.memory,
    };
    return { name: 'import', luyue: Math.round(run.rate), limit: 0.5, ratio: Number(ratio.toFixed(3)), detail };
  } finally {
    await bench.close();
  }
}

async function addGoods({ world }: Bench): Promise<void> {
  const present = await world.kernel.database.query<{ code: string }>('select code from skus');
  const known = new Set(present.map((row) => row.code));
  const skus = goods
    .filter(({ code }) => !known.has(code))
    .map(({ code, title, fen }) => ({ code, name: title, unitPrice: (fen / 100).toFixed(2) }));
  await world.act('catalog.add-product', { code: 'SAMPLES', name: '样例商品', skus });
  await world.kernel.caches.refresh();
}

interface Measured {
  rate: number;
  seconds: number;
  /** Of this process; the database's own comes on top. */
  cpuMsPerOrder: number;
  memory: { idleMb: number; highestMb: number; aboveIdleMb: number; limitMb: number };
}

async function runFile(bench: Bench, count: number, seed: number): Promise<Measured> {
  const { world } = bench;
  const file = path.join(bench.dataFolder, `orders-${seed}.csv`);
  await makeDouyinCsv(file, count, seed, new Date());
  const stored = await receiveFile(world.kernel, 'orders.csv', createReadStream(file));
  const { id } = await world.act<{ id: string }>(
    'intake.upload',
    { files: [stored], shopId: world.shopId, runner: 'command' },
    world.people.clerk,
  );
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let highest = idle;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 50);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const counts = await runImport(world.kernel, id, { batch });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  if (counts?.orders_entered !== count) throw new Error(`${counts?.orders_entered} of ${count} orders went in`);
  const mb = (bytes: number): number => Math.round(bytes / megabyte);
  return {
    rate: count / seconds,
    seconds,
    cpuMsPerOrder: Number(((user + system) / 1000 / count).toFixed(3)),
    memory: { idleMb: mb(idle), highestMb: mb(highest), aboveIdleMb: mb(highest - idle), limitMb: 300 },
  };
}

interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** What is written is decided beforehand, so the bare client measures writing alone: one insert per table and batch. */
async function bareRate(bench: Bench, seed: number): Promise<number> {
  const batches = await capture(bench, seed);
  const pool = new pg.Pool({ connectionString: bench.appUrl, max: 1 });
  const client = await pool.connect();
  const start = performance.now();
  for (const statements of batches) {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  }
  const seconds = (performance.now() - start) / 1000;
  client.release();
  await pool.end();
  return bareOrders / seconds;
}

async function capture(bench: Bench, seed: number): Promise<Statement[][]> {
  const { kernel, shopId, people } = bench.world;
  const file = path.join(bench.dataFolder, `bare-${seed}.csv`);
  await makeDouyinCsv(file, bareOrders, seed, new Date());
  const batches: Statement[][] = [];
  let inputs: unknown[] = [];
  const definition = kernel.registry.actions.get('intake.take-order');
  if (!definition) throw new Error('no action intake.take-order');
  const flush = async (): Promise<void> => {
    const ctx = contextFor(kernel, definition.name, people.clerk, kernel.database);
    const loaded = await definition.load(ctx, inputs);
    const all = new Writes();
    for (const [n, input] of inputs.entries()) {
      const row = rowContext(ctx, definition);
      await definition.run(row.ctx, input, loaded[n]);
      row.close();
      all.merge(row.ctx.writes);
    }
    batches.push(statementsOf(all, kernel));
    inputs = [];
  };
  const origin = { feed: 'file', sourceId: newId(), reportedAt: new Date() } as const;
  for await (const read of readOrderFile(() => createReadStream(file))) {
    if (read.kind !== 'order') throw new Error('a made file has a fault');
    inputs.push({ ...origin, shopId, draft: read.draft });
    if (inputs.length === batch) await flush();
  }
  if (inputs.length > 0) await flush();
  return batches;
}

const names = new Map<string, string>();

function statementsOf(writes: Writes, kernel: Kernel): Statement[] {
  const inserts = [...writes.inserts].map(([table, rows]): Statement => {
    const one = new Writes();
    for (const row of rows) one.insert(table, row);
    const { sql, params } = compose(one, kernel.database.schema);
    const text = `${sql.slice('with w0 as ('.length, sql.lastIndexOf(')\nselect'))} on conflict do nothing`;
    return named(text, params);
  });
  return [...inserts, ...[...writes.gathered].map(([sql, columns]) => named(sql, columns))];
}

function named(text: string, values: unknown[]): Statement {
  const name = names.get(text) ?? `import${names.size}`;
  names.set(text, name);
  return { name, text, values };
}
