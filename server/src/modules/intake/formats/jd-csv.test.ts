/** JD: the order's amounts on each row, an implied discount, an address in one cell, locked and deleted orders. */
import { expect, test } from 'vitest';
import { faultsOf, readCells, type Cells } from '../rows-for-tests.ts';

const row: Cells = {
  订单号: '300001790788',
  商品名称: '岑汀密封罐',
  订购数量: '2',
  支付方式: '在线支付',
  下单时间: '2026-11-20 21:14:05',
  京东价: '45.00',
  应付金额: '114.90',
  订单状态: '等待出库',
  客户姓名: '样例甲',
  客户地址: '浙江省宁波市鄞州区样例街道样例路1号',
  联系电话: '138****1000',
  运费金额: '0.00',
  付款确认时间: '2026-11-20 21:20:05',
  货号: 'MFG-01',
};
const second = { 商品名称: '洗衣凝珠', 订购数量: '1', 京东价: '29.90', 货号: 'XYN-01' };
const read = (...rows: Cells[]) =>
  readCells(
    'jd',
    rows.map((cells) => ({ ...row, ...cells })),
  );

test('two products of one order, with the discount that the total implies', () => {
  expect(read({}, second)[0]).toMatchObject({
    draft: {
      stage: 'preparing',
      receiver: { city: { text: '宁波市' }, detail: { text: '样例街道样例路1号' }, phone: { kind: 'masked' } },
      lines: [{ amount: 9000 }, { amount: 2990 }],
      amounts: { goods: 11990, discount: 500, payable: 11490, paid: 11490 },
    },
  });
});

test.each([
  ['锁定', 'preparing', 'applied'],
  ['(删除)等待出库', 'cancelled', 'none'],
  ['等待确认收货', 'shipped', 'none'],
  ['完成', 'completed', 'none'],
])('%s is %s, refund %s', (status, stage, refundState) => {
  expect(read({ 订单状态: status, 应付金额: '90.00' })[0]).toMatchObject({ draft: { stage, refundState } });
});

test('cash on delivery needs no time of payment; a total above the goods is told', () => {
  expect(read({ 支付方式: '货到付款', 付款确认时间: '', 应付金额: '90' })[0]).toMatchObject({
    kind: 'order',
    draft: { paidAt: undefined, amounts: { paid: 0 } },
  });
  expect(read({}).flatMap(faultsOf)).toEqual(['TOTALS_DO_NOT_ADD_UP 应付金额']);
});
