/**
 * The legacy export of Taobao and Tmall (facts A2): an order list and a detail list, usually GBK, paired by 订单编号. The
 * order list alone has no prices or codes of its items, so its orders wait for the second list.
 */
import type { AmountsDraft, LineDraft, OrderDraft, PlatformStage, ReceiverDraft } from '../draft.ts';
import type { RowIssue } from '../issues.ts';
import { yuan } from '../numbers.ts';
import {
  checkPaidTime,
  checkReceiver,
  distinctWaybills,
  readTimes,
  refundOfLines,
  withoutRepeats,
} from '../order-checks.ts';
import {
  checkWidth,
  readAmount,
  readId,
  readPersonal,
  readPhoneCell,
  readRequired,
  readText,
  readTime,
  report,
} from '../row-reader.ts';
import { placeOf } from '../receiver.ts';
import { cellOf, columnName, type SheetRow } from '../sheet.ts';
import { stageOf } from '../words.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat, Reading, ReadingContext } from './format.ts';
import { taobaoDetailColumns, taobaoOrderColumns } from './taobao-columns.ts';
import { checkPieces, readDetails } from './taobao-lines.ts';

export const taobaoLegacyCsv: OrderFormat = {
  id: 'taobao-legacy-csv',
  title: formatTitles['taobao-legacy-csv'],
  platform: 'taobao',
  parts: [
    { part: 'orders', columns: taobaoOrderColumns, signature: ['订单编号', '买家应付货款', '订单状态'] },
    { part: 'details', columns: taobaoDetailColumns, signature: ['订单编号', '标题', '价格', '购买数量'] },
  ],
  orderField: 'orderNo',
  lineField: 'lineNo',
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder,
};

function readOrder(rows: readonly SheetRow[], context: ReadingContext): Reading {
  const issues: RowIssue[] = [];
  const orders = withoutRepeats(rows.filter(({ sheet }) => sheet.part === 'orders'));
  const details = rows.filter(({ sheet }) => sheet.part === 'details');
  const order = orders[0];
  if (!order) {
    report(issues, details[0]!, 'orderNo', 'ORDER_ROW_MISSING');
    readDetails(details, undefined, 'paid', issues, context.idsAreRounded);
    return { issues };
  }
  if (orders.length > 1) report(issues, orders[1]!, 'orderNo', 'ORDER_ROW_REPEATED');
  if (details.length === 0) {
    report(issues, order, 'orderNo', context.hasAllParts ? 'DETAIL_ROWS_MISSING' : 'DETAIL_FILE_MISSING');
  }
  const draft = readPair(order, details, issues, context);
  if (issues.length > 0 || !draft) return { issues };
  return { draft: { ...draft, sourceRows: rows.map(({ sheet, row }) => ({ part: sheet.part, row })) }, issues: [] };
}

function readPair(
  order: SheetRow,
  details: readonly SheetRow[],
  issues: RowIssue[],
  context: ReadingContext,
): Omit<OrderDraft, 'sourceRows'> | undefined {
  checkWidth(order, issues, 'orderNo');
  const externalNo = readId(order, 'orderNo', issues, context.idsAreRounded);
  if (externalNo === undefined) report(issues, order, 'orderNo', 'CELL_MISSING');
  const statusWord = readRequired(order, 'status', issues, 100) ?? '';
  const stage = stageOf(statusWord);
  if (statusWord !== '' && !stage) report(issues, order, 'status', 'STATUS_UNKNOWN');
  const times = readTimes([order], issues, context.now);
  if (stage) {
    checkPaidTime([order], issues, stage, statusWord);
    checkReceiver([order], issues, stage, ['name', 'address']);
  }
  const lines = readDetails(details, order, stage, issues, context.idsAreRounded);
  if (lines && lines.length > 0) checkPieces(order, lines, issues);
  const amounts = readAmounts(order, lines, stage, issues);
  const rest = readRest(order, issues);
  const receiver = readReceiver(order, issues);
  if (!externalNo || !stage || !times.createdAt || !lines || !amounts) return undefined;
  return {
    platform: 'taobao',
    externalNo,
    stage,
    statusWord,
    ...rest,
    ...times,
    createdAt: times.createdAt,
    receiver,
    amounts,
    lines,
    refundState: refundOfLines(lines.map((line) => line.refundState)),
  };
}

