/**
 * Consumers of the journal: each has a name and a cursor, sees every entry at least once and in the order of commit, and
 * moves its cursor in the same transaction as what it writes. One runs at a time per name, in whichever worker.
 * A consumer never passes a version that it does not know: it stands still and says so.
 */
import { Transaction, type Queryable } from './database.ts';
import { ENTRY_VERSION } from './journal.ts';
import { eventsOf, journalHorizon, journalStart, readAfter, type ReadEntry } from './journal-reader.ts';
import type { Kernel } from './kernel.ts';
import { safeError } from './log.ts';

export interface Consumer {
  name: string;
  /** Event → newest version that `handle` understands; entries without any of these are passed over. */
  events: Record<string, number>;
  /** A consumer that is added later begins with what exists already, unless it says `now`. */
  from?: 'start' | 'now';
  batch?: number;
  /** Writes through `db`, which commits together with the cursor; it may see an entry twice after a crash. */
  handle(db: Queryable, entries: ReadEntry[], kernel: Kernel): Promise<void>;
}

/** Why the consumer may not pass this entry, or undefined. */
export function unknownVersion(consumer: Pick<Consumer, 'events'>, entry: ReadEntry): string | undefined {
  if (entry.v > ENTRY_VERSION) return `journal entries of version ${entry.v} are not known`;
  for (const event of entry.body.events ?? []) {
    const known = consumer.events[event.name];
    if (known !== undefined && event.v > known) return `event ${event.name} of version ${event.v} is not known`;
  }
  return undefined;
}

/** Makes the cursors of consumers that are new. */
export async function registerConsumers(kernel: Kernel, consumers: readonly Consumer[]): Promise<void> {
  const now = await journalHorizon(kernel.database);
  for (const consumer of consumers) {
    const xid = consumer.from === 'now' ? now : journalStart.xid;
    await kernel.database.query(
      `insert into consumers (name, xid) values ($1, $2::xid8) on conflict (name) do nothing`,
      [consumer.name, xid],
    );
  }
}

/** Which consumers have something to read: one cheap question for all, without a lock. */
export async function consumersWithWork(db: Queryable, names: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select name from consumers c where name = any($1::text[]) and exists (
       select 1 from journal j where (j.xid8, j.id) > (c.xid, c.id) and j.xid8 < pg_snapshot_xmin(pg_current_snapshot()))`,
    [names],
  );
  return rows.map((row) => row.name);
}

export interface Advance {
  /** Entries that the cursor passed; 0 when there was nothing or another process was at it. */
  passed: number;
  stuck?: string;
}

/** Handles one batch. A failure of the handler leaves everything as it was and is thrown. */
export async function advanceConsumer(
  kernel: Kernel,
  consumer: Consumer,
  batch = consumer.batch ?? 200,
): Promise<Advance> {
  const transaction = new Transaction(kernel.database);
  try {
    const [cursor] = await transaction.query<{ xid: string; id: string }>(
      `select xid::text as xid, id from consumers where name = $1 for update skip locked`,
      [consumer.name],
    );
    const entries = cursor ? await readAfter(transaction, cursor, batch) : [];
    const stop = entries.findIndex((entry) => unknownVersion(consumer, entry));
    const readable = stop < 0 ? entries : entries.slice(0, stop);
    const stuck = stop < 0 ? undefined : unknownVersion(consumer, entries[stop] as ReadEntry);
    const names = new Set(Object.keys(consumer.events));
    const wanted = readable.filter((entry) => eventsOf(entry, names).length > 0);
    if (wanted.length > 0) await consumer.handle(transaction, wanted, kernel);
    const last = readable[readable.length - 1];
    if (last) {
      await transaction.finish(
        `update consumers set xid = $2::xid8, id = $3::uuid, moved_at = now(), stuck = null, stuck_since = null where name = $1`,
        [consumer.name, last.xid, last.id],
      );
    } else await transaction.rollback();
    if (stuck) await recordStuck(kernel, consumer.name, stuck);
    return { passed: readable.length, ...(stuck ? { stuck } : {}) };
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

async function recordStuck(kernel: Kernel, name: string, why: string): Promise<void> {
  await kernel.database.query(
    `update consumers set stuck = $2, stuck_since = coalesce(stuck_since, now()) where name = $1 and stuck is distinct from $2`,
    [name, why.slice(0, 300)],
  );
}

const pollMs = 300;
const idlePollMs = 1000;
const idleAfterMs = 60_000;
const longestPauseMs = 30_000;

/**
 * Runs all consumers until told to stop, side by side: one with much to read does not keep the others waiting. A failing one is
 * tried again with growing pauses.
 */
export async function runConsumers(kernel: Kernel, consumers: readonly Consumer[], stop: AbortSignal): Promise<void> {
  const byName = new Map(consumers.map((consumer) => [consumer.name, consumer]));
  const paused = new Map<string, { until: number; failures: number }>();
  const running = new Map<string, Promise<void>>();
  let lastWork = Date.now();
  while (!stop.aborted) {
    const ready = [...byName.keys()].filter(
      (name) => !running.has(name) && (paused.get(name)?.until ?? 0) <= Date.now(),
    );
    const names = ready.length > 0 ? await consumersWithWork(kernel.database, ready).catch(() => []) : [];
    if (names.length > 0) lastWork = Date.now();
    for (const name of names) {
      const drained = drain(kernel, byName.get(name) as Consumer, paused, stop);
      running.set(
        name,
        drained.finally(() => running.delete(name)),
      );
    }
    await pause(Date.now() - lastWork > idleAfterMs ? idlePollMs : pollMs, stop);
  }
  await Promise.all(running.values());
}

async function drain(
  kernel: Kernel,
  consumer: Consumer,
  paused: Map<string, { until: number; failures: number }>,
  stop: AbortSignal,
): Promise<void> {
  const failures = paused.get(consumer.name)?.failures ?? 0;
  try {
    // After a failure one entry at a time, so that only the entry at fault is held back, and what follows it.
    while (!stop.aborted) {
      const { passed, stuck } = await advanceConsumer(kernel, consumer, failures > 0 ? 1 : undefined);
      if (stuck) throw new Error(stuck);
      paused.delete(consumer.name);
      if (passed === 0) return;
    }
  } catch (error) {
    const again = failures + 1;
    paused.set(consumer.name, { failures: again, until: Date.now() + Math.min(longestPauseMs, pollMs * 2 ** again) });
    kernel.log.error(
      { err: error, consumer: consumer.name, failures: again },
      'a consumer of the journal stands still',
    );
    await recordStuck(kernel, consumer.name, String(safeError(error).message)).catch(() => undefined);
  }
}

/** Waits, but not longer than until the signal. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stop.addEventListener('abort', end);
  });
}
