/** The lines of a Taobao order, from the rows of the detail list; the legacy list has no sub-order numbers. */
import type { LineDraft, PlatformStage } from '../draft.ts';
import type { RowIssue } from '../issues.ts';
import { parseQuantity, scaled, timesInFen } from '../numbers.ts';
import { withoutRepeats } from '../order-checks.ts';
import { checkWidth, quantityFrom, readId, readRequired, readText, report, unitPriceFrom } from '../row-reader.ts';
import { cellOf, type SheetRow } from '../sheet.ts';
import { refundStateOf, stageOf } from '../words.ts';

/** Undefined when a row cannot be read. */
export function readDetails(
  details: readonly SheetRow[],
  order: SheetRow | undefined,
  stage: PlatformStage | undefined,
  issues: RowIssue[],
  idsAreRounded: boolean,
): LineDraft[] | undefined {
  const before = issues.length;
  for (const row of details) checkWidth(row, issues, 'orderNo');
  const rows = order ? plausibleRows(details, order) : details;
  const lines = rows.map((row) => readDetail(row, stage, issues, idsAreRounded)).filter((line) => line !== undefined);
  return issues.length > before ? undefined : lines;
}

/**
 * Two equal detail rows may be two lines or one row exported twice: the order's own count of pieces tells.
 */
function plausibleRows(details: readonly SheetRow[], order: SheetRow): readonly SheetRow[] {
  const distinct = withoutRepeats(details);
  if (distinct.length === details.length) return details;
  const total = parseQuantity(cellOf(order, 'quantity'));
  return 'value' in total && piecesOf(distinct) === scaled(total.value, 3) ? distinct : details;
}

function piecesOf(rows: readonly SheetRow[]): bigint {
  return rows.reduce((sum, row) => {
    const quantity = parseQuantity(cellOf(row, 'quantity'));
    return 'value' in quantity ? sum + scaled(quantity.value, 3) : sum;
  }, 0n);
}

function readDetail(
  row: SheetRow,
  orderStage: PlatformStage | undefined,
  issues: RowIssue[],
  idsAreRounded: boolean,
): LineDraft | undefined {
  const title = readRequired(row, 'title', issues, 500);
  const quantity = quantityFrom(cellOf(row, 'quantity'), row, 'quantity', issues);
  const priceText = readRequired(row, 'unitPrice', issues);
  const unitPrice = unitPriceFrom(priceText ?? '', row, 'unitPrice', issues);
  const statusWord = cellOf(row, 'status');
  const stage = statusWord === '' ? orderStage : stageOf(statusWord);
  if (statusWord !== '' && !stage) report(issues, row, 'status', 'STATUS_UNKNOWN');
  const refundState = refundStateOf(cellOf(row, 'refund'));
  if (!refundState) report(issues, row, 'refund', 'REFUND_STATE_UNKNOWN');
  const externalLineNo = readId(row, 'lineNo', issues, idsAreRounded);
  if (!title || !quantity || !unitPrice || !stage || !refundState) return undefined;
  return {
    externalLineNo,
    title,
    spec: readText(row, 'spec', issues, 500),
    merchantCode: cellOf(row, 'merchantCode') || cellOf(row, 'itemCode') || undefined,
    quantity,
    unitPrice,
    amount: timesInFen(unitPrice, quantity),
    stage,
    refundState,
    sourceRow: row.row,
  };
}

export function checkPieces(order: SheetRow, lines: readonly LineDraft[], issues: RowIssue[]): void {
  const text = cellOf(order, 'quantity');
  if (text === '') return;
  const total = parseQuantity(text);
  if (!('value' in total)) {
    report(issues, order, 'quantity', total.code, total.params);
    return;
  }
  const sum = lines.reduce((pieces, line) => pieces + scaled(line.quantity, 3), 0n);
  if (sum === scaled(total.value, 3)) return;
  report(issues, order, 'quantity', 'QUANTITIES_DO_NOT_ADD_UP', { total: total.value, sum: Number(sum) / 1000 });
}
