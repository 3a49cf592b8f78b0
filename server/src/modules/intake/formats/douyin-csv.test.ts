/** The Douyin order list: what it says comes out in our words, and every fault of an order is told at once. */
import { describe, expect, test } from 'vitest';
import type { OrderDraft } from '../draft.ts';
import { douyinRow, faultsOf, readCells, type Cells } from '../rows-for-tests.ts';

const second = {
  子订单编号: '6938000010203203712',
  选购商品: '岑汀密封罐',
  商家编码: 'MFG-01',
  商品单价: '45',
  商品金额: '45',
};

const read = (...rows: Cells[]) =>
  readCells(
    'douyin-csv',
    rows.map((cells) => ({ ...douyinRow, ...cells })),
  );
const faults = (...rows: Cells[]) => read(...rows).flatMap(faultsOf);

function draft(...rows: Cells[]): OrderDraft {
  const [only, ...others] = read(...rows);
  expect(others).toEqual([]);
  expect(faultsOf(only)).toEqual([]);
  if (only?.kind !== 'order') throw new Error('not an order');
  return only.draft;
}

describe('a sound order', () => {
  test('comes out in our words', () => {
    expect(draft({})).toMatchObject({
      platform: 'douyin',
      externalNo: '6938000010203203711',
      stage: 'preparing',
      kind: 'normal',
      createdAt: new Date('2026-11-20T13:14:05Z'),
      paidAt: new Date('2026-11-20T13:14:40Z'),
      platformShipBy: new Date('2026-11-22T13:14:40Z'),
      receiver: { name: { kind: 'ciphered', text: '##SAMPLENAME==' }, province: { kind: 'clear', text: '浙江省' } },
      amounts: { goods: 7900, freight: 0, discount: 0, payable: 7900, paid: 7900 },
      lines: [{ merchantCode: 'BWB500-GN', quantity: '1', unitPrice: '79', amount: 7900, refundState: 'none' }],
      refundState: 'none',
      sourceRows: [{ part: 'orders', row: 2 }],
    });
  });

  test('tags and the remark say what is special [OS-2.3]', () => {
    expect(draft({ 订单标签: '加急,达人专属', 商家备注: '刻字：平安' })).toMatchObject({
      labels: ['加急', '达人专属'],
      sellerRemark: '刻字：平安',
    });
  });

  test('an unpaid order paid nothing', () => {
    expect(draft({ 订单状态: '待支付', 支付完成时间: '-' }).amounts.paid).toBe(0);
  });

  test('what looks like a formula is kept as text', () => {
    expect(draft({ 买家留言: '=1+1', 商家备注: '@cmd' })).toMatchObject({ buyerMessage: '=1+1', sellerRemark: '@cmd' });
  });

  test('flag, presale, promise by day and streamer', () => {
    const more = { 旗帜颜色: '红', 订单类型: '全款预售', 承诺发货时间: '2026-12-05', 达人昵称: '阿麦' };
    expect(draft(more)).toMatchObject({
      sellerFlag: 5,
      kind: 'presale',
      platformShipBy: new Date('2026-12-05T15:59:59Z'),
      streamer: { name: '阿麦' },
    });
  });

  test('waybills come apart into number and carrier', () => {
    const sent = {
      订单状态: '已发货',
      发货时间: '2026-11-21 10:00',
      快递信息: 'BY7001-1-百驿快递;BY7002-1-百驿快递;BY7001-1-百驿快递',
    };
    expect(draft(sent).waybills).toEqual([
      { number: 'BY7001', carrier: '百驿快递' },
      { number: 'BY7002', carrier: '百驿快递' },
    ]);
  });
});

