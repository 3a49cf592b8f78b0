/**
 * The lines of an order of which each row is one line: price from its own column, or from the row's amount and quantity;
 * status and refund from the row, or from the order where only its first row tells them.
 */
import type { LineDraft } from '../draft.ts';
import type { RowIssue } from '../issues.ts';
import { scaled, timesInFen, yuan } from '../numbers.ts';
import {
  amountFrom,
  quantityFrom,
  readDiscount,
  readId,
  readText,
  readTime,
  report,
  unitPriceFrom,
} from '../row-reader.ts';
import { cellOf, hasColumn, type SheetRow } from '../sheet.ts';
import type { ReadingContext } from './format.ts';
import type { Words } from './standard-order.ts';

/** What the order's first row says for the rows that leave it blank. */
export interface Inherited {
  status: string;
  refund: string;
}

export function readLine(
  row: SheetRow,
  issues: RowIssue[],
  context: ReadingContext,
  words: Words,
  inherited: Inherited,
): LineDraft | undefined {
  const before = issues.length;
  const title = readText(row, 'title', issues, 500) ?? '';
  const externalLineNo = readId(row, 'lineNo', issues, context.idsAreRounded);
  if (externalLineNo && context.linesInTwoOrders.has(externalLineNo))
    report(issues, row, 'lineNo', 'LINE_NUMBER_IN_TWO_ORDERS');
  const quantity = quantityFrom(cellOf(row, 'quantity'), row, 'quantity', issues);
  const priced = quantity === undefined ? undefined : readPrice(row, quantity, issues);
  const standing = words.standingOf(
    cellOf(row, 'status') || inherited.status,
    cellOf(row, 'refund') || inherited.refund,
  );
  if (standing.stage === undefined) report(issues, row, 'status', 'STATUS_UNKNOWN');
  if (standing.refund === undefined) report(issues, row, 'refund', 'REFUND_STATE_UNKNOWN');
  const shipBy = readTime(row, 'shipBy', issues, 'end-of-day');
  const discount = hasColumn(row, 'lineDiscount') ? readDiscount(row, 'lineDiscount', issues) : undefined;
  const { stage, refund } = standing;
  if (issues.length > before || !quantity || !priced || !stage || !refund) return undefined;
  return {
    externalLineNo,
    externalItemNo: cellOf(row, 'itemNo') || undefined,
    title,
    spec: readText(row, 'spec', issues, 500),
    merchantCode: words.codeOf?.(row) ?? (cellOf(row, 'merchantCode') || undefined),
    quantity,
    ...priced,
    ...(discount ? { discount } : {}),
    stage,
    shipBy,
    refundState: refund,
    sourceRow: row.row,
  };
}

/** Where both the price and the amount stand, they must agree within a fen. */
function readPrice(
  row: SheetRow,
  quantity: string,
  issues: RowIssue[],
): Pick<LineDraft, 'unitPrice' | 'amount'> | undefined {
  const unitPrice = unitPriceFrom(cellOf(row, 'unitPrice'), row, 'unitPrice', issues);
  const stated = amountFrom(cellOf(row, 'amount'), row, 'amount', issues);
  if (unitPrice !== undefined) {
    const amount = timesInFen(unitPrice, quantity);
    if (stated !== undefined && Math.abs(stated - amount) > 1)
      report(issues, row, 'amount', 'LINE_AMOUNT_DOES_NOT_MATCH', { expected: yuan(amount) });
    return { unitPrice, amount };
  }
  if (stated !== undefined) return { unitPrice: shareOf(stated, quantity), amount: stated };
  if (issues.every((one) => one.row !== row.row || !priceFields.includes(one.code)))
    report(issues, row, hasColumn(row, 'unitPrice') ? 'unitPrice' : 'amount', 'CELL_MISSING');
  return undefined;
}

const priceFields: readonly string[] = [
  'AMOUNT_NOT_A_NUMBER',
  'AMOUNT_NEGATIVE',
  'AMOUNT_TOO_LARGE',
  'AMOUNT_TOO_PRECISE',
];

/** Fen ÷ quantity in yuan, to six places: times the quantity it is the amount again. */
function shareOf(fen: number, quantity: string): string {
  const share = (BigInt(fen) * 10n ** 7n * 2n + scaled(quantity, 3)) / (scaled(quantity, 3) * 2n);
  const text = share.toString().padStart(7, '0');
  return `${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/u, '');
}
