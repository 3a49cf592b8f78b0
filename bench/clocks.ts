/**
 * The sweep of clocks. Idle: with 1,000,000 running and none due against one with 1,000 (limit 1.5 × the time). Burst: 100,000
 * due at once against bare SQL that marks and journals the same rows (limit half of its rate).
 */
import pg from 'pg';
import { fireDueClocks } from '../server/src/modules/deadlines/index.ts';
import { compose, Writes } from '../server/src/kernel/writes.ts';
import { median, openBench, type Bench, type BenchResult } from './environment.ts';
import { fillOrders, makePlaces } from './fill-orders.ts';

const running = Number(process.env.LUYUE_BENCH_CLOCKS ?? 1_000_000);
const burst = Number(process.env.LUYUE_BENCH_BURST ?? 100_000);

export async function clocks(): Promise<BenchResult[]> {
  const bench = await openBench();
  try {
    const stage = await makePlaces(bench);
    await fillOrders(bench, stage, 0, 1000, 1000);
    const few = await idle(bench);
    await fillOrders(bench, stage, 1000, running, 1000);
    const many = await idle(bench);
    const fired = await due(bench);
    const bare = await bareRate(bench);
    return [
      {
        name: 'clocks-idle',
        luyue: Number(many.toFixed(3)),
        limit: 1.5,
        ratio: Number((many / few).toFixed(3)),
        detail: { unit: 'ms per sweep', running, few },
      },
      {
        name: 'clocks',
        luyue: Math.round(fired),
        limit: 0.5,
        ratio: Number((fired / bare).toFixed(3)),
        detail: { unit: 'rungs per second', due: burst, bare: Math.round(bare) },
      },
    ];
  } finally {
    await bench.close();
  }
}

async function idle(bench: Bench): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < 210; n++) {
    const start = performance.now();
    await fireDueClocks(bench.world.kernel);
    if (n >= 10) taken.push(performance.now() - start);
  }
  return median(taken);
}

async function makeDue(bench: Bench): Promise<void> {
  await bench.owner(
    `update clocks set next_fire_at = now() - interval '1 second', due_at = now() + interval '1 day', next_rung = 0 where id in (select id from clocks where state = 'running' and next_rung = 0 order by id limit $1)`,
    [burst],
  );
  await bench.owner('vacuum (analyze) clocks');
  await bench.owner('checkpoint').catch(() => undefined);
}

async function due(bench: Bench): Promise<number> {
  await makeDue(bench);
  const start = performance.now();
  const { fired } = await fireDueClocks(bench.world.kernel);
  if (fired < burst) throw new Error(`only ${fired} of ${burst} rungs fired`);
  return fired / ((performance.now() - start) / 1000);
}

/** The rows that the sweep wrote, written again for other clocks by set-based SQL with everything computed beforehand. */
async function bareRate(bench: Bench): Promise<number> {
  await makeDue(bench);
  const { rows } = await bench.owner(
    `select c.id, c.order_id from clocks c where state = 'running' and next_fire_at <= now() order by next_fire_at limit $1`,
    [burst],
  );
  const { rows: sample } = await bench.owner(`select * from journal where action = 'deadlines.fire' limit 1`);
  const entry = sample[0] as Record<string, unknown>;
  const batches: { sql: string; params: unknown[] }[] = [];
  for (let at = 0; at < rows.length; at += 1000)
    batches.push(bareBatch(bench, rows.slice(at, at + 1000) as { id: string; order_id: string }[], entry));
  const client = new pg.Client({ connectionString: bench.appUrl });
  await client.connect();
  const start = performance.now();
  for (const { sql, params } of batches) await client.query({ name: 'bare-fire', text: sql, values: params });
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  return rows.length / seconds;
}

let serial = 0;

function bareBatch(
  bench: Bench,
  rows: readonly { id: string; order_id: string }[],
  entry: Record<string, unknown>,
): { sql: string; params: unknown[] } {
  const writes = new Writes();
  const now = new Date();
  for (const { id, order_id } of rows) {
    writes.patch('clocks', id, { next_rung: 1, next_fire_at: new Date(now.getTime() + 3_600_000) });
    writes.insert('firings', { clock_id: id, rung: 0, due: now, fired_at: now, superseded: false });
    writes.insert('journal', {
      id: `${String(entry.id).slice(0, 15)}${(serial++).toString(16).padStart(3, '0').slice(-3)}-8000-${serial.toString(16).padStart(12, '0')}`,
      chain_id: order_id,
      seq: 2,
      occurred_at: now,
      recorded_at: now,
      action: 'deadlines.fire',
      v: 1,
      actor: 'system:deadlines',
      clause: 'OT-3.1@1',
      key_id: null,
      body: entry.body,
      entry_hash: entry.entry_hash,
      link: entry.link,
    });
    writes.patch('orders', order_id, { chain_seq: 2, chain_head: entry.link });
  }
  return compose(writes, bench.world.kernel.database.schema);
}
