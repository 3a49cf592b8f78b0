/**
 * The order list of Kuaishou shops (快手小店, facts A2), a workbook: one row per order line, discounts by who bears them,
 * the promise as 预售/承诺发货时间.
 */
import type { WantedColumns } from '../sheet.ts';
import { formatTitles } from './format-ids.ts';
import type { OrderFormat } from './format.ts';
import { readStandardOrder, usualWords } from './standard-order.ts';

const columns = {
  orderNo: { names: ['订单号', '订单编号'], need: 'required' },
  title: { names: ['商品名称'], need: 'required' },
  spec: { names: ['商品规格'], need: 'optional' },
  quantity: { names: ['成交数量'], need: 'required' },
  itemNo: { names: ['商品ID'], need: 'optional' },
  merchantCode: { names: ['SKU编码'], need: 'optional' },
  unitPrice: { names: ['商品单价'], need: 'required' },
  payable: { names: ['实付款'], need: 'required' },
  freight: { names: ['快递费'], need: 'optional' },
  discountShop: { names: ['店铺优惠'], need: 'optional' },
  discountPlatform: { names: ['平台补贴'], need: 'optional' },
  discountStreamer: { names: ['主播补贴'], need: 'optional' },
  discountVoucher: { names: ['混资活动优惠'], need: 'optional' },
  discountPayment: { names: ['支付优惠'], need: 'optional' },
  paymentMethod: { names: ['支付方式'], need: 'optional' },
  name: { names: ['收货人姓名'], need: 'optional', personal: true },
  phone: { names: ['收货人电话'], need: 'optional', personal: true },
  province: { names: ['收货地址-省'], need: 'optional' },
  city: { names: ['收货地址-市'], need: 'optional' },
  district: { names: ['收货地址-区'], need: 'optional' },
  street: { names: ['收货地址-街道'], need: 'optional', personal: true },
  detail: { names: ['收货地址'], need: 'optional', personal: true },
  buyerMessage: { names: ['买家留言'], need: 'optional', personal: true },
  sellerRemark: { names: ['订单备注'], need: 'optional', personal: true },
  sellerFlag: { names: ['旗帜颜色'], need: 'optional' },
  createdAt: { names: ['订单创建时间'], need: 'required' },
  paidAt: { names: ['订单支付时间'], need: 'required' },
  shipBy: { names: ['预售/承诺发货时间', '承诺发货时间'], need: 'optional' },
  shippedAt: { names: ['发货时间'], need: 'optional' },
  status: { names: ['订单状态'], need: 'required' },
  refund: { names: ['售后状态'], need: 'optional' },
  kind: { names: ['活动订单'], need: 'optional' },
  streamerId: { names: ['CPS达人ID'], need: 'optional' },
  streamerName: { names: ['CPS达人昵称'], need: 'optional' },
  waybillNo: { names: ['快递单号'], need: 'optional' },
  carrier: { names: ['快递公司'], need: 'optional' },
  shopId: { names: ['店铺ID'], need: 'optional' },
  shopName: { names: ['店铺名称'], need: 'optional' },
} as const satisfies WantedColumns;

export const kuaishouXlsx: OrderFormat = {
  id: 'kuaishou',
  title: formatTitles.kuaishou,
  platform: 'kuaishou',
  parts: [{ part: 'orders', columns, signature: ['订单创建时间', '实付款', '成交数量'] }],
  orderField: 'orderNo',
  shopFields: { id: 'shopId', name: 'shopName' },
  readOrder: (rows, context) => readStandardOrder(kuaishouXlsx, rows, context, usualWords),
};
