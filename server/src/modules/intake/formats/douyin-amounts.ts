/**
 * The amounts of a Douyin order, which must add up. 优惠总金额 is the discount; without it the parts (platform, shop,
 * streamer, payment, voucher) are added. The list has no column for what was paid: a paid order paid what was payable.
 */
import type { AmountsDraft, LineDraft, PlatformStage } from '../draft.ts';
import type { RowIssue } from '../issues.ts';
import { yuan } from '../numbers.ts';
import { readAmount, readDiscount, report } from '../row-reader.ts';
import { cellOf, columnName, type SheetRow } from '../sheet.ts';
import { settleTotals, type RowAmounts, type Settled } from '../totals.ts';

type Bearer = keyof AmountsDraft['discountBy'];

const bearers: readonly (readonly [Bearer, string])[] = [
  ['platform', 'discountPlatform'],
  ['shop', 'discountShop'],
  ['streamer', 'discountStreamer'],
  ['payment', 'discountPayment'],
  ['voucher', 'discountVoucher'],
];

interface DouyinAmounts extends RowAmounts {
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
  if (rows.every((row) => cellOf(row, 'payable') === '')) report(issues, rows[0]!, 'payable', 'CELL_MISSING');
  if (issues.length > before || !linesAreSound) return undefined;
  const lines = linesByRow.flat();
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  const settled = settleTotals(goods, perRow, lines.length);
  if ('difference' in settled) {
    // A cancelled order may be listed with nothing to pay.
    if (stage === 'cancelled' && settled.nearest.payable === 0) return amountsOf(goods, settled.nearest, perRow, 0);
    reportTotals(rows[0]!, goods, settled.nearest, settled.difference, issues);
    return undefined;
  }
  if (settled.discountPerRow) shareRowDiscounts(linesByRow, perRow);
  return amountsOf(goods, settled, perRow, isPaid ? settled.payable : 0);
}

function amountsOf(goods: number, settled: Settled, perRow: readonly DouyinAmounts[], paid: number): AmountsDraft {
  const { discount, freight, adjustment, payable, discountPerRow } = settled;
  const telling = discountPerRow ? perRow : perRow.slice(0, 1);
  const discountBy: AmountsDraft['discountBy'] = {};
  for (const { by } of telling) {
    for (const [bearer, part] of by) if (part !== 0) discountBy[bearer] = (discountBy[bearer] ?? 0) + part;
  }
  return { goods, freight, discount, discountBy, adjustment, payable, paid };
}

function readRowAmounts(row: SheetRow, issues: RowIssue[]): DouyinAmounts {
  const by = bearers.map(([bearer, field]): [Bearer, number] => [bearer, readDiscount(row, field, issues) ?? 0]);
  const sumOfParts = by.reduce((sum, [, part]) => sum + part, 0);
  return {
    by,
    discount: readDiscount(row, 'discount', issues) ?? sumOfParts,
    freight: readAmount(row, 'freight', issues) ?? 0,
    adjustment: readAmount(row, 'adjustment', issues, 'signed') ?? 0,
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
  const columns = ['amount', 'discount', 'freight', 'payable'].map((field) => columnName(row.sheet, field)).join('、');
  report(issues, row, 'payable', 'TOTALS_DO_NOT_ADD_UP', {
    columns,
    goods: yuan(goods),
    discounts: yuan(discount),
    freight: yuan(freight),
    payable: yuan(payable),
    difference: yuan(difference),
  });
}
