/**
 * What the columns of an unknown list seem to be: by the words of the header, and where those say nothing by what the
 * cells hold (times, amounts, phones). A guess is shown as one; a person decides. Pure. (OS-2.1)
 */
import type { MappedField, MappingSpec } from '../../../../../contract/import-mappings.ts';
import { cleanCell } from '../clean-cell.ts';
import type { DateOrder } from '../offset-time.ts';
import { timeReader } from '../offset-time.ts';
import { readPhone } from '../receiver.ts';

/** In the order in which they are tried: the narrow word before the wide one. */
const headerWords: readonly [MappedField, RegExp][] = [
  ['lineNo', /子订单(?:编?号)|明细号|line ?(?:item )?id/iu],
  [
    'orderNo',
    /^(?:主|平台|外部|原始)?(?:订单|单据|交易)?(?:编号|单号|号)$|订单(?:编?号|id)$|order ?(?:no|number|id|name)\.?$|^order$/iu,
  ],
  ['merchantCode', /商家编码|sku ?(?:编码|code)?$|货号|商品编码|规格编码|商品代码|item ?code|^sku$/iu],
  ['title', /商品(?:名称|标题)|宝贝标题|品名|^商品$|product|item ?name|title/iu],
  ['spec', /规格|属性|variant|spec/iu],
  ['quantity', /数量|件数|qty|quantity/iu],
  ['unitPrice', /单价|售价|unit ?price|^price$/iu],
  ['payable', /应付|应收|订单(?:总)?金额|总金额|合计|总价|grand ?total|^total/iu],
  ['paid', /实付|实收|已付|支付金额|paid ?amount|amount ?paid/iu],
  ['freight', /运费|邮费|快递费|freight|shipping ?(?:fee|cost|price)|^shipping$/iu],
  ['discount', /优惠|折扣|减免|discount/iu],
  ['amount', /(?:商品|明细|行)?金额|小计|line ?total|subtotal|amount/iu],
  ['phone', /手机|电话|联系方式|phone|mobile|tel/iu],
  ['name', /收[货件]人(?:姓名)?$|姓名|客户(?:名称?)?$|联系人|receiver|recipient|customer ?name|consignee/iu],
  ['province', /省|province|state$/iu],
  ['city', /^(?:收货|所在)?(?:地址-)?城?市$|city/iu],
  ['district', /区县?|district|county/iu],
  ['address', /地址|address/iu],
  ['special', /特殊(?:要求|订单|标记)|加急|special|rush/iu],
  ['buyerMessage', /(?:买家|客户)?留言|buyer ?(?:message|note)|customer ?note/iu],
  ['sellerRemark', /备注|remark|^notes?$|memo/iu],
  ['shipBy', /(?:承诺|最晚|要求)发货|ship ?by/iu],
  ['paidAt', /(?:付款|支付)(?:完成)?(?:时间|日期)|paid ?(?:at|time|date)|payment ?(?:time|date)/iu],
  ['shippedAt', /发货(?:时间|日期)|shipped ?(?:at|date)/iu],
  ['completedAt', /(?:完成|签收|收货)(?:时间|日期)|completed ?(?:at|date)/iu],
  ['createdAt', /(?:下单|创建|订单|提交|成交)(?:时间|日期)|^日期$|^时间$|created|order ?(?:date|time)|^date$/iu],
  ['refund', /售后|退款|refund/iu],
  ['status', /状态|status/iu],
  ['waybillNo', /(?:快递|物流|运)单号|tracking|waybill/iu],
  ['carrier', /(?:快递|物流)公司|承运|carrier/iu],
  ['currency', /币种|货币|currency/iu],
];

export interface Guess {
  spec: MappingSpec;
  byContent: MappedField[];
}

export function guessMapping(header: readonly string[], rows: readonly (readonly string[])[]): Guess {
  const columns = new Map<MappedField, string>();
  const taken = new Set<number>();
  for (const [field, word] of headerWords) {
    const at = header.findIndex((name, place) => !taken.has(place) && name !== '' && word.test(name));
    if (at < 0) continue;
    columns.set(field, header[at]!);
    taken.add(at);
  }
  const byContent = guessByContent(header, rows, columns, taken);
  const cellsOf = (field: MappedField) => valuesAt(rows, header.indexOf(columns.get(field) ?? ''));
  return {
    byContent,
    spec: {
      columns: Object.fromEntries(columns),
      dateOrder: dateOrderOf(cellsOf('createdAt')),
      zoneMinutes: 480,
      currency: 'CNY',
      amountUnit: unitOf([...cellsOf('payable'), ...cellsOf('unitPrice'), ...cellsOf('amount')]),
      statusWords: {},
    },
  };
}

/** By its beginning a cell shows what it is; looked at whole, one of a hundred thousand characters would take minutes. */
const longestGuess = 200;

function valuesAt(rows: readonly (readonly string[])[], at: number): string[] {
  const values = at < 0 ? [] : rows.map((cells) => cleanCell((cells[at] ?? '').slice(0, longestGuess)));
  return values.filter((text) => text !== '');
}

const contents: readonly [MappedField, (text: string) => boolean][] = [
  [
    'createdAt',
    (text) => (['ymd', 'dmy', 'mdy'] as const).some((order) => 'value' in timeReader(480, order)(text, 'end-of-day')),
  ],
  ['phone', (text) => /\d{7}|\*{3}/u.test(text) && 'phone' in readPhone(text)],
  ['address', (text) => /(?:省|市|区|县).{2,}(?:路|街|号|村|镇|栋|室)/u.test(text)],
  ['orderNo', (text) => /^[A-Za-z]{0,4}\d{9,30}$/u.test(text)],
  ['payable', (text) => /^[¥￥]?\d{1,7}\.\d{2}$/u.test(text)],
  ['quantity', (text) => /^[1-9]\d?$/u.test(text)],
];

/** Nine of ten cells must look like it. */
function guessByContent(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: Map<MappedField, string>,
  taken: Set<number>,
): MappedField[] {
  const found: MappedField[] = [];
  for (const [field, fits] of contents) {
    if (columns.has(field) || (field === 'address' && columns.has('detail'))) continue;
    const at = header.findIndex((name, place) => {
      if (taken.has(place) || name === '') return false;
      const values = valuesAt(rows, place);
      return values.length > 0 && values.filter(fits).length >= values.length * 0.9;
    });
    if (at < 0) continue;
    columns.set(field, header[at]!);
    taken.add(at);
    found.push(field);
  }
  return found;
}

/** A day above twelve tells; where none does, the Chinese and ISO way is taken. */
function dateOrderOf(values: readonly string[]): DateOrder {
  const orders: DateOrder[] = ['ymd', 'dmy', 'mdy'];
  const reads = (order: DateOrder) => values.every((text) => 'value' in timeReader(480, order)(text, 'end-of-day'));
  return values.length === 0 ? 'ymd' : (orders.find(reads) ?? 'ymd');
}

/** Amounts without any point that all end in a full tenth of a yuan look like fen. */
function unitOf(values: readonly string[]): MappingSpec['amountUnit'] {
  const whole = values.filter((text) => /^\d{3,}$/u.test(text));
  return whole.length > 0 && whole.length === values.length && whole.every((text) => Number(text) >= 1000)
    ? 'minor'
    : 'major';
}
