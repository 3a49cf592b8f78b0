/**
 * A buyer takes an application for a refund back on the platform: what was held for it, and by nobody else, goes on by itself. A hold
 * that a person has taken over stays with that person, and the order's history says so. (OS-6.3, PD-3.4)
 */
import type { RowCtx } from '../../kernel/action.ts';
import type { Prepared } from './apply.ts';
import type { HoldRecord } from './order.ts';
import { liftHold } from './release-hold.ts';

export interface Withdrawn {
  lifted: string[];
  /** Taken over by a person: it is that person's to lift. */
  kept: string[];
}

/** Hold → the person who has it in hand. */
export type HoldsInHand = ReadonlyMap<string, string>;

export function withdrawRefund(
  ctx: RowCtx,
  prepared: Prepared,
  holds: readonly HoldRecord[],
  inHand: HoldsInHand,
): Withdrawn {
  const kept = holds.filter((hold) => inHand.has(hold.id));
  const lifted = holds.filter((hold) => !inHand.has(hold.id));
  for (const hold of lifted) liftHold(ctx, prepared, hold.id, '买家撤回退款申请');
  return { lifted: lifted.map((hold) => hold.id), kept: kept.map((hold) => hold.id) };
}

/** What the journal keeps of it. */
export function withdrawnBody({ lifted, kept }: Withdrawn): Record<string, unknown> {
  return { refundWithdrawn: kept.length > 0 ? 'kept' : 'lifted', holds: [...lifted, ...kept] };
}
