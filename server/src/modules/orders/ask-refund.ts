/**
 * A buyer asks for a refund, by a message that names lines or none: what is still here stops at once, before anything else of
 * the order is known. Asked again, nothing changes. (PD-3.4, OS-6.3)
 */
import type { RowCtx } from '../../kernel/action.ts';
import type { Prepared } from './apply.ts';
import { effective, physicalLines } from './order.ts';
import { holdForRefund } from './reported-steps.ts';
import { isShipped, endedHolds, linesToHold, type PlatformReport, type RefundEnd } from './report.ts';
import { endedBody, endRefund, type HoldsInHand } from './end-refund.ts';

/** Answers whether anything was held; without line numbers the whole order is meant. */
export function askRefund(ctx: RowCtx, prepared: Prepared, lineNos: readonly string[]): boolean {
  const { order } = prepared;
  const { record } = order;
  if (record.stage === 'closed' || record.stage === 'cancelled') return false;
  const named = new Set(lineNos);
  const tops = order.lines.filter((line) => line.parent_line_id === null);
  const isNamed = tops.some((line) => named.has(line.external_line_no ?? ''));
  const report: PlatformReport = {
    stage: 'preparing',
    refund: 'asked',
    lines: tops.map((line) => ({
      externalLineNo: line.external_line_no,
      shipped: false,
      cancelled: false,
      // A line that we do not know may be any of them.
      refund: !isNamed || named.has(line.external_line_no ?? '') ? 'asked' : 'none',
    })),
    paid: 0,
    paidAt: null,
    shippedAt: null,
    completedAt: null,
    waybills: [],
    buyerMessage: '',
    sellerRemark: null,
    sellerFlag: 'none',
  };
  const allGone = physicalLines(order).every((line) => effective(line) === 0n || isShipped(line));
  const isHeld = order.holds.some((hold) => hold.kind === 'refund');
  if (allGone ? isHeld : linesToHold(order, report).length === 0) return false;
  holdForRefund(ctx, prepared, report);
  return true;
}

/** The application was taken back or refused: answers what that did, or undefined where nothing was held for it. */
export function endAskedRefund(
  ctx: RowCtx,
  prepared: Prepared,
  { end, lineNos, inHand }: { end: RefundEnd; lineNos: readonly string[]; inHand: HoldsInHand },
): Record<string, unknown> | undefined {
  const named = new Set(lineNos);
  const holds = endedHolds(prepared.order, (number) => named.size === 0 || named.has(number ?? ''));
  return holds.length > 0 ? endedBody(end, endRefund(ctx, prepared, { end, holds, inHand })) : undefined;
}
