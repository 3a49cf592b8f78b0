/**
 * What a platform reports of an order, and what that means for ours: pure. The first report enters the order where the
 * platform says it stands; a later one goes forward only, and what our own shipping desk has begun, only its scan ships:
 * an uploaded number is no hand-over. (OT-3.1, PD-3.1, OS-6.3)
 */
import type { Stage } from './lifecycle.ts';
import { thousandths } from './money.ts';
import { effective, physicalLines, type HoldRecord, type LineRecord, type Order } from './order.ts';

export type ReportedStage = 'unpaid' | 'paid' | 'preparing' | 'partly-shipped' | 'shipped' | 'completed' | 'cancelled';
/** `withdrawn`: the buyer took the application back; `none` says only that the platform tells of none. */
/** How an application ended without a refund: the buyer took it back, or we refused it. */
export type RefundEnd = 'withdrawn' | 'refused';
export type ReportedRefund = 'none' | 'asked' | 'refunded' | RefundEnd;

export interface ReportedLine {
  externalLineNo: string | null;
  shipped: boolean;
  cancelled: boolean;
  refund: ReportedRefund;
}

export interface PlatformReport {
  stage: ReportedStage;
  refund: ReportedRefund;
  /** In the sequence in which the lines were entered. */
  lines: ReportedLine[];
  paid: number;
  paidAt: Date | null;
  shippedAt: Date | null;
  completedAt: Date | null;
  waybills: { number: string; carrier: string }[];
  buyerMessage: string;
  /** Null where the platform says nothing new of it: then ours stands. */
  sellerRemark: string | null;
  sellerFlag: string;
}

/** What a later report has done to our order; `note-…` is what only our own desk can settle. */
export type FollowStep =
  | 'pay'
  | 'cancel'
  | 'hold-cancelled'
  | 'hold-refund'
  | 'end-refund'
  | 'ship'
  | 'complete'
  | 'note-shipped'
  | 'remark'
  | 'message';

/** What our order looks like beside the report. */
export interface Beside {
  stage: Stage;
  owed: number;
  hasRefund: boolean;
  deskBegan: boolean;
  anyShipped: boolean;
  allShipped: boolean;
  newlyShipped: boolean;
  newlyRefunded: boolean;
  refundEnded: RefundEnd[];
  sameRemark: boolean;
  sameMessage: boolean;
}

const ended: readonly Stage[] = ['closed', 'cancelled'];

export function decideFollowing(ours: Beside, report: PlatformReport): FollowStep[] {
  const steps: FollowStep[] = [];
  if (!ours.sameRemark) steps.push('remark');
  if (!ours.sameMessage) steps.push('message');
  if (ended.includes(ours.stage)) return steps;
  if (report.stage === 'cancelled') {
    if (!ours.anyShipped) return [...steps, 'cancel'];
    return ours.hasRefund ? steps : [...steps, 'hold-cancelled'];
  }
  if (report.paidAt && report.paid > 0 && ours.owed > 0) steps.push('pay');
  if (ours.newlyRefunded) steps.push('hold-refund');
  if (ours.refundEnded.length > 0) steps.push('end-refund');
  return [...steps, ...goingOn(ours, report)];
}

function goingOn(ours: Beside, report: PlatformReport): FollowStep[] {
  const steps: FollowStep[] = [];
  const isCompleted = report.stage === 'completed';
  if (ours.newlyShipped) {
    if (ours.deskBegan) return ['note-shipped'];
    steps.push('ship');
  } else if (isCompleted && !ours.allShipped) return ['note-shipped'];
  if (isCompleted && !['accepted', 'closed'].includes(ours.stage)) steps.push('complete');
  return steps;
}

/** The reported line of each line that is packed: a bundle's components go with their bundle, our own gifts with the order. */
export function reportedLines(order: Pick<Order, 'lines'>, report: PlatformReport): Map<LineRecord, ReportedLine> {
  const tops = order.lines.filter((line) => line.parent_line_id === null);
  const byNumber = new Map(
    report.lines.flatMap((line) => (line.externalLineNo ? [[line.externalLineNo, line] as const] : [])),
  );
  const ofTop = new Map<string, ReportedLine>();
  tops.forEach((line, n) => {
    const found = (line.external_line_no ? byNumber.get(line.external_line_no) : undefined) ?? report.lines[n];
    ofTop.set(line.id, found ?? wholeOrder(report));
  });
  return new Map(
    physicalLines(order).map((line) => [line, ofTop.get(line.parent_line_id ?? line.id) ?? wholeOrder(report)]),
  );
}

