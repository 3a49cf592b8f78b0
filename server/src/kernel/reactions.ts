/**
 * In-transaction reactions, filled by wire.ts: they protect invariants only (a hold, a clock, a task that must exist).
 * Everything else reads the journal by a cursor.
 */
import type { RowCtx } from './action.ts';
import type { JournalEvent } from './journal.ts';

type Handle = (ctx: RowCtx, event: JournalEvent) => void;

const handlers = new Map<string, Handle[]>();

/** When this event happens anywhere, do that in the same transaction. */
export function reaction(event: string, handle: Handle): void {
  handlers.set(event, [...(handlers.get(event) ?? []), handle]);
}

export function react(ctx: RowCtx, event: JournalEvent): void {
  for (const handle of handlers.get(event.name) ?? []) handle(ctx, event);
}
