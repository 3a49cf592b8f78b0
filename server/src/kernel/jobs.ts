/**
 * Jobs: effects outside of the database, run by graphile-worker. Actions never enqueue them; the consumer `job-dispatch`
 * does, from the journal, with the entry's id as the job's key. A job may run twice and must do no harm by it.
 */
import type { JobHelpers, Logger as WorkerLogger, Runner } from 'graphile-worker';
import { Logger, run, runMigrations } from 'graphile-worker';
import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { Consumer } from './consumers.ts';
import type { Queryable } from './database.ts';
import { eventsOf, type ReadEntry } from './journal-reader.ts';
import type { JournalEvent } from './journal.ts';
import type { Kernel } from './kernel.ts';
import { safeError, type Logger as Log } from './log.ts';
import { grantApp } from './migrate.ts';

export interface JobPayload {
  entryId: string;
  chainId: string;
  /** The event's own data: ids and codes, no personal data. */
  data: Record<string, unknown>;
}

export interface Job {
  name: string;
  run(kernel: Kernel, payload: JobPayload, helpers: JobHelpers): Promise<void>;
  /** Attempts with growing pauses before it is given up. */
  maxAttempts?: number;
}

export function defineJob(name: string, run: Job['run'], options: Pick<Job, 'maxAttempts'> = {}): Job {
  return { name, run, ...options };
}

/** When this event is in the journal, that job is to be done. */
export interface Dispatch {
  event: string;
  version: number;
  job: Job;
  /** False where this event needs no job. */
  when?(event: JournalEvent): boolean;
}

const schema = 'graphile_worker';

/** The consumer that turns journal events into jobs, in the transaction that moves its cursor. */
export function jobDispatch(dispatches: readonly Dispatch[]): Consumer {
  const events = Object.fromEntries(dispatches.map((d) => [d.event, d.version]));
  return {
    name: 'job-dispatch',
    events,
    handle: (db, entries) =>
      enqueue(
        db,
        entries.flatMap((entry) => jobsOf(entry, dispatches)),
      ),
  };
}

interface Wanted {
  job: Job;
  key: string;
  payload: JobPayload;
}

function jobsOf(entry: ReadEntry, dispatches: readonly Dispatch[]): Wanted[] {
  const wanted = dispatches.flatMap((dispatch) =>
    eventsOf(entry, new Set([dispatch.event]))
      .filter((event) => dispatch.when?.(event) ?? true)
      .map((event) => ({
        job: dispatch.job,
        payload: { entryId: entry.id, chainId: entry.chainId, data: event.data },
      })),
  );
  return wanted.map((one, n) => ({ ...one, key: n === 0 ? entry.id : `${entry.id}:${n}` }));
}

async function enqueue(db: Queryable, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0) return;
  await db.query(
    `select ${schema}.add_job(u.name, payload => u.payload::json, job_key => u.key, max_attempts => u.attempts)
       from unnest($1::text[], $2::text[], $3::text[], $4::int[]) as u(name, payload, key, attempts)`,
    [
      wanted.map((one) => one.job.name),
      wanted.map((one) => JSON.stringify(one.payload)),
      wanted.map((one) => one.key),
      wanted.map((one) => one.job.maxAttempts ?? 25),
    ],
  );
}

