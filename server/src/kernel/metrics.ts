/**
 * What the process tells about itself in Prometheus' words: requests by route pattern, actions, the pool, how far the
 * journal's consumers are behind, jobs, and how late clocks fire. No name, number or address of anybody is in it.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './database.ts';
import { Refusal } from './refusal.ts';

export interface Metrics {
  registry: Registry;
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** Measures an action or query and counts how it ended. */
  timed<T>(action: string, work: () => Promise<T>): Promise<T>;
  /** How long after its due time a clock's rung fired. */
  clockFired(lateSeconds: number): void;
}

export function openMetrics(database: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'luyue_' });
  const shared = { registers: [registry] };
  const requests = new Histogram({
    ...shared,
    name: 'luyue_http_request_seconds',
    help: 'Requests by method, route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  });
  const actions = new Histogram({
    ...shared,
    name: 'luyue_action_seconds',
    help: 'Actions and queries by outcome',
    labelNames: ['action', 'outcome'],
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
  });
  const refused = new Counter({
    ...shared,
    name: 'luyue_refusals_total',
    help: 'Refusals by code',
    labelNames: ['code'],
  });
  const lateness = latenessHistogram(registry);
  poolGauges(registry, database);
  journalGauges(registry, database);
  return {
    registry,
    request: ({ method, route, status }, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    clockFired: (seconds) => lateness.observe(Math.max(0, seconds)),
    timed: async (action, work) => {
      const started = performance.now();
      let outcome = 'done';
      try {
        return await work();
      } catch (error) {
        outcome = error instanceof Refusal ? 'refused' : 'failed';
        if (error instanceof Refusal) refused.inc({ code: error.code });
        throw error;
      } finally {
        actions.observe({ action, outcome }, (performance.now() - started) / 1000);
      }
    },
  };
}

function latenessHistogram(registry: Registry): Histogram {
  return new Histogram({
    registers: [registry],
    name: 'luyue_clock_lateness_seconds',
    help: 'How long after its due time a rung of a clock fired',
    buckets: [0.5, 1, 2, 5, 15, 60, 600],
  });
}

function poolGauges(registry: Registry, { pool }: Database): void {
  new Gauge({
    registers: [registry],
    name: 'luyue_pool_connections',
    help: 'Connections to the database by state, and requests that wait for one',
    labelNames: ['state'],
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

/** Read from the database at each scrape, so every process tells the same; counted up to a bound. */
function journalGauges(registry: Registry, database: Database): void {
  new Gauge({
    registers: [registry],
    name: 'luyue_consumer_behind_entries',
    help: 'Journal entries that a consumer has not handled yet, up to 10000',
    labelNames: ['consumer'],
    async collect() {
      const rows = await database
        .query<{ name: string; behind: number }>(
          `select name, (select count(*) from (select 1 from journal j where (j.xid8, j.id) > (c.xid, c.id) limit 10000) x) as behind from consumers c`,
        )
        .catch(() => []);
      for (const row of rows) this.set({ consumer: row.name }, row.behind);
    },
  });
  new Gauge({
    registers: [registry],
    name: 'luyue_jobs',
    help: 'Jobs in the queue by state',
    labelNames: ['state'],
    async collect() {
      const [there] = await database
        .query<{ ok: boolean }>(`select to_regclass('graphile_worker.jobs') is not null as ok`)
        .catch(() => []);
      if (!there?.ok) return;
      const [row] = await database
        .query<{ waiting: number; running: number; given_up: number }>(
          `select count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
                  count(*) filter (where locked_at is not null) as running,
                  count(*) filter (where locked_at is null and attempts >= max_attempts) as given_up from graphile_worker.jobs`,
        )
        .catch(() => []);
      for (const [state, count] of Object.entries(row ?? {})) this.set({ state }, count);
    },
  });
}
