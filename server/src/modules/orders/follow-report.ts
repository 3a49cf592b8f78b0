/**
 * What a newer report does to an order that is in already: a refund asked for stops what is still here, a cancellation
 * cancels or holds, remark and message become fields, shipping and acceptance go forward. Never backwards. (OS-6.3, PD-3.4)
 */
import type { RowCtx } from '../../kernel/action.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { change, type Prepared } from './apply.ts';
import { cancel } from './cancel-order.ts';
import { takePayments } from './paid.ts';
import { completeReported, holdForCancellation, holdForRefund, shipReported } from './reported-steps.ts';
import {
  besideReport,
  decideFollowing,
  endedSo,
  linesToShip,
  endedHolds,
  refundEnds,
  type FollowStep,
  type PlatformReport,
} from './report.ts';
import { endedBody, endRefund, type HoldsInHand } from './end-refund.ts';

export interface Followed {
  steps: FollowStep[];
  /** For the journal: the new remark as it is stored, encrypted. */
  body: Record<string, unknown>;
}

/** Takes the steps under the order's lock; the caller records them where there are any. */
export function followReport(
  ctx: RowCtx,
  prepared: Prepared,
  key: DataKey,
  report: PlatformReport,
  inHand: HoldsInHand = new Map(),
): Followed {
  const { record } = prepared.order;
  const open = (sealed: Buffer | null): string => (sealed ? ctx.kernel.secrets.decrypt(key, sealed) : '');
  const texts = { remark: open(record.seller_remark_enc), message: open(record.buyer_message_enc) };
  const steps = decideFollowing(besideReport(prepared.order, report, texts), report);
  const body: Record<string, unknown> = {};
  for (const step of steps)
    if (step === 'end-refund') Object.assign(body, ...endRefunds(ctx, prepared, report, inHand));
    else take(ctx, prepared, key, report, step, body);
  return { steps, body };
}

/** Of several lines one application may have been taken back while we refused another. */
function endRefunds(ctx: RowCtx, prepared: Prepared, report: PlatformReport, inHand: HoldsInHand) {
  return refundEnds.flatMap((end) => {
    const holds = endedHolds(prepared.order, endedSo(report, end));
    return holds.length > 0 ? [endedBody(end, endRefund(ctx, prepared, { end, holds, inHand }))] : [];
  });
}

function take(
  ctx: RowCtx,
  prepared: Prepared,
  key: DataKey,
  report: PlatformReport,
  step: Exclude<FollowStep, 'end-refund'>,
  body: Record<string, unknown>,
): void {
  const { order } = prepared;
  const { record } = order;
  const seal = (text: string): Buffer | null => (text ? ctx.kernel.secrets.encrypt(key, text) : null);
  if (step === 'remark') {
    const remark = seal(report.sellerRemark ?? '');
    change(ctx, order, { seller_remark_enc: remark, seller_flag: report.sellerFlag, rev: record.rev + 1 });
    Object.assign(body, { remark: remark?.toString('base64') ?? null, flag: report.sellerFlag });
    ctx.emit({
      name: 'order.remarked',
      v: 1,
      data: { orderId: record.id, shopId: record.shop_id, flag: report.sellerFlag },
    });
  } else if (step === 'message') {
    const message = seal(report.buyerMessage);
    change(ctx, order, { buyer_message_enc: message, rev: record.rev + 1 });
    Object.assign(body, { message: message?.toString('base64') ?? null });
    ctx.emit({ name: 'order.message-changed', v: 1, data: { orderId: record.id, shopId: record.shop_id } });
  } else if (step === 'pay') {
    const owed = record.total_amount - (record.paid_amount - record.refunded_amount);
    const amount = Math.min(owed, report.paid);
    const kind = amount === record.total_amount ? 'full' : 'balance';
    takePayments(ctx, prepared, [
      { kind, amount, occurredAt: (report.paidAt ?? ctx.now).toISOString(), method: '平台' },
    ]);
  } else if (step === 'cancel') cancel(ctx, prepared);
  else if (step === 'hold-cancelled') holdForCancellation(ctx, prepared);
  else if (step === 'hold-refund') holdForRefund(ctx, prepared, report);
  else if (step === 'ship') shipReported(ctx, prepared, report, linesToShip(order, report));
  else if (step === 'complete') completeReported(ctx, prepared, report);
  else
    ctx.emit({
      name: 'order.reported-shipped',
      v: 1,
      data: { orderId: record.id, shopId: record.shop_id, waybills: report.waybills.map((w) => w.number) },
    });
}
