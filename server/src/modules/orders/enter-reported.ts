/**
 * Enters an order where its platform says that it stands, in the flush that inserts it: paid, shipped, completed or
 * cancelled, with quantities, times and parcels; what is decided already closes its clocks silently. (OS-2.1, PD-3.1)
 */
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import type { RowCtx } from '../../kernel/action.ts';
import { enterStage, type Prepared } from './apply.ts';
import { enterOrder, type LoadedNewOrder } from './create-order.ts';
import { holdForDetails } from './hold-for-details.ts';
import { changeLine } from './lines.ts';
import { completeReported, holdForRefund, markPaid, shipReported } from './reported-steps.ts';
import { linesToHold, linesToShip, reportedLines, type PlatformReport } from './report.ts';

/** The caller records it. `digestId` joins the alerts of orders that are late already into one digest. */
export function enterReported(
  ctx: RowCtx,
  input: CreateOrderInput,
  loaded: LoadedNewOrder,
  report: PlatformReport,
  digestId: string,
): Prepared {
  const prepared = enterOrder(ctx, input, loaded, digestId);
  const { order } = prepared;
  if (report.stage === 'cancelled') {
    enterStage(ctx, prepared, 'cancelled', { occurredAt: report.completedAt ?? ctx.now, source: 'platform' });
    for (const line of order.lines) changeLine(ctx, line, { qty_cancelled: line.qty_ordered });
    return prepared;
  }
  if (report.paidAt && order.record.total_amount === 0) markPaid(ctx, prepared, report.paidAt, digestId);
  for (const [line, said] of reportedLines(order, report))
    if (said.cancelled) changeLine(ctx, line, { qty_cancelled: line.qty_ordered });
  const shipped = linesToShip(order, report);
  if (shipped.length === 0 && report.stage !== 'completed') holdForDetails(ctx, prepared, loaded.special);
  if (shipped.length > 0) shipReported(ctx, prepared, report, shipped, digestId);
  if (report.stage === 'completed') completeReported(ctx, prepared, report, digestId);
  if (report.refund === 'asked' || linesToHold(order, report).length > 0) holdForRefund(ctx, prepared, report);
  return prepared;
}
