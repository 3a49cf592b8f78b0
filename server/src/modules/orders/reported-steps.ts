/**
 * The steps that a platform's report takes on an order: goods that left, a refund that was asked for, acceptance. Clocks
 * that these settle are closed with source `platform`, so that they are told apart from our own scans. (OT-3.1, PD-3.4)
 */
import type { RowCtx } from '../../kernel/action.ts';
import { closeReported } from '../deadlines/index.ts';
import { release } from '../inventory/index.ts';
import { change, enterStage, setNextDue, tell, type Prepared } from './apply.ts';
import { placeHold } from './hold-order.ts';
import { changeLine, reservedMoves } from './lines.ts';
import { effective, physicalLines, progressOf, type LineRecord } from './order.ts';
import { quantityText } from './money.ts';
import { isShipped, linesToHold, type PlatformReport } from './report.ts';

/** What must have happened before goods could leave, though nobody reported when. */
const beforeShipping = ['order.checked', 'order.preparing', 'order.prepared'];

function closeClocks(ctx: RowCtx, prepared: Prepared, events: readonly string[], at: Date): void {
  const { order, policy } = prepared;
  setNextDue(ctx, order, closeReported(ctx, policy, order.clocks, events, at));
}

/** Goods of these lines left us, as the platform says; the parcels themselves are logistics' rows. */
export function shipReported(
  ctx: RowCtx,
  prepared: Prepared,
  report: PlatformReport,
  lines: readonly LineRecord[],
  digestId?: string,
): void {
  const { order } = prepared;
  const at = report.shippedAt ?? report.completedAt ?? ctx.now;
  const left = lines.map((line) => ({ lineId: line.id, quantity: quantityText(effective(line)) }));
  // Nobody took this stock from our shelves by a scan: what was reserved for it is free again.
  release(ctx, reservedMoves({ ...order, lines: [...lines] }));
  for (const line of lines) {
    const all = quantityText(effective(line));
    changeLine(ctx, line, { qty_allocated: '0', qty_packed: all, qty_shipped: all });
  }
  const carrier = report.waybills.findLast((one) => one.carrier)?.carrier.slice(0, 60);
  if (carrier && lines.length > 0) change(ctx, order, { carrier });
  if (lines.length > 0) {
    const { id: orderId, number, shop_id: shopId, warehouse_id: warehouseId } = order.record;
    ctx.emit({
      name: 'shipment.reported',
      v: 1,
      data: {
        orderId,
        number,
        firstLine: lines[0]?.line_no ?? 1,
        shopId,
        warehouseId,
        at: at.toISOString(),
        waybills: report.waybills,
        lines: left,
      },
    });
  }
  const counting = physicalLines(order).filter((line) => progressOf(line).counts && effective(line) > 0n);
  if (!counting.every(isShipped)) return;
  closeClocks(ctx, prepared, beforeShipping, at);
  if (report.stage === 'completed') {
    closeClocks(ctx, prepared, ['order.shipped'], at);
    change(ctx, order, { shipped_at: report.shippedAt });
  } else enterStage(ctx, prepared, 'shipped', { occurredAt: at, source: 'platform', digestId });
}

/** The buyer has confirmed receipt on the platform. */
export function completeReported(ctx: RowCtx, prepared: Prepared, report: PlatformReport, digestId?: string): void {
  const { order } = prepared;
  const at = report.completedAt ?? ctx.now;
  for (const line of physicalLines(order))
    changeLine(ctx, line, { qty_delivered: line.qty_shipped, qty_accepted: line.qty_shipped });
  closeClocks(ctx, prepared, ['order.delivered'], at);
  const { id: orderId, shop_id: shopId } = order.record;
  ctx.emit({ name: 'shipment.reported-delivered', v: 1, data: { orderId, shopId, at: at.toISOString() } });
  const columns = { accepted_by: 'platform', delivered_at: order.record.delivered_at ?? at };
  enterStage(ctx, prepared, 'accepted', {
    occurredAt: at,
    source: 'platform',
    columns,
    data: { by: 'platform' },
    digestId,
  });
}

/** Stops at once what the buyer wants no more: the lines that are still here, or, after shipping, the closing of the order. */
export function holdForRefund(ctx: RowCtx, prepared: Prepared, report: PlatformReport): void {
  const { order } = prepared;
  const lines = linesToHold(order, report);
  const here = physicalLines(order).filter((line) => effective(line) > 0n && !isShipped(line));
  const reason = report.refund === 'refunded' ? '平台已退款' : '买家在平台申请退款';
  const request = { kind: 'refund', ownerDepartment: 'orders', reason };
  if (here.length === 0) placeHold(ctx, prepared, { ...request, lineId: null, blocks: ['close'] });
  else if (lines.length === here.length)
    placeHold(ctx, prepared, { ...request, lineId: null, blocks: ['prepare', 'pack', 'hand-over'] });
  else
    for (const line of lines) placeHold(ctx, prepared, { ...request, lineId: line.id, blocks: ['pack', 'hand-over'] });
  for (const line of lines) if (line.refund_state === 'none') changeLine(ctx, line, { refund_state: 'applied' });
}

/** The platform cancelled what has already left: the order stands still until a person has looked. */
export function holdForCancellation(ctx: RowCtx, prepared: Prepared): void {
  placeHold(ctx, prepared, {
    kind: 'refund',
    lineId: null,
    ownerDepartment: 'orders',
    reason: '平台已取消，货已发出',
    blocks: ['pack', 'hand-over', 'close'],
  });
}

/** Free of charge: no payment row says that it is paid, the platform's time does. */
export function markPaid(ctx: RowCtx, prepared: Prepared, at: Date, digestId?: string): void {
  change(ctx, prepared.order, { paid_at: at });
  tell(ctx, prepared, 'order.paid', at, { source: 'platform', digestId });
}
