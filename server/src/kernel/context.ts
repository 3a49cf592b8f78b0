/** Builds the contexts that actions and queries run in, and turns what a row recorded into journal entries. */
import type { ActionDefinition, Ctx, RecordedEntry, RowCtx } from './action.ts';
import { actorRef, mayTouch, type Actor, type ScopedRow } from './access.ts';
import { stamped } from './clause-stamp.ts';
import type { Clock } from './clock.ts';
import type { Queryable } from './database.ts';
import { append, type Chain, type JournalEvent } from './journal.ts';
import type { Kernel } from './kernel.ts';
import { react } from './reactions.ts';
import { Refusal } from './refusal.ts';
import type { VersionedCache } from './versioned.ts';
import { Writes } from './writes.ts';

/** Versions of the caches that a request has read; its writes assume them. */
const assumptions = new WeakMap<Ctx, Map<string, number>>();

export function contextFor(
  kernel: Kernel,
  name: string,
  actor: Actor,
  db: Queryable,
  options: {
    clock?: Clock | undefined;
    ifMatch?: number | undefined;
    address?: string | undefined;
    agent?: string | undefined;
  } = {},
): Ctx {
  const assumed = new Map<string, number>();
  const ctx: Ctx = {
    kernel,
    actor,
    action: name,
    now: (options.clock ?? kernel.clock).now(),
    ifMatch: options.ifMatch,
    address: options.address,
    agent: options.agent,
    db,
    async cached<T>(cache: VersionedCache<T>): Promise<T> {
      const { value, version } = await kernel.caches.get(cache);
      assumed.set(cache.name, version);
      return value;
    },
    mustReach(row: ScopedRow | undefined): void {
      if (!row || !mayTouch(actor, name, row)) throw new Refusal('NOT_FOUND');
    },
  };
  assumptions.set(ctx, assumed);
  return ctx;
}

export interface OpenRow {
  ctx: RowCtx;
  /** Runs reactions and writes the journal entries; call once, after the action's own run. */
  close(): void;
}

interface Recorded {
  chain: Chain;
  entry: RecordedEntry;
  events: JournalEvent[];
}

export function rowContext(ctx: Ctx, definition: Pick<ActionDefinition, 'name' | 'clauses'>): OpenRow {
  const writes = new Writes();
  const recorded: Recorded[] = [];
  let events: JournalEvent[] = [];
  const row: RowCtx = {
    ...ctx,
    writes,
    insert: (table, values) => writes.insert(table, values),
    patch: (table, id, columns) => writes.patch(table, id, columns),
    statement: (sql, params, expect) => writes.statement(sql, params, expect),
    emit: (event) => {
      events.push(event);
      react(row, event);
    },
    record: (chain, entry = {}) => {
      recorded.push({ chain, entry, events });
      events = [];
    },
  };
  const close = (): void => {
    if (recorded.length === 0 && !writes.isEmpty && !writes.onlyLooks)
      throw new Error(`${definition.name} wrote without recording`);
    if (events.length > 0) recorded[recorded.length - 1]?.events.push(...events);
    for (const one of recorded) writeEntry(row, definition, one);
    for (const [name, version] of assumptions.get(ctx) ?? []) writes.assume(name, version);
  };
  return { ctx: row, close };
}

function writeEntry(
  ctx: RowCtx,
  definition: Pick<ActionDefinition, 'name' | 'clauses'>,
  { chain, entry, events }: Recorded,
): void {
  append(ctx.writes, chain, {
    action: entry.as ?? definition.name,
    actor: actorRef(ctx.actor),
    occurredAt: entry.occurredAt ?? ctx.now,
    recordedAt: ctx.now,
    clause: stamped(
      ctx.kernel.caches,
      entry.clause === undefined ? (definition.clauses[0] ?? null) : entry.clause,
      ctx.now,
    ),
    keyId: entry.keyId ?? null,
    body: { ...entry.body, ...(events.length > 0 ? { events } : {}) },
  });
}
