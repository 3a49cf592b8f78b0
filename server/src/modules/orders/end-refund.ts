/**
 * An application for a refund ends without one: the buyer takes it back on the platform, or we refused it there. What was held for it,
 * and by nobody else, goes on by itself. A hold that a person has taken over stays with that person, and the order's history says so.
 * (OS-6.3, PD-3.4)
 */
import type { RowCtx } from '../../kernel/action.ts';
import type { Prepared } from './apply.ts';
import type { HoldRecord } from './order.ts';
import { liftHold } from './release-hold.ts';
import type { RefundEnd } from './report.ts';

interface Ended {
  lifted: string[];
  /** Taken over by a person: it is that person's to lift. */
  kept: string[];
}

/** Hold → the person who has it in hand. */
export type HoldsInHand = ReadonlyMap<string, string>;

const reasons: Record<RefundEnd, string> = { withdrawn: '买家撤回退款申请', refused: '退款申请已拒绝' };

export function endRefund(
  ctx: RowCtx,
  prepared: Prepared,
  { end, holds, inHand }: { end: RefundEnd; holds: readonly HoldRecord[]; inHand: HoldsInHand },
): Ended {
  const kept = holds.filter((hold) => inHand.has(hold.id));
  const lifted = holds.filter((hold) => !inHand.has(hold.id));
  for (const hold of lifted) liftHold(ctx, prepared, hold.id, reasons[end]);
  return { lifted: lifted.map((hold) => hold.id), kept: kept.map((hold) => hold.id) };
}

/** What the journal keeps of it. */
export function endedBody(end: RefundEnd, { lifted, kept }: Ended): Record<string, unknown> {
  const name = end === 'withdrawn' ? 'refundWithdrawn' : 'refundRefused';
  return { [name]: kept.length > 0 ? 'kept' : 'lifted', [`${name}Holds`]: [...lifted, ...kept] };
}
