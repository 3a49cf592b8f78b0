/**
 * What opens exceptions without anybody: the journal tells of holds, of checked orders and of causes that came back; timed
 * work looks for orders that stand still. Each fact is kept once and taken by an action, so that nothing is opened twice. (PD-3.3, PD-3.4)
 */
import { systemActor } from '../../kernel/access.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Consumer } from '../../kernel/consumers.ts';
import type { Queryable } from '../../kernel/database.ts';
import { eventsOf, type ReadEntry } from '../../kernel/journal-reader.ts';
import type { JournalEvent } from '../../kernel/journal.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { runMany } from '../../kernel/run-action.ts';
import { every } from '../../kernel/timed-work.ts';
import { stockFor } from '../inventory/index.ts';
import { readFactSubjects, readStanding, type StandingOrder } from '../orders/index.ts';
import { policyCache, rulesOf } from '../policy/index.ts';
import { escalateDue } from './escalate.ts';
import type { CauseRule } from './exception.ts';
import { recallImprovement } from './improve.ts';
import { holdKey, openByFact } from './open-exception.ts';
import { dropSignals, improvedBefore, keepSignals, readSignals, type Signal } from './store.ts';

const events = { 'order.held': 1, 'order.checked': 1, 'exception.opened': 1 };

export const exceptionConsumer: Consumer = {
  name: 'exceptions',
  events,
  from: 'now',
  handle: async (db, entries) => {
    const of = (name: string): JournalEvent[] =>
      entries.flatMap((entry: ReadEntry) => eventsOf(entry, new Set([name])));
    await keepSignals(db, [
      ...of('order.held').map(holdSignal),
      ...(await shortSignals(db, of('order.checked'))),
      ...(await recurrenceSignals(db, of('exception.opened'))),
    ]);
  },
};

function holdSignal({ data }: JournalEvent): Signal {
  const holdId = String(data.holdId);
  return { sourceKey: holdKey(holdId), orderId: String(data.orderId), source: 'hold', word: String(data.kind) };
}

/** Checked orders of which a product is promised more often than it is there. */
async function shortSignals(db: Queryable, checked: readonly JournalEvent[]): Promise<Signal[]> {
  if (checked.length === 0) return [];
  const subjects = await readFactSubjects(
    db,
    checked.map(({ data }) => String(data.orderId)),
  );
  const lines = [...subjects.values()].flatMap((subject) => subject.lines);
  const stock = await stockFor(
    db,
    lines.map((line) => line.skuId),
  );
  const short = new Set(
    stock.filter((row) => Number(row.available) < 0).map((row) => `${row.warehouseId} ${row.skuId}`),
  );
  return [...subjects.values()]
    .filter((subject) =>
      subject.lines.some((line) => line.allocated > 0 && short.has(`${line.warehouseId} ${line.skuId}`)),
    )
    .map(({ orderId }) => ({ sourceKey: `stock:${orderId}`, orderId, source: 'stock', word: '' }));
}

async function recurrenceSignals(db: Queryable, opened: readonly JournalEvent[]): Promise<Signal[]> {
  const signals: Signal[] = [];
  for (const { data } of opened) {
    if (!Array.isArray(data.recurred) || data.recurred.length === 0) continue;
    const because = String(data.exceptionId);
    for (const { id, orderId } of await improvedBefore(db, because))
      signals.push({ sourceKey: `recurrence:${id}:${because}`, orderId, source: 'recurrence', word: id });
  }
  return signals;
}

const perTaking = 200;

/** A refusal (one is open already, the cause is no more in the policy) settles a fact as well. */
export async function takeSignals(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const signals = await readSignals(kernel.database, perTaking);
  if (signals.length === 0) return 0;
  const { value: policy } = await kernel.caches.get(policyCache);
  const causes = rulesOf(policy, 'cause', clock.now()).map(({ rule }) => rule);
  const openings = signals.flatMap((signal) => openingOf(signal, causes));
  const results = await runMany(kernel, openByFact, openings, systemActor('exceptions'), { clock });
  const recalls = signals
    .filter(({ source }) => source === 'recurrence')
    .map(({ word, sourceKey }) => ({ exceptionId: word, because: sourceKey.split(':').at(-1) ?? '' }));
  await runMany(kernel, recallImprovement, recalls, systemActor('exceptions'), { clock });
  await dropSignals(
    kernel.database,
    signals.map((one) => one.sourceKey),
  );
  return results.filter((one) => one.ok).length;
}

type Opening = Parameters<typeof openByFact.run>[1];

function openingOf({ source, word, orderId, sourceKey }: Signal, causes: readonly CauseRule[]): Opening[] {
  const opens = (rule: CauseRule): boolean =>
    rule.of === 'exception' &&
    (source === 'hold' ? rule.holds.includes(word) : source === 'stock' ? rule.opens.includes('stock-short') : false);
  if (source !== 'hold' && source !== 'stock') return [];
  return causes.filter(opens).map((rule) => ({ orderId, kind: rule.name, source, sourceKey }));
}

const perPage = 500;

/** The longest standing first; those that have their exception already are passed over. */
export async function openStanding(kernel: Kernel, clock: Clock = kernel.clock): Promise<number> {
  const { value: policy } = await kernel.caches.get(policyCache);
  let opened = 0;
  for (const { rule } of rulesOf(policy, 'cause', clock.now())) {
    if (rule.of !== 'exception' || !rule.opens.includes('stale')) continue;
    for (const [stage, span] of Object.entries(rule.stale ?? {}))
      opened += await openStale(kernel, clock, rule.name, stage as StandingStage, span.ms);
  }
  return opened;
}

type StandingStage = Parameters<typeof readStanding>[1];

async function openStale(
  kernel: Kernel,
  clock: Clock,
  kind: string,
  stage: StandingStage,
  ms: number,
): Promise<number> {
  const now = clock.now();
  const standing = { before: new Date(now.getTime() - ms), now };
  let after: StandingOrder | undefined;
  let opened = 0;
  for (;;) {
    const page = await readStanding(kernel.database, stage, standing, after, perPage);
    const keys = page.map(({ id }) => `stale:${id}:${stage}`);
    const known = await kernel.database.query<{ source_key: string }>(
      `select source_key from exceptions where source_key = any($1::text[])`,
      [keys],
    );
    const done = new Set(known.map((row) => row.source_key));
    const inputs = page
      .map(({ id }, n) => ({ orderId: id, kind, source: 'stale' as const, sourceKey: keys[n] ?? '' }))
      .filter((one) => !done.has(one.sourceKey));
    const results = await runMany(kernel, openByFact, inputs, systemActor('exceptions'), { clock });
    opened += results.filter((one) => one.ok).length;
    after = page[page.length - 1];
    if (!after || page.length < perPage) return opened;
  }
}

export const exceptionWork = [
  every(5, 'exceptions.take-signals', async (kernel) => void (await takeSignals(kernel))),
  every(30, 'exceptions.escalate', async (kernel) => void (await escalateDue(kernel))),
  every(300, 'exceptions.standing', async (kernel) => void (await openStanding(kernel))),
];
