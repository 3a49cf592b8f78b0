/**
 * The lines of a Douyin order. A row is one sub-order, or several joined by semicolons; what a joined row does not say
 * for each of them is shared only where there is no doubt.
 */
import type { LineDraft, PlatformStage } from '../draft.ts';
import { cleanCell } from '../clean-cell.ts';
import type { RowIssue } from '../issues.ts';
import { timesInFen, yuan } from '../numbers.ts';
import { amountFrom, idFault, looksRounded, quantityFrom, readTime, report, unitPriceFrom } from '../row-reader.ts';
import { cellOf, type SheetRow } from '../sheet.ts';
import { refundStateOf, stageOf } from '../words.ts';
import type { ReadingContext } from './format.ts';

interface Shares {
  count: number;
  /** The cell's text for the sub-order at this position. */
  of(field: string, at: number): string;
}

export function readLines(row: SheetRow, issues: RowIssue[], context: ReadingContext): LineDraft[] {
  const numbers = cellOf(row, 'lineNo')
    .split(/[;；]/u)
    .map(cleanCell)
    .filter((number) => number !== '');
  checkNumbers(row, numbers, issues, context);
  const shares = sharesOf(row, Math.max(1, numbers.length), issues);
  const lines: LineDraft[] = [];
  for (let at = 0; at < shares.count; at += 1) {
    const line = readLine(row, shares, at, numbers[at], issues);
    if (line) lines.push(line);
  }
  if (lines.length > 0 && lines.length === shares.count) checkAmount(row, lines, issues);
  return lines;
}

function checkNumbers(row: SheetRow, numbers: string[], issues: RowIssue[], context: ReadingContext): void {
  if (numbers.length === 0) report(issues, row, 'lineNo', 'CELL_MISSING');
  const faults = numbers.map((number) => idFault(number)).filter((fault) => fault !== undefined);
  if (faults[0]) report(issues, row, 'lineNo', faults[0]);
  else if (context.idsAreRounded && numbers.some(looksRounded)) report(issues, row, 'lineNo', 'ID_ROUNDED');
  if (new Set(numbers).size < numbers.length) report(issues, row, 'lineNo', 'LINE_NUMBER_REPEATED');
  if (numbers.some((number) => context.linesInTwoOrders.has(number))) {
    report(issues, row, 'lineNo', 'LINE_NUMBER_IN_TWO_ORDERS');
  }
}

/** One value for all of a joined row is repeated; of quantities only when it is plainly one each. */
function sharesOf(row: SheetRow, count: number, issues: RowIssue[]): Shares {
  if (count === 1) return { count, of: (field) => cellOf(row, field) };
  const parts = new Map<string, string[]>();
  for (const field of ['title', 'spec', 'itemNo', 'merchantCode', 'unitPrice', 'quantity', 'refund', 'status']) {
    const text = cellOf(row, field);
    const split = text.split(/[;；]/u).map(cleanCell);
    const single = split.length === 1 || field === 'title' || field === 'spec';
    if (split.length === count) parts.set(field, split);
    else if (field === 'quantity' && text === String(count)) parts.set(field, Array<string>(count).fill('1'));
    else if (single && field !== 'quantity') parts.set(field, Array<string>(count).fill(text));
    else report(issues, row, field, 'JOINED_LINES_UNCLEAR', { lines: count });
  }
  const unclear = parts.size < 8;
  return { count: unclear ? 0 : count, of: (field, at) => parts.get(field)?.[at] ?? '' };
}

function readLine(
  row: SheetRow,
  shares: Shares,
  at: number,
  externalLineNo: string | undefined,
  issues: RowIssue[],
): LineDraft | undefined {
  const before = issues.length;
  const title = shares.of('title', at);
  if (title === '') report(issues, row, 'title', 'CELL_MISSING');
  const quantity = quantityFrom(shares.of('quantity', at), row, 'quantity', issues);
  const priceText = shares.of('unitPrice', at);
  if (priceText === '') report(issues, row, 'unitPrice', 'CELL_MISSING');
  const unitPrice = unitPriceFrom(priceText, row, 'unitPrice', issues);
  const stage = readStage(shares.of('status', at), row, issues);
  const refundState = refundStateOf(shares.of('refund', at));
  if (refundState === undefined) report(issues, row, 'refund', 'REFUND_STATE_UNKNOWN');
  const shipBy = readTime(row, 'shipBy', issues, 'end-of-day');
  if (issues.length > before || !quantity || !unitPrice || !stage || !refundState) return undefined;
  return {
    externalLineNo,
    externalItemNo: shares.of('itemNo', at) || undefined,
    title,
    spec: shares.of('spec', at) || undefined,
    merchantCode: shares.of('merchantCode', at) || undefined,
    quantity,
    unitPrice,
    amount: timesInFen(unitPrice, quantity),
    stage,
    shipBy,
    refundState,
    sourceRow: row.row,
  };
}

function readStage(word: string, row: SheetRow, issues: RowIssue[]): PlatformStage | undefined {
  if (word === '') report(issues, row, 'status', 'CELL_MISSING');
  const stage = stageOf(word);
  if (word !== '' && !stage) report(issues, row, 'status', 'STATUS_UNKNOWN');
  return stage;
}

/** 商品金额 says price × quantity again; when both are there they must agree within a fen per line. */
function checkAmount(row: SheetRow, lines: readonly LineDraft[], issues: RowIssue[]): void {
  const texts = cellOf(row, 'amount').split(/[;；]/u).map(cleanCell);
  const amounts = texts.map((text) => amountFrom(text, row, 'amount', issues));
  if (amounts.some((amount) => amount === undefined)) return;
  const stated = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const expected = lines.reduce((sum, line) => sum + line.amount, 0);
  if (Math.abs(stated - expected) > lines.length) {
    report(issues, row, 'amount', 'LINE_AMOUNT_DOES_NOT_MATCH', { expected: yuan(expected) });
  }
}