/** Brings the job queue's own schema up to date as the owner and lets another login, where there is one, use it; repeatable. */
export async function migrateJobs(ownerUrl: string, appRole: string | undefined): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
  if (appRole === undefined) return;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await grantApp(owner, appRole, schema);
    const tables = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and relrowsecurity
          and not exists (select 1 from pg_policy where polrelid = pg_class.oid and polname = 'application')`,
      [schema],
    );
    for (const { name } of tables.rows) {
      await owner.query(
        `create policy application on ${schema}.${pg.escapeIdentifier(name)} to ${pg.escapeIdentifier(appRole)} using (true) with check (true)`,
      );
    }
  } finally {
    await owner.end();
  }
}

export interface JobRunnerOptions {
  /** LUYUE_DIRECT_URL: listening needs a connection of its own, not a pooler's. */
  directUrl: string;
  concurrency?: number;
  /** How often we tell that we live, and after how long a silent worker counts as dead. */
  heartbeatMs?: number;
  deadAfterSeconds?: number;
}

export interface JobRunner {
  workerIds: ReadonlySet<string>;
  stop(): Promise<void>;
}

export async function startJobs(kernel: Kernel, jobs: readonly Job[], options: JobRunnerOptions): Promise<JobRunner> {
  const concurrency = options.concurrency ?? 4;
  const pool = new pg.Pool({
    connectionString: options.directUrl,
    max: concurrency + 2,
    application_name: 'luyue-jobs',
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const workerIds = new Set<string>();
  const events = new EventEmitter();
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => workerIds.add(worker.workerId));
  const runner: Runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(
      jobs.map((job) => [job.name, (payload: unknown, helpers: JobHelpers) => runJob(kernel, job, payload, helpers)]),
    ),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    events,
    logger: quietLogger(kernel.log),
  });
  const beat = heartbeat(kernel, workerIds, options.deadAfterSeconds ?? 20);
  await beat();
  const timer = setInterval(() => void beat(), options.heartbeatMs ?? 5000);
  return {
    workerIds,
    stop: async () => {
      clearInterval(timer);
      await runner.stop().catch(() => undefined);
      await kernel.database
        .query(`delete from worker_heartbeats where worker_id = any($1::text[])`, [[...workerIds]])
        .catch(() => undefined);
      await pool.end();
    },
  };
}

/** The queue stores and logs an error's message, so it gets one without values. */
async function runJob(kernel: Kernel, job: Job, payload: unknown, helpers: JobHelpers): Promise<void> {
  try {
    await job.run(kernel, payload as JobPayload, helpers);
  } catch (error) {
    kernel.log.error({ err: error, job: job.name, attempt: helpers.job.attempts }, 'a job failed');
    throw new Error(String(safeError(error).message ?? 'failed'));
  }
}

/**
 * Tells that our workers live, and frees the jobs of those that have been silent: killed ones leave their jobs locked, and
 * graphile-worker itself would wait four hours.
 */
function heartbeat(
  { database, log }: Pick<Kernel, 'database' | 'log'>,
  workerIds: ReadonlySet<string>,
  deadAfterSeconds: number,
): () => Promise<void> {
  return async () => {
    try {
      await database.query(
        `insert into worker_heartbeats (worker_id) select unnest($1::text[]) on conflict (worker_id) do update set at = now()`,
        [[...workerIds].sort()],
      );
      await freeJobsOfTheDead(database, deadAfterSeconds);
    } catch (error) {
      log.warn({ err: error }, 'the heartbeat of the job workers was not written');
    }
  };
}

async function freeJobsOfTheDead(database: Queryable, silentSeconds: number): Promise<void> {
  const dead = await database.query<{ worker_id: string }>(
    `select worker_id from worker_heartbeats where at < now() - make_interval(secs => $1)
     union
     select locked_by from ${schema}.jobs where locked_by is not null and locked_at < now() - make_interval(secs => $1)
        and not exists (select 1 from worker_heartbeats h where h.worker_id = locked_by)`,
    [silentSeconds],
  );
  const ids = dead.map((row) => row.worker_id);
  if (ids.length === 0) return;
  await database.query(`select ${schema}.force_unlock_workers($1::text[])`, [ids]);
  await database.query(
    `delete from worker_heartbeats where worker_id = any($1::text[]) and at < now() - make_interval(secs => $2)`,
    [ids, silentSeconds],
  );
}

/** The queue's own lines name jobs by id; an error's text stays out. */
function quietLogger(log: Log): WorkerLogger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning')
      log.warn({ queue: true }, message.split(' with error')[0]?.slice(0, 160));
  });
}
