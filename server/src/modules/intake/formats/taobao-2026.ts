/**
 * Taobao's export of 2026 (facts A2), a workbook of 21 columns: it gives no name, phone, code or time of payment any more.
 * Orders enter with the receiver as ciphered (the platform's label tool has it) and as paid when they were placed, which
 * starts no clock too late. An order of several kinds waits: its line prices are nowhere and are not guessed.
 */
import type { RowIssue } from '../issues.ts';
import { report } from '../row-reader.ts';
import { cellOf, type SheetRow, type WantedColumns } from '../sheet.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat, Reading, ReadingContext } from './format.ts';
import { readStandardOrder, usualWords, type Words } from './standard-order.ts';

const columns = {
  orderNo: { names: ['订单编号'], need: 'required' },
  amount: { names: ['买家应付货款'], need: 'required' },
  freight: { names: ['买家应付邮费'], need: 'required' },
  payable: { names: ['总金额'], need: 'required' },
  paid: { names: ['买家实付金额'], need: 'required' },
  status: { names: ['订单状态'], need: 'required' },
  address: { names: ['收货地址'], need: 'optional', personal: true },
  createdAt: { names: ['订单创建时间'], need: 'required' },
  shippedAt: { names: ['发货时间'], need: 'optional' },
  shipBy: { names: ['承诺发货时间', '应发货时间'], need: 'optional' },
  title: { names: ['商品标题'], need: 'required' },
  kinds: { names: ['宝贝种类'], need: 'optional' },
  quantity: { names: ['宝贝总数量'], need: 'required' },
  // What the shop calls it; a person maps it to a code once, and it is remembered.
  merchantCode: { names: ['商品属性SKU'], need: 'required' },
  waybillNo: { names: ['物流单号'], need: 'optional' },
  carrier: { names: ['物流公司'], need: 'optional' },
  // A flag, or a word of the shop's own.
  mark: { names: ['备注标签'], need: 'optional' },
  sellerRemark: { names: ['商家备注'], need: 'optional', personal: true },
  unitPrice: { names: ['单价'], need: 'optional' },
  refund: { names: ['退款状态'], need: 'optional' },
  shopId: { names: ['店铺Id', '店铺ID'], need: 'optional' },
  shopName: { names: ['店铺名称'], need: 'optional' },
} as const satisfies WantedColumns;

const code = /^[0-9A-Za-z][0-9A-Za-z_./-]{0,79}$/u;

const words: Words = {
  ...usualWords,
  receiverIsKept: true,
  paidWhenPlaced: true,
  codeOf: (row) => {
    const text = cellOf(row, 'merchantCode');
    return code.test(text) ? text : `${cellOf(row, 'title')} ${text}`.trim().slice(0, 200);
  },
};

/** As a person mends it: BWB500-GN*1@79;MFG-01*2@45. */
const share = /^([0-9A-Za-z][0-9A-Za-z_./-]*)\s*[*×xX]\s*(\d+(?:\.\d+)?)\s*@\s*(\d+(?:\.\d+)?)$/u;

function readOrder(rows: readonly SheetRow[], context: ReadingContext): Reading {
  const issues: RowIssue[] = [];
  const parted = rows.flatMap((row) => partsOf(row, issues));
  const read = readStandardOrder(taobao2026, parted, context, words);
  return issues.length > 0 ? { issues: [...issues, ...read.issues] } : read;
}

function partsOf(row: SheetRow, issues: RowIssue[]): SheetRow[] {
  const kinds = Number(cellOf(row, 'kinds') || 1);
  const text = cellOf(row, 'merchantCode');
  const shares = text.split(/[;；]/u).map((part) => share.exec(part.trim()));
  if (shares.every((found) => found !== null)) return shares.map((found) => shareRow(row, found));
  if (kinds > 1) report(issues, row, 'merchantCode', 'LINE_PRICES_MISSING', { lines: kinds });
  return [row];
}

function shareRow(row: SheetRow, [, sku = '', quantity = '', price = '']: RegExpExecArray): SheetRow {
  const { sheet } = row;
  const width = sheet.names.length;
  const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
  const set = (field: string, value: string) => {
    const at = sheet.at.get(field);
    if (at !== undefined) cells[at] = value;
  };
  set('merchantCode', sku);
  set('quantity', quantity);
  set('amount', '');
  const at = new Map([...sheet.at, ['unitPrice', width] as const]);
  return { ...row, sheet: { ...sheet, names: [...sheet.names, '单价'], at }, cells: [...cells, price] };
}

export const taobao2026: OrderFormat = {
  id: 'taobao-2026',
  title: formatTitles['taobao-2026'],
  platform: 'taobao',
  parts: [{ part: 'orders', columns, signature: ['订单编号', '支付单号', '买家实付金额', '商品属性SKU'] }],
  orderField: 'orderNo',
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder,
};
