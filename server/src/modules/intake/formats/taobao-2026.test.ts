/** Taobao's export of 2026: what it withholds is not guessed, what it tells comes out in our words. */
import { describe, expect, test } from 'vitest';
import { faultsOf, readCells, type Cells } from '../rows-for-tests.ts';

const row: Cells = {
  订单编号: '5118609024991031607',
  支付单号: '2026112122001000000001',
  买家应付货款: '158.00',
  买家应付邮费: '6.00',
  总金额: '164.00',
  买家实付金额: '164.00',
  订单状态: '买家已付款，等待卖家发货',
  收货地址: '江苏省 南京市 建邺区 沙洲街道****',
  订单创建时间: '2026-11-20 14:16:18',
  商品标题: '岑汀保温杯 500 毫升',
  宝贝种类: '1',
  物流单号: '',
  物流公司: '',
  备注标签: '',
  商家备注: '',
  宝贝总数量: '2',
  商品属性SKU: '颜色分类：绿色',
  发货时间: '',
};
const read = (more: Cells = {}) => readCells('taobao-2026', [{ ...row, ...more }]);

describe('an order of one kind', () => {
  test('enters with a ciphered receiver, and as paid when it was placed', () => {
    const [only] = read();
    expect(only).toMatchObject({
      kind: 'order',
      draft: {
        externalNo: '5118609024991031607',
        stage: 'paid',
        createdAt: new Date('2026-11-20T06:16:18Z'),
        paidAt: new Date('2026-11-20T06:16:18Z'),
        receiver: { name: { kind: 'ciphered' }, phone: { kind: 'ciphered' }, city: { text: '南京市' } },
        amounts: { goods: 15800, freight: 600, payable: 16400, paid: 16400 },
        lines: [{ quantity: '2', unitPrice: '79', amount: 15800, merchantCode: '岑汀保温杯 500 毫升 颜色分类：绿色' }],
      },
    });
  });

  test('what is not paid has no time of payment', () => {
    const [only] = read({ 订单状态: '等待买家付款', 买家实付金额: '0.00' });
    expect(only).toMatchObject({ draft: { stage: 'unpaid', paidAt: undefined, amounts: { paid: 0 } } });
  });

  test('a code in place of the attributes is the code', () => {
    expect(read({ 商品属性SKU: 'BWB500-GN' })[0]).toMatchObject({ draft: { lines: [{ merchantCode: 'BWB500-GN' }] } });
  });
});

describe('an order of several kinds', () => {
  test('waits, because nobody knows the prices of its lines', () => {
    expect(read({ 宝贝种类: '2' }).flatMap(faultsOf)).toEqual(['LINE_PRICES_MISSING 商品属性SKU']);
  });

  test('goes in once somebody writes them, and only if they add up', () => {
    const mended = read({
      宝贝种类: '2',
      宝贝总数量: '3',
      买家应付货款: '169.00',
      总金额: '175.00',
      买家实付金额: '175.00',
      商品属性SKU: 'BWB500-GN*1@79；MFG-01*2@45',
    });
    expect(mended[0]).toMatchObject({
      draft: {
        lines: [
          { merchantCode: 'BWB500-GN', amount: 7900 },
          { merchantCode: 'MFG-01', quantity: '2', amount: 9000 },
        ],
        amounts: { goods: 16900, payable: 17500 },
      },
    });
    const wrong = read({ 宝贝种类: '2', 商品属性SKU: 'BWB500-GN*1@79;MFG-01*2@99' });
    expect(wrong.flatMap(faultsOf)).toEqual(['TOTALS_DO_NOT_ADD_UP 总金额']);
  });
});

test('the mark of an order is a flag, or a word that may name a kind of special order [OS-2.3]', () => {
  expect(read({ 备注标签: '红旗' })[0]).toMatchObject({ draft: { sellerFlag: 5 } });
  expect(read({ 备注标签: '加急' })[0]).toMatchObject({ draft: { labels: ['加急'] } });
});
