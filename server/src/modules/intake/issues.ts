/**
 * Everything that can be wrong with a row of an order file, listed once: what it means and how to mend it, in both
 * languages. A row carries codes and parameters, never rendered text (OS-2.2, PD-3.2: errors are told all at once).
 */
import { entryIssues } from './entry-issues.ts';
import { fill } from './fill.ts';
import { issue, type IssueText } from './issue-text.ts';

const fetchAgain = [
  '从平台重新导出该单；不要用表格软件打开后再保存',
  'Export the order from the platform again; do not open and save it in a spreadsheet',
] as const;
const mendHere = ['核对平台后台，就地改', 'Compare with the platform and mend it here'] as const;

export const rowIssues = {
  CELL_MISSING: issue('「{column}」是空的', '“{column}” is empty', '补上这一格', 'Fill in the cell'),
  TEXT_UNREADABLE: issue(
    '有读不出的字符（�）',
    'It holds characters that cannot be read (�)',
    '重新导出，或就地改为正确的文字',
    'Export again, or type the right text here',
  ),
  TEXT_TOO_LONG: issue(
    '文字超过 {max} 个字符',
    'The text is longer than {max} characters',
    '删短；多半是少了一个引号',
    'Shorten it; probably a quote is missing',
  ),
  ROW_TOO_WIDE: issue(
    '这一行比表头多出 {extra} 格',
    'The row has {extra} cells more than the header',
    '多半是某格里的逗号没有加引号，请重新导出',
    'Probably a comma without quotes; export again',
  ),
  ROW_CUT_OFF: issue(
    '文件在这一行中间断了',
    'The file breaks off in the middle of this row',
    '重新下载整个文件',
    'Download the whole file again',
  ),
  ORDER_MAY_BE_CUT_OFF: issue(
    '文件在此单之后断了，此单可能不全',
    'The file breaks off after this order, which may be incomplete',
    '重新下载整个文件',
    'Download the whole file again',
  ),

  ID_IN_SCIENTIFIC_NOTATION: issue(
    '编号被表格软件改成科学计数，尾数已丢失',
    'A spreadsheet turned the number into scientific notation; its last digits are lost',
    ...fetchAgain,
  ),
  ID_ROUNDED: issue(
    '编号第 15 位以后都是 0，被表格软件改过',
    'All digits after the fifteenth are 0: a spreadsheet rounded the number',
    ...fetchAgain,
  ),
  ID_MALFORMED: issue(
    '编号只能有字母、数字和连字符，3 到 40 位',
    'A number has 3 to 40 letters, digits or hyphens',
    ...mendHere,
  ),
  LINE_NUMBER_REPEATED: issue(
    '同一子订单号在此单出现两次，内容不同',
    'The sub-order number stands twice in this order with different contents',
    '留下正确的一行，另一行放弃',
    'Keep the right row and discard the other',
  ),
  LINE_NUMBER_IN_TWO_ORDERS: issue(
    '同一子订单号在此文件中属于两个订单',
    'The sub-order number belongs to two orders in this file',
    ...mendHere,
  ),
  ORDER_HAS_TOO_MANY_ROWS: issue(
    '同一订单号有 {rows} 行，超过 {max} 行',
    'The order number has {rows} rows, more than {max}',
    '多半是订单号这一列被填错，请重新导出',
    'Probably the number column was overwritten; export again',
  ),
  ORDER_VALUES_CONFLICT: issue(
    '同一订单的各行「{column}」不一致：第 {otherRow} 行与此不同',
    'The rows of one order disagree on "{column}": row {otherRow} differs',
    '改成一致',
    'Make them agree',
  ),
  JOINED_LINES_UNCLEAR: issue(
    '一行里合并了 {lines} 个子订单，「{column}」分不开',
    'The row joins {lines} sub-orders, and "{column}" cannot be shared among them',
    '按子订单逐行导出，或在此格用分号写出每一份',
    'Export one row per sub-order, or write each share with semicolons',
  ),

  AMOUNT_NOT_A_NUMBER: issue(
    '不是金额：第 {position} 位是「{character}」',
    'Not an amount: character {position} is "{character}"',
    '就地改成数字，如 79.90',
    'Type a number such as 79.90',
  ),
  AMOUNT_NEGATIVE: issue('金额不能小于 0', 'The amount cannot be below 0', ...mendHere),
  AMOUNT_TOO_LARGE: issue('金额大得不合理', 'The amount is absurdly large', ...mendHere),
  AMOUNT_TOO_PRECISE: issue('小数超过 {places} 位', 'More than {places} decimal places', '就地改', 'Mend it here'),
  QUANTITY_NOT_A_NUMBER: issue('不是数量', 'Not a quantity', '就地改成数字', 'Type a number'),
  QUANTITY_NOT_POSITIVE: issue(
    '数量必须大于 0',
    'The quantity must be more than 0',
    '改正数量；多余的行请放弃',
    'Correct it, or discard a surplus row',
  ),
  QUANTITY_TOO_PRECISE: issue(
    '数量的小数超过 3 位',
    'The quantity has more than 3 decimal places',
    '就地改',
    'Mend it here',
  ),
  QUANTITY_TOO_LARGE: issue('数量大得不合理', 'The quantity is absurdly large', ...mendHere),
  QUANTITIES_DO_NOT_ADD_UP: issue(
    '订单写 {total} 件，明细合计 {sum} 件',
    'The order says {total} pieces, its details add up to {sum}',
    '补全或改正宝贝明细',
    'Complete or correct the detail list',
  ),
  LINE_PRICES_MISSING: issue(
    '一单有 {lines} 种商品，这种导出不写各自的编码和单价',
    'The order has {lines} kinds of goods, and this export tells neither their codes nor their prices',
    '把此格改成 编码*数量@单价，用分号隔开，如 BWB500-GN*1@79;MFG-01*2@45',
    'Write code*quantity@price for each, with semicolons, such as BWB500-GN*1@79;MFG-01*2@45',
  ),
  CURRENCY_UNKNOWN: issue(
    '不是货币代码',
    'Not a currency code',
    '改成三个字母的代码，如 CNY、USD',
    'Use a code of three letters, such as CNY or USD',
  ),
  LINE_AMOUNT_DOES_NOT_MATCH: issue(
    '单价 × 数量 = {expected}，与此格不符',
    'Unit price × quantity = {expected}, which differs from this cell',
    '改正单价、数量或金额',
    'Correct the price, the quantity or the amount',
  ),
  TOTALS_DO_NOT_ADD_UP: issue(
    '{columns} 加不起来：商品 {goods} − 优惠 {discounts} + 运费 {freight} ≠ {payable}，差 {difference}',
    '{columns} do not add up: goods {goods} − discounts {discounts} + freight {freight} ≠ {payable}, off by {difference}',
    '核对平台账单，改正其中一格；也可能少了一行',
    'Compare with the platform’s bill and correct one cell; a row may be missing',
  ),
  DISCOUNT_EXCEEDS_GOODS: issue(
    '优惠 {discounts} 大于商品与运费 {goods}',
    'The discount {discounts} exceeds goods and freight {goods}',
    '核对平台账单，可能是跨店满减',
    'Compare with the platform’s bill; it may be a reduction across shops',
  ),
  PAID_EXCEEDS_PAYABLE: issue(
    '实付 {paid} 大于应付 {payable}',
    'Paid {paid} is more than payable {payable}',
    ...mendHere,
  ),

  TIME_NOT_UNDERSTOOD: issue(
    '看不懂这个时间',
    'The time is not understood',
    '写成 2026-03-01 09:05:00（北京时间）',
    'Write it as 2026-03-01 09:05:00 (Beijing time)',
  ),
  TIME_WITHOUT_HOUR: issue(
    '只有日期，没有钟点',
    'There is a date but no hour',
    '补上钟点，如 2026-03-01 09:05（北京时间）',
    'Add the hour, such as 2026-03-01 09:05 (Beijing time)',
  ),
  TIME_IMPOSSIBLE: issue(
    '没有这个时间：{part}',
    'There is no such time: {part}',
    '改成存在的时间（北京时间）',
    'Type a time that exists (Beijing time)',
  ),
  TIME_OUT_OF_RANGE: issue(
    '年份不在 2010 到 2099 之间',
    'The year is not between 2010 and 2099',
    '就地改',
    'Mend it here',
  ),
  TIME_IN_FUTURE: issue('时间在将来', 'The time is in the future', ...mendHere),
  TIMES_OUT_OF_ORDER: issue('早于下单时间 {createdAt}', 'Earlier than the order was placed, {createdAt}', ...mendHere),
  PAID_TIME_MISSING: issue(
    '状态是「{status}」，却没有付款时间',
    'The status is "{status}", but there is no payment time',
    '补上付款时间，时限从付款起算',
    'Add the payment time: the deadlines start with it',
  ),

  STATUS_UNKNOWN: issue(
    '不认识的订单状态',
    'Unknown order status',
    '改成平台现有的状态，如 待发货',
    'Use one of the platform’s words, such as 待发货',
  ),
  REFUND_STATE_UNKNOWN: issue(
    '不认识的售后状态',
    'Unknown refund state',
    '改成平台现有的状态，如 退款成功；没有售后就留空',
    'Use one of the platform’s words, such as 退款成功, or leave it blank',
  ),
  FLAG_UNKNOWN: issue(
    '不认识的旗帜颜色',
    'Unknown flag colour',
    '改成 灰、紫、青、绿、橙、红 之一',
    'Use one of 灰, 紫, 青, 绿, 橙, 红',
  ),
  PHONE_MALFORMED: issue(
    '不是电话号码',
    'Not a phone number',
    '核对后就地改，或从平台重新取该单',
    'Mend it here, or export the order again',
  ),
  PHONE_MASK_INCOMPLETE: issue(
    '遮盖的手机号只有 {length} 位，应为 11 位',
    'The masked number has {length} characters instead of 11',
    '从平台重新取该单',
    'Export the order again',
  ),
  ADDRESS_INCOMPLETE: issue(
    '待发货的订单缺「{column}」',
    'An order to be shipped lacks "{column}"',
    '退问买家，或从平台重新取该单',
    'Ask the buyer, or export the order again',
  ),

  ...entryIssues,

  DETAIL_FILE_MISSING: issue(
    '只有订单表，没有宝贝明细',
    'There is only the order list, not its detail list',
    '把同一次导出的宝贝明细（ExportOrderDetailList）也传上来',
    'Also send the detail list (ExportOrderDetailList) of the same export',
  ),
  DETAIL_ROWS_MISSING: issue(
    '宝贝明细里没有这个订单',
    'The detail list does not hold this order',
    '用同一时间段重新导出两份表',
    'Export both lists again for the same period',
  ),
  ORDER_ROW_MISSING: issue(
    '只有宝贝明细，没有订单表中的这一单',
    'There are details, but the order list does not hold this order',
    '把同一次导出的订单表（ExportOrderList）也传上来',
    'Also send the order list (ExportOrderList) of the same export',
  ),
  ORDER_ROW_REPEATED: issue(
    '订单表里有两行是这个订单号，内容不同',
    'The order list holds this order number twice with different contents',
    '留下正确的一行，另一行放弃',
    'Keep the right row and discard the other',
  ),
} as const satisfies Record<string, IssueText>;

export type IssueCode = keyof typeof rowIssues;
export type Params = Record<string, string | number>;

export interface RowIssue {
  /** Which list of the export the row stands in: 'orders', or 'details' for the second list of a pair. */
  part: Part;
  /** As a person counts in the spreadsheet: the header is 1, a record with line breaks in a cell counts once. */
  row: number;
  /** The column's name in the file. */
  column: string;
  /** The cell as it was cleaned; not for logs, because it may be personal. */
  value: string;
  code: IssueCode;
  params: Params;
  /** The value is a name, phone or address: to be stored encrypted and shown masked. */
  personal?: true;
}

export type Part = 'orders' | 'details';

export interface Told {
  message: string;
  mend: string;
}

export function describeIssue(found: Pick<RowIssue, 'code' | 'params' | 'column'>, language: 'zh-CN' | 'en'): Told {
  const text = rowIssues[found.code];
  const params = { column: found.column, ...found.params };
  return language === 'zh-CN'
    ? { message: fill(text.zh, params), mend: fill(text.mendZh, params) }
    : { message: fill(text.en, params), mend: fill(text.mendEn, params) };
}
