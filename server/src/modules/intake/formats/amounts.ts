/**
 * The amounts of an order, which must add up. A total of discounts stands before its parts (platform, shop, streamer,
 * payment, voucher); a list that names no discount at all implies it, one that names no total is summed. Where no column
 * says what was paid, a paid order paid what was payable.
 */
import type { AmountsDraft, LineDraft, PlatformStage } from '../draft.ts';
import type { RowIssue } from '../issues.ts';
import { yuan } from '../numbers.ts';
import { readAmount, readDiscount, report, shared } from '../row-reader.ts';
import { cellOf, columnName, hasColumn, type SheetRow } from '../sheet.ts';
import { settleTotals, type Mismatch, type RowAmounts, type Settled } from '../totals.ts';

type Bearer = keyof AmountsDraft['discountBy'];

const bearers: readonly (readonly [Bearer, string])[] = [
  ['platform', 'discountPlatform'],
  ['shop', 'discountShop'],
  ['streamer', 'discountStreamer'],
  ['payment', 'discountPayment'],
  ['voucher', 'discountVoucher'],
];

interface BorneAmounts extends RowAmounts {
  by: [Bearer, number][];
}

interface Known {
  linesAreSound: boolean;
  stage: PlatformStage;
  isPaid: boolean;
}

export function readAmounts(
  rows: readonly SheetRow[],
  linesByRow: LineDraft[][],
  issues: RowIssue[],
  { linesAreSound, stage, isPaid }: Known,
): AmountsDraft | undefined {
  const before = issues.length;
  const perRow = rows.map((row) => readRowAmounts(row, issues));
  const first = rows[0]!;
  const paid = paidOf(rows, issues);
  if (hasColumn(first, 'payable') && rows.every((row) => cellOf(row, 'payable') === ''))
    report(issues, first, 'payable', 'CELL_MISSING');
  if (issues.length > before || !linesAreSound) return undefined;
  const lines = linesByRow.flat();
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  const settled = settle(first, goods, perRow, lines.length);
  if ('difference' in settled) {
    // A cancelled order may be listed with nothing to pay.
    if (stage === 'cancelled' && settled.nearest.payable === 0) return amountsOf(goods, settled.nearest, perRow, 0);
    reportTotals(first, goods, settled.nearest, settled.difference, issues);
    return undefined;
  }
  if (settled.discountPerRow) shareRowDiscounts(linesByRow, perRow);
  return amountsOf(goods, settled, perRow, isPaid ? (paid ?? settled.payable) : 0);
}

const discountFields = ['discount', ...bearers.map(([, field]) => field)];

function settle(first: SheetRow, goods: number, perRow: readonly RowAmounts[], lines: number): Settled | Mismatch {
  const whole = hasColumn(first, 'payable') ? perRow : perRow.map((row) => ({ ...row, payable: 0 }));
  const settled = settleTotals(goods, whole, lines);
  if (!('difference' in settled)) return settled;
  const { nearest, difference } = settled;
  // Nothing says what is to be paid: it is what remains.
  if (!hasColumn(first, 'payable') && difference <= 0) return { ...nearest, payable: nearest.payable - difference };
  const isImplied = difference < 0 && discountFields.every((field) => !hasColumn(first, field));
  return isImplied && -difference <= goods ? { ...nearest, discount: -difference, discountPerRow: false } : settled;
}

/** What was paid, told once per order or on each row of it. */
function paidOf(rows: readonly SheetRow[], issues: RowIssue[]): number | undefined {
  return shared(rows, 'paid', issues, (row) => readAmount(row, 'paid', issues));
}

function amountsOf(goods: number, settled: Settled, perRow: readonly BorneAmounts[], paid: number): AmountsDraft {
  const { discount, freight, adjustment, payable, discountPerRow } = settled;
  const telling = discountPerRow ? perRow : perRow.slice(0, 1);
  const discountBy: AmountsDraft['discountBy'] = {};
  for (const { by } of telling) {
    for (const [bearer, part] of by) if (part !== 0) discountBy[bearer] = (discountBy[bearer] ?? 0) + part;
  }
  return { goods, freight, discount, discountBy, adjustment, payable, paid };
}

function readRowAmounts(row: SheetRow, issues: RowIssue[]): BorneAmounts {
  const by = bearers.map(([bearer, field]): [Bearer, number] => [bearer, readDiscount(row, field, issues) ?? 0]);
  const sumOfParts = by.reduce((sum, [, part]) => sum + part, 0);
  return {
    by,
    discount: readDiscount(row, 'discount', issues) ?? sumOfParts,
    freight: readAmount(row, 'freight', issues) ?? 0,
    // Tax that is added on top is paid like a change of price.
    adjustment: (readAmount(row, 'adjustment', issues, 'signed') ?? 0) + (readAmount(row, 'addedTax', issues) ?? 0),
    payable: readAmount(row, 'payable', issues) ?? 0,
  };
}

/** Where a row is one line, its discount is that line's. */
function shareRowDiscounts(linesByRow: readonly LineDraft[][], perRow: readonly RowAmounts[]): void {
  for (const [at, lines] of linesByRow.entries()) {
    if (linesByRow.some((others) => others.length !== 1)) return;
    for (const line of lines) line.discount = perRow[at]!.discount;
  }
}

function reportTotals(row: SheetRow, goods: number, nearest: Settled, difference: number, issues: RowIssue[]): void {
  const { discount, freight, payable } = nearest;
  if (discount > goods + freight) {
    const params = { discounts: yuan(discount), goods: yuan(goods + freight) };
    report(issues, row, 'discount', 'DISCOUNT_EXCEEDS_GOODS', params);
    return;
  }
  const columns = ['amount', 'discount', 'freight', 'payable']
    .filter((field) => hasColumn(row, field))
    .map((field) => columnName(row.sheet, field))
    .join('、');
  report(issues, row, 'payable', 'TOTALS_DO_NOT_ADD_UP', {
    columns,
    goods: yuan(goods),
    discounts: yuan(discount),
    freight: yuan(freight),
    payable: yuan(payable),
    difference: yuan(difference),
  });
}
