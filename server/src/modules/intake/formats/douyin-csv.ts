/**
 * The order list of Douyin shops (抖店, facts A1.6): one row per sub-order, grouped by 主订单编号, ids after a TAB, blanks
 * as a dash, buyers ciphered.
 */
import type { LineDraft, OrderDraft, ReceiverDraft, WaybillDraft } from '../draft.ts';
import type { RowIssue } from '../issues.ts';
import {
  checkPaidTime,
  checkReceiver,
  distinctWaybills,
  earliest,
  readTimes,
  refundOfLines,
  stageOfLines,
  withoutRepeats,
} from '../order-checks.ts';
import { checkWidth, readId, readPersonal, readPhoneCell, readText, report, shared } from '../row-reader.ts';
import { cellOf, type SheetRow } from '../sheet.ts';
import { flagOf, kindOf, labelsIn } from '../words.ts';
import { readAmounts } from './amounts.ts';
import { douyinColumns } from './douyin-columns.ts';
import { readLines } from './douyin-lines.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat, Reading, ReadingContext } from './format.ts';

export const douyinCsv: OrderFormat = {
  id: 'douyin-csv',
  title: formatTitles['douyin-csv'],
  platform: 'douyin',
  parts: [{ part: 'orders', columns: douyinColumns, signature: ['主订单编号', '子订单编号', '选购商品'] }],
  orderField: 'orderNo',
  lineField: 'lineNo',
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder,
};

function readOrder(allRows: readonly SheetRow[], context: ReadingContext): Reading {
  const issues: RowIssue[] = [];
  const rows = withoutRepeats(allRows);
  const first = rows[0]!;
  for (const row of rows) checkWidth(row, issues, 'orderNo');
  const externalNo = readId(first, 'orderNo', issues, context.idsAreRounded);
  if (externalNo === undefined) report(issues, first, 'orderNo', 'CELL_MISSING');
  const beforeLines = issues.length;
  const linesByRow = rows.map((row) => readLines(row, issues, context));
  const lines = linesByRow.flat();
  checkRepeatedLines(rows, linesByRow, issues);
  const stage = stageOfLines(lines.map((line) => line.stage));
  const linesAreSound = issues.length === beforeLines;
  const statusWord = cellOf(first, 'status');
  const times = readTimes(rows, issues, context.now);
  if (lines.length > 0) {
    checkPaidTime(rows, issues, stage, statusWord);
    checkReceiver(rows, issues, stage, ['name', 'phone', 'province', 'city', 'detail']);
  }
  const amounts = readAmounts(rows, linesByRow, issues, { linesAreSound, stage, isPaid: times.paidAt !== undefined });
  const rest = readRest(rows, issues);
  const receiver = readReceiver(rows, issues);
  if (issues.length > 0 || !externalNo || !times.createdAt || !amounts) return { issues };
  const draft: OrderDraft = {
    platform: 'douyin',
    externalNo,
    stage,
    statusWord,
    ...rest,
    ...times,
    createdAt: times.createdAt,
    platformShipBy: earliest(lines.map((line) => line.shipBy)),
    receiver,
    amounts,
    lines,
    waybills: distinctWaybills(rows.flatMap(readWaybills)),
    refundState: refundOfLines(lines.map((line) => line.refundState)),
    sourceRows: allRows.map(({ sheet, row }) => ({ part: sheet.part, row })),
  };
  return { draft, issues: [] };
}

function checkRepeatedLines(rows: readonly SheetRow[], linesByRow: readonly LineDraft[][], issues: RowIssue[]): void {
  const seen = new Set<string>();
  for (const [at, lines] of linesByRow.entries()) {
    const numbers = lines.map((line) => line.externalLineNo).filter((number) => number !== undefined);
    if (numbers.some((number) => seen.has(number))) report(issues, rows[at]!, 'lineNo', 'LINE_NUMBER_REPEATED');
    for (const number of numbers) seen.add(number);
  }
}

type Rest = Pick<
  OrderDraft,
  | 'shopHint'
  | 'kind'
  | 'kindWord'
  | 'buyerMessage'
  | 'sellerRemark'
  | 'sellerFlag'
  | 'labels'
  | 'cancelReason'
  | 'streamer'
>;

function readRest(rows: readonly SheetRow[], issues: RowIssue[]): Rest {
  const text = (field: string, max?: number) => shared(rows, field, issues, (row) => readText(row, field, issues, max));
  const some = (field: string) => rows.map((row) => cellOf(row, field)).find((value) => value !== '');
  const kindWord = some('kind');
  const streamer = { id: some('streamerId'), name: some('streamerName') };
  return {
    shopHint: { id: some('shopId'), name: some('shopName') },
    kind: kindOf(kindWord ?? ''),
    kindWord,
    buyerMessage: text('buyerMessage', 2000),
    sellerRemark: text('sellerRemark', 2000),
    sellerFlag: shared(rows, 'sellerFlag', issues, (row) => readFlag(row, issues)),
    labels: labelsIn(some('labels') ?? ''),
    cancelReason: some('cancelReason'),
    streamer: streamer.id || streamer.name ? streamer : undefined,
  };
}

function readFlag(row: SheetRow, issues: RowIssue[]): number | undefined {
  const flag = flagOf(cellOf(row, 'sellerFlag'));
  if (flag === undefined) report(issues, row, 'sellerFlag', 'FLAG_UNKNOWN');
  return flag;
}

function readReceiver(rows: readonly SheetRow[], issues: RowIssue[]): ReceiverDraft {
  const personal = (field: string) => shared(rows, field, issues, (row) => readPersonal(row, field, issues));
  return {
    name: personal('name'),
    phone: shared(rows, 'phone', issues, (row) => readPhoneCell(row, 'phone', issues)),
    province: personal('province'),
    city: personal('city'),
    district: personal('district'),
    street: personal('street'),
    detail: personal('detail'),
  };
}

/** 快递信息 is number-…-carrier, several with semicolons; or two columns. */
function readWaybills(row: SheetRow): WaybillDraft[] {
  const number = cellOf(row, 'waybillNo');
  if (number !== '')
    return number
      .split(/[;；,，]/u)
      .map((one) => ({ number: one.trim(), carrier: cellOf(row, 'carrier') || undefined }));
  return cellOf(row, 'waybills')
    .split(/[;；\n]/u)
    .map((text) => text.split('-').map((piece) => piece.trim()))
    .filter(([first]) => first)
    .map((pieces) => ({ number: pieces[0]!, carrier: pieces.length > 1 ? pieces.at(-1) : undefined }));
}
