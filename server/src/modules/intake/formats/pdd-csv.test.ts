/** Pinduoduo: TABs, refunds within the status, and discounts that the platform bears. */
import { expect, test } from 'vitest';
import { faultsOf, readCells, type Cells } from '../rows-for-tests.ts';

const row: Cells = {
  商品: '岑汀毛巾\t',
  订单号: '261120-303711203711\t',
  订单状态: '待发货\t',
  '商品总价(元)': '119.70\t',
  '邮费(元)': '0.00',
  '店铺优惠折扣(元)': '1.00',
  '平台优惠折扣(元)': '2.00',
  '多多支付立减金额(元)': '0.70',
  '用户实付金额(元)': '116.00',
  '商家实收金额(元)': '118.70',
  '商品数量(件)': '3\t',
  发货时间: '',
  确认收货时间: '',
  '商家编码-规格维度': 'MJ-GR\t',
  售后状态: '无售后或售后取消',
  快递单号: '',
  快递公司: '',
  订单成交时间: '2026-11-20 21:14:05\t',
  承诺发货时间: '2026-11-22 21:14:05',
};
const read = (more: Cells = {}) => readCells('pdd', [{ ...row, ...more }]);

test('an order comes out in our words, its price from the total and the pieces', () => {
  expect(read()[0]).toMatchObject({
    draft: {
      platform: 'pdd',
      externalNo: '261120-303711203711',
      stage: 'preparing',
      refundState: 'none',
      paidAt: new Date('2026-11-20T13:14:05Z'),
      platformShipBy: new Date('2026-11-22T13:14:05Z'),
      amounts: {
        goods: 11970,
        discount: 370,
        discountBy: { platform: 200, shop: 100, payment: 70 },
        payable: 11600,
        paid: 11600,
      },
      lines: [{ merchantCode: 'MJ-GR', quantity: '3', unitPrice: '39.9' }],
    },
  });
});

test.each([
  ['已发货，待签收', 'shipped', 'none'],
  ['已签收', 'completed', 'none'],
  ['已发货，退款成功', 'shipped', 'refunded'],
  ['未发货，退款成功', 'cancelled', 'refunded'],
  ['待发货，退款中', 'preparing', 'in-progress'],
])('%s is %s, refund %s', (status, stage, refundState) => {
  expect(read({ 订单状态: status })[0]).toMatchObject({ draft: { stage, refundState } });
});

test('an unknown status and amounts that do not add up are told at once', () => {
  expect(read({ 订单状态: '不明', '商品数量(件)': '0' }).flatMap(faultsOf)).toEqual([
    'QUANTITY_NOT_POSITIVE 商品数量(件)',
    'STATUS_UNKNOWN 订单状态',
  ]);
  expect(read({ '用户实付金额(元)': '90' }).flatMap(faultsOf)).toEqual(['TOTALS_DO_NOT_ADD_UP 用户实付金额(元)']);
});