describe('several lines', () => {
  test('rows of one order become its lines, with amounts that stand on each row', () => {
    const total = { 订单应付金额: '124.00' };
    const order = draft(total, { ...second, ...total });
    expect(order.lines.map(({ merchantCode }) => merchantCode)).toEqual(['BWB500-GN', 'MFG-01']);
    expect(order.amounts).toMatchObject({ goods: 12400, payable: 12400 });
  });

  test('amounts may also stand per row, and then each line has its own discount', () => {
    const first = { 订单应付金额: '80.00', 优惠总金额: '5.00', 运费: '6.00' };
    const order = draft(first, { ...second, 订单应付金额: '35.00', 优惠总金额: '10.00' });
    expect(order.amounts).toMatchObject({ goods: 12400, discount: 1500, freight: 600, payable: 11500 });
    expect(order.lines.map(({ discount }) => discount)).toEqual([500, 1000]);
  });

  test('a discount is taken without its sign, and its parts say who bears it', () => {
    const order = draft({ 优惠总金额: '-10.00', 平台优惠: '4', 商家优惠: '6', 订单应付金额: '69' });
    expect(order.amounts).toMatchObject({ discount: 1000, discountBy: { platform: 400, shop: 600 } });
  });

  test('without a total the parts of the discount are added', () => {
    expect(draft({ 优惠总金额: '', 平台优惠: '4', 达人优惠: '6', 订单应付金额: '69' }).amounts.discount).toBe(1000);
  });

  test('a change of price by the seller counts', () => {
    expect(draft({ 商家改价: '-9.00', 订单应付金额: '70' }).amounts).toMatchObject({ adjustment: -900, payable: 7000 });
  });

  test('joined sub-orders in one row become lines', () => {
    const joined = {
      子订单编号: '6938000010203203711;6938000010203203712',
      选购商品: '保温杯;密封罐',
      商家编码: 'BWB500-GN;MFG-01',
      商品数量: '1;2',
      商品单价: '79;45',
      商品金额: '79;90',
      订单应付金额: '169',
    };
    expect(
      draft(joined).lines.map(({ externalLineNo, quantity, amount }) => [externalLineNo, quantity, amount]),
    ).toEqual([
      ['6938000010203203711', '1', 7900],
      ['6938000010203203712', '2', 9000],
    ]);
  });

  test('joined sub-orders whose quantity is unclear are told', () => {
    expect(faults({ 子订单编号: '6938000010203203711;6938000010203203712', 商品数量: '3' })).toEqual([
      'JOINED_LINES_UNCLEAR 商品数量',
    ]);
  });

  test('the same row twice is one row', () => {
    const order = draft({}, {});
    expect(order.lines).toHaveLength(1);
    expect(order.sourceRows).toHaveLength(2);
  });

  test('an order of which one line is sent is partly shipped', () => {
    const total = { 订单应付金额: '124.00' };
    const order = draft({ ...total, 订单状态: '已发货', 发货时间: '2026-11-21 09:00' }, { ...second, ...total });
    expect(order.stage).toBe('partly-shipped');
    expect(order.lines.map(({ stage }) => stage)).toEqual(['shipped', 'preparing']);
  });

  test('a refund that waits for an answer is the state of the order', () => {
    const total = { 订单应付金额: '124.00' };
    const order = draft({ ...total, 售后状态: '退款成功' }, { ...second, ...total, 售后状态: '待商家处理' });
    expect(order.refundState).toBe('applied');
    expect(order.lines.map(({ refundState }) => refundState)).toEqual(['refunded', 'applied']);
  });

  test('a cancelled order may have nothing to pay', () => {
    expect(draft({ 订单状态: '已关闭', 支付完成时间: '-', 订单应付金额: '0', 取消原因: '不想要了' })).toMatchObject({
      stage: 'cancelled',
      cancelReason: '不想要了',
      amounts: { goods: 7900, payable: 0, paid: 0 },
    });
  });
});