type Rest = Omit<
  OrderDraft,
  | 'platform'
  | 'externalNo'
  | 'stage'
  | 'statusWord'
  | 'createdAt'
  | 'receiver'
  | 'amounts'
  | 'lines'
  | 'refundState'
  | 'sourceRows'
>;

function readRest(order: SheetRow, issues: RowIssue[]): Rest {
  const phases = cellOf(order, 'phases');
  const numbers = cellOf(order, 'waybillNo').split(/[,，;；]/u);
  const carrier = cellOf(order, 'carrier') || undefined;
  return {
    shopHint: { id: cellOf(order, 'shopId') || undefined, name: cellOf(order, 'shopName') || undefined },
    kind: phases === '' ? 'normal' : 'presale',
    kindWord: phases || undefined,
    platformShipBy: readTime(order, 'shipBy', issues, 'end-of-day'),
    buyerNick: readText(order, 'buyerNick', issues, 200),
    buyerMessage: readText(order, 'buyerMessage', issues, 2000),
    sellerRemark: readText(order, 'sellerRemark', issues, 2000),
    cancelReason: readText(order, 'cancelReason', issues, 500)?.replace(/^订单未关闭$/u, '') || undefined,
    // The export writes "No:" before the number.
    waybills: distinctWaybills(
      numbers
        .map((number) => number.trim().replace(/^No[:：]\s*/iu, ''))
        .filter((number) => number !== '')
        .map((number) => ({ number, carrier })),
    ),
  };
}

function readReceiver(order: SheetRow, issues: RowIssue[]): ReceiverDraft {
  const address = readPersonal(order, 'changedAddress', issues) ?? readPersonal(order, 'address', issues);
  const phone = readPhoneCell(order, 'phone', issues) ?? readPhoneCell(order, 'landline', issues);
  return { name: readPersonal(order, 'name', issues), phone, ...(address ? placeOf(address) : {}) };
}

/** 价格 × 购买数量 is the list price; 买家应付货款 is what was left of it after all discounts. */
function readAmounts(
  order: SheetRow,
  lines: readonly LineDraft[] | undefined,
  stage: PlatformStage | undefined,
  issues: RowIssue[],
): AmountsDraft | undefined {
  const before = issues.length;
  const amount = (field: string) => {
    if (cellOf(order, field) === '') report(issues, order, field, 'CELL_MISSING');
    return readAmount(order, field, issues) ?? 0;
  };
  const goodsPayable = amount('goodsPayable');
  const freight = amount('freight');
  const payable = amount('payable');
  const paid = readAmount(order, 'paid', issues) ?? 0;
  if (issues.length > before || !lines || lines.length === 0) return undefined;
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  const discount = Math.max(0, goods - goodsPayable);
  const difference = payable - (goods - discount + freight);
  if (Math.abs(difference) > lines.length || goodsPayable > goods + lines.length) {
    const columns = ['goodsPayable', 'freight', 'payable'].map((field) => columnName(order.sheet, field)).join('、');
    const told = { goods: yuan(goods), discounts: yuan(discount), freight: yuan(freight), payable: yuan(payable) };
    report(issues, order, 'payable', 'TOTALS_DO_NOT_ADD_UP', { columns, ...told, difference: yuan(difference) });
    return undefined;
  }
  if (paid > payable + lines.length) {
    report(issues, order, 'paid', 'PAID_EXCEEDS_PAYABLE', { paid: yuan(paid), payable: yuan(payable) });
    return undefined;
  }
  const isPaid = stage !== 'unpaid';
  return { goods, freight, discount, discountBy: {}, adjustment: 0, payable, paid: isPaid ? paid : 0 };
}
