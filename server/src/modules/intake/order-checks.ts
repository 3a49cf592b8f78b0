/**
 * What holds for an order of any platform: how the states of its lines make one state, that its times follow each other,
 * and what an order that waits to be shipped must not lack.
 */
export { refundOfLines, stageOfLines } from '../platforms/index.ts';
import type { PlatformStage, WaybillDraft } from './draft.ts';
import type { RowIssue } from './issues.ts';
import { readTime, report, shared } from './row-reader.ts';
import { shanghaiText } from './shanghai-time.ts';
import { cellOf, hasColumn, type SheetRow } from './sheet.ts';

export interface OrderTimes {
  createdAt?: Date;
  paidAt?: Date;
  shippedAt?: Date;
  completedAt?: Date;
}

/** Clocks of two systems differ a little; a minute is not a contradiction. */
const clockSlack = 60_000;
const futureSlack = 3_600_000;

export function readTimes(rows: readonly SheetRow[], issues: RowIssue[], now: Date | undefined): OrderTimes {
  const first = rows[0]!;
  const createdAt = shared(rows, 'createdAt', issues, (row) => readTime(row, 'createdAt', issues));
  if (rows.every((row) => cellOf(row, 'createdAt') === '')) report(issues, first, 'createdAt', 'CELL_MISSING');
  const times: OrderTimes = {
    createdAt,
    paidAt: shared(rows, 'paidAt', issues, (row) => readTime(row, 'paidAt', issues)),
    shippedAt: latest(rows.map((row) => readTime(row, 'shippedAt', issues))),
    completedAt: latest(rows.map((row) => readTime(row, 'completedAt', issues))),
  };
  for (const field of ['paidAt', 'shippedAt', 'completedAt'] as const) {
    const at = times[field];
    if (at && createdAt && at.getTime() < createdAt.getTime() - clockSlack) {
      report(issues, rowWith(rows, field), field, 'TIMES_OUT_OF_ORDER', { createdAt: shanghaiText(createdAt) });
    }
  }
  for (const field of ['createdAt', 'paidAt', 'shippedAt', 'completedAt'] as const) {
    const at = times[field];
    if (now && at && at.getTime() > now.getTime() + futureSlack)
      report(issues, rowWith(rows, field), field, 'TIME_IN_FUTURE');
  }
  return times;
}

function rowWith(rows: readonly SheetRow[], field: string): SheetRow {
  return rows.find((row) => cellOf(row, field) !== '') ?? rows[0]!;
}

function latest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : known.reduce((one, other) => (other > one ? other : one));
}

export function earliest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : known.reduce((one, other) => (other < one ? other : one));
}

const paidStages: readonly PlatformStage[] = ['paid', 'preparing', 'partly-shipped', 'shipped', 'completed'];
const stagesToShip: readonly PlatformStage[] = ['paid', 'preparing', 'partly-shipped'];

/** The deadlines of OT-3.1 start with the payment, so a paid order must say when; cash on delivery is paid later. */
export function checkPaidTime(
  rows: readonly SheetRow[],
  issues: RowIssue[],
  stage: PlatformStage,
  status: string,
): void {
  if (!paidStages.includes(stage)) return;
  if (rows.some((row) => cellOf(row, 'paidAt') !== '' || cellOf(row, 'paymentMethod').includes('货到付款'))) return;
  report(issues, rows[0]!, 'paidAt', 'PAID_TIME_MISSING', { status });
}

/** A list exported without addresses lacks nothing; a blank cell in one that has them does. */
export function checkReceiver(
  rows: readonly SheetRow[],
  issues: RowIssue[],
  stage: PlatformStage,
  fields: readonly string[],
): void {
  if (!stagesToShip.includes(stage)) return;
  for (const field of fields) {
    const first = rows.find((row) => hasColumn(row, field));
    if (first && rows.every((row) => cellOf(row, field) === '')) report(issues, first, field, 'ADDRESS_INCOMPLETE');
  }
}

export function distinctWaybills(waybills: readonly WaybillDraft[]): WaybillDraft[] {
  const byNumber = new Map<string, WaybillDraft>();
  for (const waybill of waybills) if (!byNumber.has(waybill.number)) byNumber.set(waybill.number, waybill);
  return [...byNumber.values()];
}

/** Two exports joined by hand repeat whole rows; a row that says exactly the same is the same row. */
export function withoutRepeats(rows: readonly SheetRow[]): SheetRow[] {
  if (rows.length === 1) return [...rows];
  const seen = new Set<string>();
  return rows.filter((row) => {
    const content = row.sheet.part + JSON.stringify(row.cells);
    return !seen.has(content) && seen.add(content);
  });
}