describe('faults', () => {
  test.each([
    ['a number in scientific notation', { 主订单编号: '6.93822E+18' }, ['ID_IN_SCIENTIFIC_NOTATION 主订单编号']],
    ['no number', { 主订单编号: '-' }, ['CELL_MISSING 主订单编号']],
    ['a number of other characters', { 主订单编号: '69 38?' }, ['ID_MALFORMED 主订单编号']],
    ['no sub-order number', { 子订单编号: '' }, ['CELL_MISSING 子订单编号']],
    ['a letter in a price', { 商品单价: '79.9O' }, ['AMOUNT_NOT_A_NUMBER 商品单价']],
    ['a negative price', { 商品单价: '-79' }, ['AMOUNT_NEGATIVE 商品单价']],
    ['quantity zero', { 商品数量: '0' }, ['QUANTITY_NOT_POSITIVE 商品数量']],
    ['a negative quantity', { 商品数量: '-2' }, ['QUANTITY_NOT_POSITIVE 商品数量']],
    ['price × quantity that differs', { 商品数量: '2' }, ['LINE_AMOUNT_DOES_NOT_MATCH 商品金额']],
    ['totals that do not add up', { 订单应付金额: '97.00' }, ['TOTALS_DO_NOT_ADD_UP 订单应付金额']],
    ['no total', { 订单应付金额: '' }, ['CELL_MISSING 订单应付金额']],
    ['a discount larger than the goods', { 优惠总金额: '-120' }, ['DISCOUNT_EXCEEDS_GOODS 优惠总金额']],
    ['an hour that does not exist', { 支付完成时间: '2026/11/10 25:03' }, ['TIME_IMPOSSIBLE 支付完成时间']],
    ['a payment before the order', { 支付完成时间: '2026-11-19 00:00' }, ['TIMES_OUT_OF_ORDER 支付完成时间']],
    ['a paid order without payment time', { 支付完成时间: '-' }, ['PAID_TIME_MISSING 支付完成时间']],
    ['an unknown status', { 订单状态: '处理完了' }, ['STATUS_UNKNOWN 订单状态']],
    ['an unknown refund state', { 售后状态: '说不清' }, ['REFUND_STATE_UNKNOWN 售后状态']],
    ['an unknown flag', { 旗帜颜色: '彩虹' }, ['FLAG_UNKNOWN 旗帜颜色']],
    ['a mask that is too short', { 收件人手机号: '138****12' }, ['PHONE_MASK_INCOMPLETE 收件人手机号']],
    ['no house', { 详细地址: '-' }, ['ADDRESS_INCOMPLETE 详细地址']],
    ['characters that cannot be read', { 买家留言: '请\ufffd快' }, ['TEXT_UNREADABLE 买家留言']],
    ['a message without end', { 买家留言: '长'.repeat(3000) }, ['TEXT_TOO_LONG 买家留言']],
  ])('%s', (_name, cells, expected) => {
    expect(faults(cells as unknown as Cells)).toEqual(expected);
  });

  test('all faults of a row are told at once', () => {
    const bad = {
      商品单价: '七十九',
      商品数量: '-1',
      订单提交时间: '昨天',
      订单状态: '好',
      收件人手机号: '12',
      旗帜颜色: '彩虹',
    };
    expect(faults(bad)).toEqual([
      'QUANTITY_NOT_POSITIVE 商品数量',
      'AMOUNT_NOT_A_NUMBER 商品单价',
      'STATUS_UNKNOWN 订单状态',
      'TIME_NOT_UNDERSTOOD 订单提交时间',
      'FLAG_UNKNOWN 旗帜颜色',
      'PHONE_MALFORMED 收件人手机号',
    ]);
  });

  test('a cell of nonsense is no flood of faults: of one order five hundred are told', () => {
    expect(faults({ 商品金额: 'a=b;'.repeat(20_000) })).toHaveLength(500);
  });

  test('rows of one order that disagree are told with the other row', () => {
    const total = { 订单应付金额: '124.00' };
    const [bad] = read(total, { ...second, ...total, 收件人: '##OTHER==', 订单提交时间: '2026-11-20 21:14:06' });
    expect(bad).toMatchObject({
      kind: 'bad',
      issues: [
        { code: 'ORDER_VALUES_CONFLICT', column: '订单提交时间', row: 3, params: { otherRow: 2 } },
        { code: 'ORDER_VALUES_CONFLICT', column: '收件人', row: 3, personal: true },
      ],
    });
  });

  test('times in another form do not disagree', () => {
    const total = { 订单应付金额: '124.00' };
    expect(draft(total, { ...second, ...total, 订单提交时间: '2026/11/20 21:14:05' }).lines).toHaveLength(2);
  });

  test('a sub-order number that stands twice with other contents is told', () => {
    expect(faults({}, { 商品数量: '2', 商品金额: '158' })).toContain('LINE_NUMBER_REPEATED 子订单编号');
  });

  test('an address that the file does not have is not missing', () => {
    const { 收件人: _name, 收件人手机号: _phone, 省: _p, 市: _c, 区: _d, 街道: _s, 详细地址: _a, ...bare } = douyinRow;
    expect(readCells('douyin-csv', [bare]).flatMap(faultsOf)).toEqual([]);
  });

  test('the totals are told with their arithmetic', () => {
    expect(read({ 订单应付金额: '97.00', 运费: '6' })[0]).toMatchObject({
      issues: [
        {
          params: {
            columns: '商品金额、优惠总金额、运费、订单应付金额',
            goods: '79.00',
            discounts: '0.00',
            freight: '6.00',
            payable: '97.00',
            difference: '12.00',
          },
        },
      ],
    });
  });

  test('one fen per line is tolerated', () => {
    expect(draft({ 订单应付金额: '78.99' }).amounts.payable).toBe(7899);
    expect(faults({ 订单应付金额: '78.98' })).toEqual(['TOTALS_DO_NOT_ADD_UP 订单应付金额']);
  });
});
