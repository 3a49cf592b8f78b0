/**
 * The columns of the two lists of the legacy Taobao export (facts A2): ExportOrderList, one row per order, and
 * ExportOrderDetailList, one row per item. Some versions write a blank after the header's words.
 */
import type { WantedColumns } from '../sheet.ts';

export const taobaoOrderColumns = {
  orderNo: { names: ['订单编号'], need: 'required' },
  buyerNick: { names: ['买家会员名'], need: 'optional', personal: true },
  goodsPayable: { names: ['买家应付货款'], need: 'required' },
  freight: { names: ['买家应付邮费'], need: 'required' },
  payable: { names: ['总金额'], need: 'required' },
  paid: { names: ['买家实际支付金额'], need: 'required' },
  status: { names: ['订单状态'], need: 'required' },
  buyerMessage: { names: ['买家留言'], need: 'optional', personal: true },
  name: { names: ['收货人姓名'], need: 'optional', personal: true },
  address: { names: ['收货地址'], need: 'optional', personal: true },
  changedAddress: { names: ['修改后的收货地址'], need: 'optional', personal: true },
  landline: { names: ['联系电话'], need: 'optional', personal: true },
  phone: { names: ['联系手机'], need: 'optional', personal: true },
  createdAt: { names: ['订单创建时间'], need: 'required' },
  paidAt: { names: ['订单付款时间'], need: 'required' },
  shippedAt: { names: ['发货时间'], need: 'optional' },
  completedAt: { names: ['确认收货时间'], need: 'optional' },
  shipBy: { names: ['承诺发货时间', '应发货时间'], need: 'optional' },
  waybillNo: { names: ['物流单号'], need: 'optional' },
  carrier: { names: ['物流公司'], need: 'optional' },
  sellerRemark: { names: ['订单备注'], need: 'optional', personal: true },
  quantity: { names: ['宝贝总数量'], need: 'optional' },
  shopId: { names: ['店铺Id', '店铺ID'], need: 'optional' },
  shopName: { names: ['店铺名称'], need: 'optional' },
  cancelReason: { names: ['订单关闭原因'], need: 'optional' },
  phases: { names: ['分阶段订单信息'], need: 'optional' },
} as const satisfies WantedColumns;

export const taobaoDetailColumns = {
  orderNo: { names: ['订单编号'], need: 'required' },
  lineNo: { names: ['子订单编号'], need: 'optional' },
  title: { names: ['标题'], need: 'required' },
  unitPrice: { names: ['价格'], need: 'required' },
  quantity: { names: ['购买数量'], need: 'required' },
  itemCode: { names: ['外部系统编号'], need: 'optional' },
  spec: { names: ['商品属性'], need: 'optional' },
  status: { names: ['订单状态'], need: 'optional' },
  refund: { names: ['退款状态'], need: 'optional' },
  merchantCode: { names: ['商家编码'], need: 'optional' },
} as const satisfies WantedColumns;
