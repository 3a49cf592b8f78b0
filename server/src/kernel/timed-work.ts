/**
 * Work that is due every so many seconds: sweeps, seals, clean-up. The name's row is leased, so that one worker at a time
 * does it, and a killed worker's lease ends by itself; no transaction stays open meanwhile, which would hold up the journal's readers.
 */
import { randomUUID } from 'node:crypto';
import { pause } from './consumers.ts';
import type { Kernel } from './kernel.ts';
import { safeError } from './log.ts';

export interface TimedWork {
  name: string;
  seconds: number;
  /** May run twice at once after a process was halted for a minute: it does its work by actions that lock their rows. */
  run(kernel: Kernel, stop: AbortSignal): Promise<void>;
  /** How long a killed worker's claim outlives it. */
  leaseSeconds?: number;
  /** Writes the past of a demonstration company; all other work waits until that is over, because it judges by the present. */
  writesHistory?: boolean;
}

/** Defines work that is due every so many seconds, counted from the start of the previous run. */
export function every(
  seconds: number,
  name: string,
  run: TimedWork['run'],
  options: Pick<TimedWork, 'leaseSeconds' | 'writesHistory'> = {},
): TimedWork {
  return { name, seconds, run, ...options };
}

const usualLeaseSeconds = 60;
const pollMs = 500;

export async function registerTimedWork(kernel: Kernel, works: readonly TimedWork[]): Promise<void> {
  const names = works.map((work) => work.name);
  await kernel.database.query(`insert into timed_work (name) select unnest($1::text[]) on conflict (name) do nothing`, [
    names,
  ]);
}

const free = `due_at <= now() and (claimed_until is null or claimed_until < now())`;
const historyIsOpen = `exists (select 1 from installation where history_open)`;

/** Runs the work if it is due and nobody else is at it; answers whether it ran. */
export async function runIfDue(kernel: Kernel, work: TimedWork, stop: AbortSignal): Promise<boolean> {
  const claim = randomUUID();
  const leaseSeconds = work.leaseSeconds ?? usualLeaseSeconds;
  const claimed = await kernel.database.query(
    `update timed_work set claimed_by = $2, claimed_until = now() + make_interval(secs => $3), due_at = now() + make_interval(secs => $4)
      where name = $1 and ${free} and ($5 or not ${historyIsOpen}) returning 1`,
    [work.name, claim, leaseSeconds, work.seconds, work.writesHistory ?? false],
  );
  if (claimed.length === 0) return false;
  const renewal = setInterval(
    () => {
      const renew = `update timed_work set claimed_until = now() + make_interval(secs => $3) where name = $1 and claimed_by = $2`;
      void kernel.database.query(renew, [work.name, claim, leaseSeconds]).catch(() => undefined);
    },
    (leaseSeconds * 1000) / 3,
  );
  let failed: string | null = null;
  try {
    await work.run(kernel, stop);
  } catch (error) {
    failed = String(safeError(error).message);
    kernel.log.error({ err: error, work: work.name }, 'timed work failed');
  } finally {
    clearInterval(renewal);
  }
  await kernel.database.query(
    `update timed_work set claimed_by = null, claimed_until = null, failed = $3, done_at = case when $3::text is null then now() else done_at end
      where name = $1 and claimed_by = $2`,
    [work.name, claim, failed],
  );
  return true;
}

/** Runs what is due until told to stop; different works run beside each other. */
export async function runTimedWork(kernel: Kernel, works: readonly TimedWork[], stop: AbortSignal): Promise<void> {
  const byName = new Map(works.map((work) => [work.name, work]));
  const running = new Map<string, Promise<unknown>>();
  while (!stop.aborted) {
    const due = await kernel.database
      .query<{ name: string }>(`select name from timed_work where name = any($1::text[]) and ${free}`, [
        [...byName.keys()],
      ])
      .catch(() => []);
    for (const { name } of due) {
      const work = byName.get(name);
      if (!work || running.has(name)) continue;
      const run = runIfDue(kernel, work, stop).catch((error: unknown) =>
        kernel.log.error({ err: error, work: name }, 'timed work failed'),
      );
      running.set(
        name,
        run.finally(() => running.delete(name)),
      );
    }
    await pause(pollMs, stop);
  }
  await Promise.all(running.values());
}
