/**
 * The order list of JD's open platform (京东 POP, facts A2), GBK: one row per product, the order's amounts repeated on each.
 * It names no discount, so that is what goods and freight exceed 应付金额 by. 锁定 means that a cancellation is asked for.
 */
import type { WantedColumns } from '../sheet.ts';
import { refundStateOf, stageOf } from '../words.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat } from './format.ts';
import { readStandardOrder, type Standing, type Words } from './standard-order.ts';

const columns = {
  orderNo: { names: ['订单号'], need: 'required' },
  title: { names: ['商品名称'], need: 'required' },
  quantity: { names: ['订购数量'], need: 'required' },
  itemNo: { names: ['商品ID'], need: 'optional' },
  merchantCode: { names: ['货号'], need: 'optional' },
  unitPrice: { names: ['京东价'], need: 'required' },
  payable: { names: ['应付金额'], need: 'required' },
  freight: { names: ['运费金额'], need: 'optional' },
  paymentMethod: { names: ['支付方式'], need: 'optional' },
  buyerNick: { names: ['下单帐号', '下单账号'], need: 'optional', personal: true },
  name: { names: ['客户姓名'], need: 'optional', personal: true },
  phone: { names: ['联系电话'], need: 'optional', personal: true },
  address: { names: ['客户地址'], need: 'optional', personal: true },
  buyerMessage: { names: ['订单备注'], need: 'optional', personal: true },
  sellerRemark: { names: ['商家备注'], need: 'optional', personal: true },
  createdAt: { names: ['下单时间'], need: 'required' },
  paidAt: { names: ['付款确认时间'], need: 'required' },
  shipBy: { names: ['承诺发货时间'], need: 'optional' },
  completedAt: { names: ['订单完成时间'], need: 'optional' },
  status: { names: ['订单状态'], need: 'required' },
  refund: { names: ['售后状态'], need: 'optional' },
  kind: { names: ['订单类型'], need: 'optional' },
  shopId: { names: ['店铺ID'], need: 'optional' },
  shopName: { names: ['店铺名称'], need: 'optional' },
} as const satisfies WantedColumns;

const words: Words = { standingOf };

function standingOf(status: string, refund: string): Standing {
  if (/^[（(]删除[）)]/u.test(status)) return { stage: 'cancelled', refund: refundStateOf(refund) };
  if (status === '锁定') return { stage: 'preparing', refund: 'applied' };
  return { stage: stageOf(status), refund: refundStateOf(refund) };
}

export const jdCsv: OrderFormat = {
  id: 'jd',
  title: formatTitles.jd,
  platform: 'jd',
  parts: [{ part: 'orders', columns, signature: ['订单号', '京东价', '下单时间', '订购数量'] }],
  orderField: 'orderNo',
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder: (rows, context) => readStandardOrder(jdCsv, rows, context, words),
};