function wholeOrder(report: PlatformReport): ReportedLine {
  const shipped = report.stage === 'shipped' || report.stage === 'completed';
  return { externalLineNo: null, shipped, cancelled: report.stage === 'cancelled', refund: report.refund };
}

/** Lines that the platform says were sent, and that we have not. */
export function linesToShip(order: Pick<Order, 'lines'>, report: PlatformReport): LineRecord[] {
  return [...reportedLines(order, report)]
    .filter(([line, said]) => said.shipped && !isShipped(line))
    .map(([line]) => line);
}

/** Lines that are still here, and that the buyer wants no more. */
export function linesToHold(order: Pick<Order, 'lines' | 'holds'>, report: PlatformReport): LineRecord[] {
  const isHeld = (line: LineRecord) =>
    order.holds.some((hold) => hold.kind === 'refund' && (hold.line_id === null || hold.line_id === line.id));
  return [...reportedLines(order, report)]
    .filter(
      ([line, said]) =>
        !isShipped(line) &&
        !isHeld(line) &&
        effective(line) > 0n &&
        (said.cancelled || said.refund === 'asked' || said.refund === 'refunded'),
    )
    .map(([line]) => line);
}

/** Of which lines the platform says that the application ended so. */
export function endedSo(report: PlatformReport, end: RefundEnd): (externalLineNo: string | null) => boolean {
  const byNumber = new Map(report.lines.map((line) => [line.externalLineNo, line.refund]));
  return (number) => (byNumber.get(number) ?? report.refund) === end;
}

export const refundEnds: readonly RefundEnd[] = ['withdrawn', 'refused'];
const isPlatforms = (hold: HoldRecord): boolean => hold.kind === 'refund' && hold.placed_by.startsWith('system:');

/** Holds of applications that have ended: of a line when it is named, of the whole order when every line is. */
export function endedHolds(
  order: Pick<Order, 'holds' | 'lines'>,
  isNamed: (externalLineNo: string | null) => boolean,
): HoldRecord[] {
  const tops = order.lines.filter((line) => line.parent_line_id === null && !line.is_gift);
  const all = tops.every((line) => isNamed(line.external_line_no));
  return order.holds.filter((hold) => {
    if (!isPlatforms(hold)) return false;
    const line = order.lines.find((one) => one.id === hold.line_id);
    const top = line && (order.lines.find((one) => one.id === line.parent_line_id) ?? line);
    return top ? isNamed(top.external_line_no) : all;
  });
}

export function isShipped(line: LineRecord): boolean {
  return effective(line) > 0n && thousandths(line.qty_shipped) >= effective(line);
}

export function besideReport(order: Order, report: PlatformReport, texts: { remark: string; message: string }): Beside {
  const { record } = order;
  const lines = physicalLines(order).filter((line) => effective(line) > 0n);
  const began = (line: LineRecord) => thousandths(line.qty_packed) > thousandths(line.qty_shipped);
  const isStage = (...stages: Stage[]) => stages.includes(record.stage);
  const hasRefund = record.has_refund || order.holds.some((hold) => hold.kind === 'refund');
  const asksAfterShipping = report.refund === 'asked' && lines.every(isShipped) && !hasRefund;
  return {
    stage: record.stage,
    owed: record.total_amount - (record.paid_amount - record.refunded_amount),
    hasRefund,
    deskBegan: isStage('preparing', 'prepared') || lines.some(began),
    anyShipped: lines.some((line) => thousandths(line.qty_shipped) > 0n),
    allShipped: lines.every(isShipped),
    newlyShipped: linesToShip(order, report).length > 0,
    refundEnded: refundEnds.filter((end) => endedHolds(order, endedSo(report, end)).length > 0),
    newlyRefunded: linesToHold(order, report).length > 0 || asksAfterShipping,
    sameRemark:
      report.sellerRemark === null ||
      (texts.remark === report.sellerRemark && record.seller_flag === report.sellerFlag),
    sameMessage: texts.message === report.buyerMessage,
  };
}
