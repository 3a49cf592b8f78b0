/**
 * An order of a list that has one row per line and names its columns in its own way: what most platforms export. A format
 * gives the columns and its words; everything else is read here, so that all of them are judged alike. (OS-2.1, OS-2.2)
 */
import type { LineDraft, OrderDraft, PlatformStage, ReceiverDraft, RefundState, WaybillDraft } from '../draft.ts';
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
import { wishesIn } from '../../platforms/index.ts';
import { placeOf } from '../receiver.ts';
import {
  checkWidth,
  idFault,
  looksRounded,
  readPersonal,
  readPhoneCell,
  readText,
  report,
  shared,
} from '../row-reader.ts';
import { cellOf, hasColumn, type SheetRow } from '../sheet.ts';
import { flagOf, kindOf, labelsIn, refundStateOf, stageOf } from '../words.ts';
import { readAmounts } from './amounts.ts';
import type { OrderFormat, Reading, ReadingContext } from './format.ts';
import { readLine } from './standard-lines.ts';

export interface Standing {
  stage: PlatformStage | undefined;
  refund: RefundState | undefined;
}

export interface Words {
  standingOf(status: string, refund: string): Standing;
  /** The merchant's code, where it is not simply a cell. */
  codeOf?(row: SheetRow): string | undefined;
  /** The export gives no receiver at all; the platform's label tool has it. */
  receiverIsKept?: boolean;
  /** The list does not tell when an order was paid; it was when, or soon after, it was placed. */
  paidWhenPlaced?: boolean;
}

export const usualWords: Words = {
  standingOf: (status, refund) => ({ stage: stageOf(status), refund: refundStateOf(refund) }),
};

export function readStandardOrder(
  format: Pick<OrderFormat, 'platform' | 'bareNumber'>,
  allRows: readonly SheetRow[],
  context: ReadingContext,
  words: Words,
): Reading {
  const issues: RowIssue[] = [];
  const rows = withoutRepeats(allRows);
  const first = rows[0]!;
  for (const row of rows) checkWidth(row, issues, 'orderNo');
  const externalNo = readNumber(first, format, issues, context);
  const inherited = { status: some(rows, 'status') ?? '', refund: some(rows, 'refund') ?? '' };
  const beforeLines = issues.length;
  const linesByRow = rows.map((row) => {
    const line = readLine(row, issues, context, words, inherited);
    return line ? [line] : [];
  });
  const linesAreSound = issues.length === beforeLines;
  const lines = linesByRow.flat();
  const stage = stageOfLines(lines.map((line) => line.stage));
  const times = readTimes(rows, issues, context.now);
  const paidAt = paidTime(times, stage, words);
  // A time of placing that cannot be read is one fault, not two where it also says when it was paid.
  const isPaymentTold = paidAt !== undefined || (words.paidWhenPlaced === true && times.createdAt === undefined);
  if (linesAreSound) checkWaiting(rows, issues, stage, inherited.status, isPaymentTold);
  const amounts = readAmounts(rows, linesByRow, issues, { linesAreSound, stage, isPaid: paidAt !== undefined });
  const rest = readRest(rows, issues);
  const receiver = words.receiverIsKept ? keptReceiver(rows, issues) : readReceiver(rows, issues);
  if (issues.length > 0 || !externalNo || !times.createdAt || !amounts) return { issues };
  const draft: OrderDraft = {
    platform: format.platform,
    externalNo,
    stage,
    statusWord: inherited.status,
    ...rest,
    ...times,
    createdAt: times.createdAt,
    paidAt,
    platformShipBy: earliest(lines.map((line) => line.shipBy)),
    receiver,
    amounts,
    lines: lines satisfies LineDraft[],
    waybills: distinctWaybills(rows.flatMap(readWaybills)),
    refundState: refundOfLines(lines.map((line) => line.refundState)),
    sourceRows: allRows.map(({ sheet, row }) => ({ part: sheet.part, row })),
  };
  return { draft, issues: [] };
}

function some(rows: readonly SheetRow[], field: string): string | undefined {
  return rows.map((row) => cellOf(row, field)).find((value) => value !== '');
}

function readNumber(
  row: SheetRow,
  { bareNumber }: Pick<OrderFormat, 'bareNumber'>,
  issues: RowIssue[],
  { idsAreRounded }: ReadingContext,
): string | undefined {
  const text = cellOf(row, 'orderNo');
  if (text === '') {
    report(issues, row, 'orderNo', 'CELL_MISSING');
    return undefined;
  }
  const id = bareNumber?.(text) ?? text;
  const fault = idFault(id) ?? (idsAreRounded && looksRounded(id) ? 'ID_ROUNDED' : undefined);
  if (fault) report(issues, row, 'orderNo', fault);
  return id;
}

