/**
 * /healthz: the process answers. /readyz: it can work — the database answers, its migrations are ours, no consumer of the
 * journal stands still, and what the modules need is loaded. /metrics: Prometheus.
 */
import type { FastifyInstance } from 'fastify';
import type { Kernel } from './kernel.ts';
import { readMigrations } from './migrate.ts';

/** Something that must be true before requests are sent here; answers with what is missing, or undefined. */
export interface ReadinessCheck {
  name: string;
  check(kernel: Kernel): Promise<string | undefined>;
}

const patienceMs = 2000;
const stuckSeconds = 30;

const database: ReadinessCheck = {
  name: 'database',
  check: async (kernel) => {
    await kernel.database.query('select 1 as one');
    return undefined;
  },
};

const migrations: ReadinessCheck = {
  name: 'migrations',
  check: async (kernel) => {
    const applied = await kernel.database.query<{ no: number }>('select no from migrations');
    const present = new Set(applied.map((row) => row.no));
    const missing = readMigrations().filter((one) => !present.has(one.no));
    return missing.length > 0 ? `${missing.length} migrations are missing: run luyue migrate` : undefined;
  },
};

const consumers: ReadinessCheck = {
  name: 'consumers',
  check: async (kernel) => {
    const stuck = await kernel.database.query<{ name: string; stuck: string }>(
      `select name, stuck from consumers where stuck_since < now() - make_interval(secs => $1) order by name`,
      [stuckSeconds],
    );
    return stuck.length > 0 ? stuck.map((row) => `${row.name}: ${row.stuck}`).join('; ') : undefined;
  },
};

async function outcome(kernel: Kernel, one: ReadinessCheck): Promise<{ name: string; ok: boolean; why?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer'), patienceMs);
  });
  try {
    const why = await Promise.race([one.check(kernel), late]);
    return why === undefined ? { name: one.name, ok: true } : { name: one.name, ok: false, why };
  } catch {
    return { name: one.name, ok: false, why: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

export function addHealthRoutes(app: FastifyInstance, kernel: Kernel, more: readonly ReadinessCheck[]): void {
  const config = { rateLimit: false } as const;
  app.get('/healthz', { config }, () => ({ ok: true }));
  app.get('/readyz', { config }, async (_request, reply) => {
    const checks = await Promise.all([database, migrations, consumers, ...more].map((one) => outcome(kernel, one)));
    const ok = checks.every((check) => check.ok);
    return reply.code(ok ? 200 : 503).send({ ok, checks });
  });
  app.get('/metrics', { config }, async (_request, reply) =>
    reply.type(kernel.metrics.registry.contentType).send(await kernel.metrics.registry.metrics()),
  );
}
