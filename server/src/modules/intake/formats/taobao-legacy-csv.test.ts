/** The two lists of the legacy Taobao export, paired by their order number in either order. */
import { describe, expect, test } from 'vitest';
import { taobaoLegacyCsv } from './taobao-legacy-csv.ts';
import { readRows } from '../read-rows.ts';
import { csvText, faultsOf, fileOf, readAll, taobaoDetailRow, taobaoOrderRow, type Cells } from '../rows-for-tests.ts';

const otherNo = { 订单编号: '="302100020777410416"' };
const orders = csvText([taobaoOrderRow, { ...taobaoOrderRow, ...otherNo }]);
const details = csvText([{ ...taobaoDetailRow, ...otherNo }, taobaoDetailRow]);

function read(order: Cells, ...rows: Cells[]) {
  const detailRows = rows.length > 0 ? rows : [{}];
  return readRows(taobaoLegacyCsv, [
    { part: 'orders', row: 2, cells: { ...taobaoOrderRow, ...order } },
    ...detailRows.map((cells, at) => ({
      part: 'details' as const,
      row: at + 2,
      cells: { ...taobaoDetailRow, ...cells },
    })),
  ]);
}

const faults = (order: Cells, ...rows: Cells[]) => read(order, ...rows).flatMap(faultsOf);

describe('a pair of lists', () => {
  test('is read in either order', async () => {
    const forward = await readAll(fileOf(orders), { companion: fileOf(details) });
    const backward = await readAll(fileOf(details), { companion: fileOf(orders) });
    expect(forward.map(({ kind }) => kind)).toEqual(['order', 'order']);
    expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
  });

  test('comes out in our words', () => {
    expect(read({})[0]).toMatchObject({
      kind: 'order',
      draft: {
        platform: 'taobao',
        externalNo: '302100010777410416',
        stage: 'paid',
        buyerNick: '样例买家',
        shopHint: { name: '岑汀家居淘宝店' },
        receiver: {
          name: { kind: 'clear', text: '样例甲' },
          phone: { kind: 'clear', text: '13800000101' },
          district: { kind: 'clear', text: '鄞州区' },
          detail: { kind: 'clear', text: '样例街道 样例路1号' },
        },
        amounts: { goods: 7900, freight: 600, discount: 0, payable: 8500, paid: 8500 },
        lines: [{ merchantCode: 'BWB500-GN', unitPrice: '79', quantity: '1' }],
        sourceRows: [
          { part: 'orders', row: 2 },
          { part: 'details', row: 2 },
        ],
      },
    });
  });

  test('the order list alone lets its orders wait', async () => {
    expect((await readAll(fileOf(orders))).flatMap(faultsOf)).toEqual([
      'DETAIL_FILE_MISSING 订单编号',
      'DETAIL_FILE_MISSING 订单编号',
    ]);
  });

  test('the detail list alone waits as well', async () => {
    expect((await readAll(fileOf(details))).flatMap(faultsOf)).toEqual([
      'ORDER_ROW_MISSING 订单编号',
      'ORDER_ROW_MISSING 订单编号',
    ]);
  });

  test('rows that waited are read once their other list has come', async () => {
    const waiting = [...(await readAll(fileOf(orders))), ...(await readAll(fileOf(details)))];
    const rows = waiting.flatMap((item) => (item.kind === 'bad' ? item.rows : []));
    expect(readRows(taobaoLegacyCsv, rows).map(({ kind }) => kind)).toEqual(['order', 'order']);
  });

  test('an order that the detail list lacks is told', async () => {
    const read = await readAll(fileOf(orders), { companion: fileOf(csvText([taobaoDetailRow])) });
    expect(read.map(({ kind }) => kind).toSorted()).toEqual(['bad', 'order']);
    expect(read.flatMap(faultsOf)).toEqual(['DETAIL_ROWS_MISSING 订单编号']);
  });

  test('two order lists are no pair', async () => {
    expect((await readAll(fileOf(orders), { companion: fileOf(orders) })).flatMap(faultsOf)).toEqual([
      'FILES_DO_NOT_PAIR',
    ]);
  });
});

describe('the traps of this export', () => {
  test('what the buyer owes for goods is after the discount', () => {
    expect(read({ 买家应付货款: '69', 总金额: '75', 买家实际支付金额: '75' })[0]).toMatchObject({
      draft: { amounts: { goods: 7900, discount: 1000, payable: 7500, paid: 7500 } },
    });
  });

  test('waybills lose their "No:", a changed address and a two-phase sale are seen', () => {
    const more = {
      物流单号: 'No:BYU880013',
      物流公司: '北屿快递',
      修改后的收货地址: '上海 上海市 浦东新区 样例路99号',
      分阶段订单信息: '定金 20',
    };
    expect(read(more)[0]).toMatchObject({
      draft: {
        kind: 'presale',
        waybills: [{ number: 'BYU880013', carrier: '北屿快递' }],
        receiver: { district: { text: '浦东新区' }, detail: { text: '样例路99号' } },
      },
    });
  });

  test('a masked address stays masked', () => {
    expect(read({ '收货地址 ': '江苏省 南京市 建邺区 样例街道****' })[0]).toMatchObject({
      draft: {
        receiver: { city: { kind: 'clear', text: '南京市' }, detail: { kind: 'masked', text: '样例街道****' } },
      },
    });
  });

  test('a code in the older column serves when the newer is blank', () => {
    expect(read({}, { 商家编码: '' })[0]).toMatchObject({ draft: { lines: [{ merchantCode: 'BWB500' }] } });
  });

  test('equal detail rows are two lines, or one exported twice: the count of pieces tells', () => {
    const two = { 买家应付货款: '158', 总金额: '164', 买家实际支付金额: '164', 宝贝总数量: '2' };
    expect(read(two, {}, {})[0]).toMatchObject({ draft: { lines: [{}, {}] } });
    expect(read({}, {}, {})[0]).toMatchObject({ draft: { lines: [{}] } });
  });

  test.each([
    ['pieces that do not add up', { 宝贝总数量: '3' }, {}, ['QUANTITIES_DO_NOT_ADD_UP 宝贝总数量']],
    ['totals that do not add up', { 总金额: '99' }, {}, ['TOTALS_DO_NOT_ADD_UP 总金额']],
    ['paid more than payable', { 买家实际支付金额: '99' }, {}, ['PAID_EXCEEDS_PAYABLE 买家实际支付金额']],
    ['no address', { '收货地址 ': '' }, {}, ['ADDRESS_INCOMPLETE 收货地址']],
    [
      'faults of both lists at once',
      { 订单状态: '好' },
      { 价格: 'x', 购买数量: '0' },
      ['STATUS_UNKNOWN 订单状态', 'QUANTITY_NOT_POSITIVE 购买数量', 'AMOUNT_NOT_A_NUMBER 价格'],
    ],
  ])('%s', (_name, order, detail, expected) => {
    expect(faults(order as unknown as Cells, detail as unknown as Cells)).toEqual(expected);
  });

  test('an order number twice with other contents is told', () => {
    const rows = [taobaoOrderRow, { ...taobaoOrderRow, 买家留言: '快' }].map((cells, at) => ({
      part: 'orders' as const,
      row: at + 2,
      cells,
    }));
    const detail = { part: 'details' as const, row: 2, cells: taobaoDetailRow };
    expect(readRows(taobaoLegacyCsv, [...rows, detail]).flatMap(faultsOf)).toEqual(['ORDER_ROW_REPEATED 订单编号']);
  });
});