/** An order that was never paid has no payment time, whatever the list lacks. */
function paidTime(
  times: { createdAt?: Date; paidAt?: Date },
  stage: PlatformStage,
  { paidWhenPlaced }: Words,
): Date | undefined {
  const wasPaid = stage !== 'unpaid' && stage !== 'cancelled';
  return times.paidAt ?? (paidWhenPlaced && wasPaid ? times.createdAt : undefined);
}

function checkWaiting(
  rows: readonly SheetRow[],
  issues: RowIssue[],
  stage: PlatformStage,
  status: string,
  paidIsKnown: boolean,
): void {
  if (!paidIsKnown) checkPaidTime(rows, issues, stage, status);
  checkReceiver(rows, issues, stage, ['name', 'phone', 'address', 'detail']);
}

type Rest = Pick<
  OrderDraft,
  | 'shopHint'
  | 'currency'
  | 'kind'
  | 'kindWord'
  | 'buyerNick'
  | 'buyerMessage'
  | 'sellerRemark'
  | 'sellerFlag'
  | 'cancelReason'
  | 'streamer'
  | 'special'
  | 'labels'
>;

function readRest(rows: readonly SheetRow[], issues: RowIssue[]): Rest {
  const text = (field: string, max?: number) => shared(rows, field, issues, (row) => readText(row, field, issues, max));
  const kindWord = some(rows, 'kind');
  const special = some(rows, 'special');
  const mark = some(rows, 'mark') ?? '';
  const streamer = { id: some(rows, 'streamerId'), name: some(rows, 'streamerName') };
  return {
    shopHint: { id: some(rows, 'shopId'), name: some(rows, 'shopName') },
    currency: readCurrency(rows, issues),
    kind: kindOf(kindWord ?? ''),
    kindWord,
    buyerNick: text('buyerNick', 200),
    buyerMessage: text('buyerMessage', 2000),
    sellerRemark: text('sellerRemark', 2000),
    sellerFlag: shared(rows, 'sellerFlag', issues, (row) => readFlag(row, issues)) || flagOf(mark),
    cancelReason: some(rows, 'cancelReason'),
    streamer: streamer.id || streamer.name ? streamer : undefined,
    special: special ? wishesIn(special) : undefined,
    labels: labelsIn(`${some(rows, 'labels') ?? ''},${mark}`),
  };
}

function readCurrency(rows: readonly SheetRow[], issues: RowIssue[]): string | undefined {
  const text = some(rows, 'currency')?.toUpperCase();
  if (text !== undefined && !/^[A-Z]{3}$/u.test(text)) report(issues, rows[0]!, 'currency', 'CURRENCY_UNKNOWN');
  return text;
}

function readFlag(row: SheetRow, issues: RowIssue[]): number | undefined {
  const flag = flagOf(cellOf(row, 'sellerFlag'));
  if (flag === undefined) report(issues, row, 'sellerFlag', 'FLAG_UNKNOWN');
  return flag;
}

function readReceiver(rows: readonly SheetRow[], issues: RowIssue[]): ReceiverDraft {
  const personal = (field: string) => shared(rows, field, issues, (row) => readPersonal(row, field, issues));
  const phone = shared(rows, 'phone', issues, (row) => readPhoneCell(row, 'phone', issues));
  const address = personal('address');
  const isInColumns = rows.some((row) => hasColumn(row, 'province'));
  const place = isInColumns
    ? {
        province: personal('province'),
        city: personal('city'),
        district: personal('district'),
        street: personal('street'),
      }
    : {};
  const detail = isInColumns ? { detail: personal('detail') ?? address } : address ? placeOf(address) : {};
  return { name: personal('name'), phone, ...place, ...detail };
}

/** Only the platform can read it: it is entered as ciphered, with the places that the masked line still shows. */
function keptReceiver(rows: readonly SheetRow[], issues: RowIssue[]): ReceiverDraft {
  const shown = readReceiver(rows, issues);
  const kept = { kind: 'ciphered' as const, text: '' };
  return { ...shown, name: shown.name ?? kept, phone: shown.phone ?? kept };
}

function readWaybills(row: SheetRow): WaybillDraft[] {
  const carrier = cellOf(row, 'carrier') || undefined;
  return cellOf(row, 'waybillNo')
    .split(/[;；,，\n]/u)
    .map((number) => number.trim().replace(/^No[:：]\s*/iu, ''))
    .filter((number) => number !== '')
    .map((number) => ({ number, carrier }));
}
