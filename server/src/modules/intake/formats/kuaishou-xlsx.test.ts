/** Kuaishou: lines of one order together, discounts by who bears them, the promise to ship. */
import { expect, test } from 'vitest';
import { faultsOf, readCells, type Cells } from '../rows-for-tests.ts';

const row: Cells = {
  订单号: '2532000010790777',
  订单创建时间: '2022/3/1 10:00:00',
  订单支付时间: '2022/3/1 10:01:00',
  订单状态: '待发货',
  实付款: '71.00',
  快递费: '0',
  店铺优惠: '5.00',
  平台补贴: '0',
  主播补贴: '3.00',
  成交数量: '1',
  售后状态: '',
  '预售/承诺发货时间': '2022/3/3 10:01:00',
  商品名称: '岑汀保温杯 500 毫升',
  商品规格: '白色',
  SKU编码: 'BWB500-WH',
  商品单价: '79.00',
  CPS达人昵称: '鹿鹿',
  收货人姓名: '样**',
  收货人电话: '1********10',
  '收货地址-省': '四川省',
  '收货地址-市': '成都市',
  '收货地址-区': '武侯区',
  收货地址: '样例路**号',
};
const read = (...rows: Cells[]) =>
  readCells(
    'kuaishou',
    rows.map((cells) => ({ ...row, ...cells })),
  );

test('an order comes out in our words', () => {
  expect(read({})[0]).toMatchObject({
    draft: {
      stage: 'preparing',
      platformShipBy: new Date('2022-03-03T02:01:00Z'),
      streamer: { name: '鹿鹿' },
      receiver: { name: { kind: 'masked' }, city: { text: '成都市' } },
      amounts: { goods: 7900, discount: 800, discountBy: { shop: 500, streamer: 300 }, payable: 7100, paid: 7100 },
    },
  });
});

test('two rows of one number are two lines, amounts per row', () => {
  const [order, ...others] = read(
    {},
    { SKU编码: 'BS-01', 商品名称: '杯刷', 商品单价: '0', 实付款: '0', 店铺优惠: '0', 主播补贴: '0' },
  );
  expect(others).toEqual([]);
  expect(order).toMatchObject({
    draft: {
      lines: [{ merchantCode: 'BWB500-WH' }, { merchantCode: 'BS-01', unitPrice: '0' }],
      amounts: { payable: 7100 },
    },
  });
});

test('presale and a refund that is asked for', () => {
  expect(read({ 活动订单: '预售', 售后状态: '退款中' })[0]).toMatchObject({
    draft: { kind: 'presale', refundState: 'in-progress' },
  });
});

test('a paid order must say when, and to whom', () => {
  expect(read({ 订单支付时间: '', 收货地址: '' }).flatMap(faultsOf)).toEqual([
    'PAID_TIME_MISSING 订单支付时间',
    'ADDRESS_INCOMPLETE 收货地址',
  ]);
});
