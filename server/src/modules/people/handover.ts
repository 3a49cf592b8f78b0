/**
 * What a person leaves behind when leaving: each module that gives people open work registers how it is handed to a
 * colleague, in the same transaction that takes the rights away. (CC-7.2)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';

export interface Handover<W = unknown> {
  /** The kind of work, such as tasks. */
  name: string;
  /** Locks and reads the person's open work; orders first, in id order. */
  load(ctx: Ctx, from: string): Promise<W>;
  /** How much there is, before anybody decides; nothing is locked. */
  count(db: Queryable, from: string): Promise<number>;
  /** Collects the writes and records; tells how many pieces were handed over. */
  hand(ctx: RowCtx, work: W, from: string, to: string): number;
}

const handovers: Handover[] = [];

/** Filled by wire.ts, in lock order. */
export function handover<W>(part: Handover<W>): void {
  if (!handovers.some((h) => h.name === part.name)) handovers.push(part as Handover);
}

export function allHandovers(): readonly Handover[] {
  return handovers;
}
