/**
 * The sweep: fires the rungs whose time has come, each exactly once across any number of workers and restarts. Work
 * follows what is due, never what is open. The order is locked first, then its clocks are read again. (OT-3.1)
 */
import { actorRef, systemActor } from '../../kernel/access.ts';
import { lockHeldChains } from '../../kernel/chains.ts';
import { Transaction } from '../../kernel/database.ts';
import { append, type JournalEvent } from '../../kernel/journal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { every } from '../../kernel/timed-work.ts';
import { compose, Writes } from '../../kernel/writes.ts';
import { clauseRef, policyCache, type PolicySnapshot } from '../policy/index.ts';
import { decideFiring, type Clock } from './clock.ts';
import { ruleOfClock, type VersionedDeadline } from './rules.ts';
import { clocksStillDue, dueClockIds } from './store.ts';

const actor = actorRef(systemActor('deadlines'));
const batchSize = 1000;
const missingRuleMs = 3_600_000;

export interface SweepResult {
  fired: number;
  /** The greatest lateness of a firing in this sweep. */
  latestMs: number;
}

/** Fires everything that is due at `now`, batch by batch. */
export async function fireDueClocks(
  kernel: Kernel,
  now: Date = kernel.clock.now(),
  maxBatches = 1000,
): Promise<SweepResult> {
  const total: SweepResult = { fired: 0, latestMs: 0 };
  for (let batch = 0; batch < maxBatches; batch++) {
    const { candidates, fired, latestMs } = await fireBatch(kernel, now);
    total.fired += fired;
    total.latestMs = Math.max(total.latestMs, latestMs);
    // Rows locked by others are skipped; they come with the next sweep, so an empty-handed batch ends this one.
    if (candidates < batchSize || fired === 0) break;
  }
  return total;
}

interface BatchResult extends SweepResult {
  candidates: number;
  /** How late each firing is, for the metric. */
  lateMs: number[];
}

async function fireBatch(kernel: Kernel, now: Date): Promise<BatchResult> {
  const transaction = new Transaction(kernel.database);
  try {
    const candidates = await dueClockIds(transaction, now, batchSize);
    if (candidates.length === 0) {
      await transaction.commit();
      return { candidates: 0, fired: 0, latestMs: 0, lateMs: [] };
    }
    const chains = await lockHeldChains(
      transaction,
      'orders',
      candidates.map((c) => c.order_id),
      { skipLocked: true },
    );
    const ids = candidates.filter((c) => chains.has(c.order_id)).map((c) => c.id);
    const clocks = await clocksStillDue(transaction, ids, now);
    const policy = await policyFor(kernel, clocks);
    const writes = new Writes();
    const result: BatchResult = { candidates: candidates.length, fired: 0, latestMs: 0, lateMs: [] };
    for (const clock of clocks) {
      const chain = chains.get(clock.orderId);
      if (chain) fireOne(writes, policy, clock, chain, now, result);
    }
    if (writes.isEmpty) await transaction.commit();
    else {
      const { sql, params } = compose(writes, kernel.database.schema);
      await transaction.finish(sql, params);
    }
    for (const late of result.lateMs) kernel.metrics.clockFired(late / 1000);
    result.latestMs = result.lateMs.reduce((most, late) => Math.max(most, late), 0);
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

function fireOne(
  writes: Writes,
  policy: PolicySnapshot,
  clock: Clock & { digestId: string | null },
  chain: Parameters<typeof append>[1],
  now: Date,
  result: BatchResult,
): void {
  const rule = ruleOfClock(policy, clock);
  if (!rule) {
    // Published versions never go; should one be missing all the same, its clocks must not keep the others waiting.
    writes.patch('clocks', clock.id, { next_fire_at: new Date(now.getTime() + missingRuleMs) });
    return;
  }
  const { fired, nextRung, nextFireAt } = decideFiring(rule, clock, now);
  writes.patch('clocks', clock.id, { next_rung: nextRung, next_fire_at: nextFireAt, digest_id: null });
  for (const { rung, due, superseded } of fired) {
    writes.insert('firings', { clock_id: clock.id, rung, due, fired_at: now, superseded });
    result.lateMs.push(now.getTime() - due.getTime());
  }
  const last = fired[fired.length - 1];
  if (!last) return;
  result.fired += fired.length;
  append(writes, chain, {
    action: 'deadlines.fire',
    actor,
    occurredAt: last.due,
    recordedAt: now,
    clause: clauseRef(clock.clause, clock.clauseVersion),
    keyId: null,
    body: { events: [firedEvent(rule, clock, last.rung, fired.length - 1)] },
  });
}

function firedEvent(
  rule: VersionedDeadline,
  clock: Clock & { digestId: string | null },
  rung: number,
  superseded: number,
): JournalEvent {
  return {
    name: 'clock.fired',
    v: 1,
    data: {
      orderId: clock.orderId,
      clockId: clock.id,
      rule: clock.rule,
      clauseVersion: clock.clauseVersion,
      source: clock.source,
      rung,
      level: rule.ladder[rung]?.level ?? 'over',
      dueAt: clock.dueAt.toISOString(),
      superseded,
      ...(clock.digestId ? { digestId: clock.digestId } : {}),
    },
  };
}

/** The policy that knows every one of these clocks: one may run under a version that was published within this second. */
async function policyFor(kernel: Kernel, clocks: readonly Clock[]): Promise<PolicySnapshot> {
  const { value } = await kernel.caches.get(policyCache);
  if (clocks.every((clock) => ruleOfClock(value, clock))) return value;
  await kernel.caches.refresh();
  return (await kernel.caches.get(policyCache)).value;
}

export const deadlineWork = [
  every(2, 'deadlines.sweep', async (kernel) => {
    await fireDueClocks(kernel);
  }),
];
