/** Amounts, quantities, times, phones and the platforms' words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount, parseQuantity, parseUnitPrice, timesInFen, yuan } from './numbers.ts';
import { personalText, readPhone } from './receiver.ts';
import { parseShanghaiTime, shanghaiText } from './shanghai-time.ts';
import { flagOf, kindOf, refundStateOf, stageOf } from './words.ts';

describe('amounts', () => {
  test.each([
    ['79', 7900],
    ['79.9', 7990],
    ['¥79.90', 7990],
    ['￥ 1,099.00', 109900],
    ['１，０９９．００', 109900],
    ['79.90元', 7990],
    ['79.900', 7990],
    ['0', 0],
    ['-0.00', 0],
    ['.5', undefined],
  ])('%s', (text, fen) => {
    expect(parseAmount(text)).toEqual(
      fen === undefined ? expect.objectContaining({ code: 'AMOUNT_NOT_A_NUMBER' }) : { value: fen },
    );
  });

  test('a letter among the digits is told with its place', () => {
    expect(parseAmount('79.9O')).toEqual({ code: 'AMOUNT_NOT_A_NUMBER', params: { position: 5, character: 'O' } });
    expect(parseAmount('1.2E+3')).toMatchObject({ params: { position: 4, character: 'E' } });
  });

  test('a thousands comma in the wrong place is no amount', () => {
    expect(parseAmount('10,99')).toMatchObject({ code: 'AMOUNT_NOT_A_NUMBER' });
  });

  test.each([
    ['-1', 'AMOUNT_NEGATIVE'],
    ['79.901', 'AMOUNT_TOO_PRECISE'],
    ['99999999999', 'AMOUNT_TOO_LARGE'],
    ['1'.repeat(5000), 'AMOUNT_NOT_A_NUMBER'],
  ])('%s is refused', (text, code) => {
    expect(parseAmount(text)).toMatchObject({ code });
  });

  test('every amount in fen is read back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (fen) => {
        expect(parseAmount(yuan(fen), 'signed')).toEqual({ value: fen });
      }),
    );
  });

  test('prices have six places, products round half up to a fen', () => {
    expect(parseUnitPrice('0.123456')).toEqual({ value: '0.123456' });
    expect(parseUnitPrice('0.1234567')).toMatchObject({ code: 'AMOUNT_TOO_PRECISE' });
    expect(parseUnitPrice('-1')).toMatchObject({ code: 'AMOUNT_NEGATIVE' });
    expect(timesInFen('58', '2.5')).toBe(14500);
    expect(timesInFen('0.005', '1')).toBe(1);
    expect(timesInFen('0.0049', '1')).toBe(0);
  });
});

describe('quantities', () => {
  test.each([
    ['1', '1'],
    ['2.500', '2.5'],
    ['1,000', '1000'],
    ['2 件', '2'],
    ['３', '3'],
  ])('%s', (text, quantity) => {
    expect(parseQuantity(text)).toEqual({ value: quantity });
  });

  test.each([
    ['0', 'QUANTITY_NOT_POSITIVE'],
    ['-1', 'QUANTITY_NOT_POSITIVE'],
    ['1.2345', 'QUANTITY_TOO_PRECISE'],
    ['10000000000', 'QUANTITY_TOO_LARGE'],
    ['两个', 'QUANTITY_NOT_A_NUMBER'],
  ])('%s is refused', (text, code) => {
    expect(parseQuantity(text)).toMatchObject({ code });
  });
});

describe('times', () => {
  test.each([
    '2026-03-01 09:05:00',
    '2026/3/1 9:05:00',
    '2026-03-01 09:05',
    '2026/3/1 9:05',
    '2026-03-01T09:05:00',
    '2026年3月1日 9:05',
    '2026.03.01 09:05:00.0',
  ])('%s is Beijing time', (text) => {
    expect(parseShanghaiTime(text)).toEqual({ value: new Date('2026-03-01T01:05:00Z') });
  });

  test('the zone of the machine does not matter, and the text comes back', () => {
    const parsed = parseShanghaiTime('2026-06-30 00:00:01');
    expect('value' in parsed && shanghaiText(parsed.value)).toBe('2026-06-30 00:00:01');
  });

  test('a date alone is refused, but means the end of its day for a promise', () => {
    expect(parseShanghaiTime('2026-03-01')).toMatchObject({ code: 'TIME_WITHOUT_HOUR' });
    expect(parseShanghaiTime('2026-03-01', 'end-of-day')).toEqual({ value: new Date('2026-03-01T15:59:59Z') });
  });

  test.each([
    ['2026/11/10 25:03', 'TIME_IMPOSSIBLE'],
    ['2026-02-30 09:05:00', 'TIME_IMPOSSIBLE'],
    ['2026-13-01 09:05:00', 'TIME_IMPOSSIBLE'],
    ['2025-02-29 09:05:00', 'TIME_IMPOSSIBLE'],
    ['1970-01-01 00:00:00', 'TIME_OUT_OF_RANGE'],
    ['9999-12-31 00:00:00', 'TIME_OUT_OF_RANGE'],
    ['46082.378', 'TIME_NOT_UNDERSTOOD'],
    ['3/1/26 9:05', 'TIME_NOT_UNDERSTOOD'],
    ['昨天', 'TIME_NOT_UNDERSTOOD'],
  ])('%s is refused', (text, code) => {
    expect(parseShanghaiTime(text)).toMatchObject({ code });
  });
});

describe('buyers', () => {
  test('ciphers, masks and clear text are told apart', () => {
    expect(['##AbC==', '$$AbC==', '王**', '1********35', '样例甲'].map((text) => personalText(text).kind)).toEqual([
      'ciphered',
      'ciphered',
      'masked',
      'masked',
      'clear',
    ]);
  });

  test.each([
    '13800000101',
    '18400000123-1234',
    '18400000123[1234]',
    '+86 13800000101',
    '0571-28000035',
    '4001234567',
    '+852 21234567',
    '1********35',
    '138****1234',
    '##x==',
  ])('%s can be a phone', (text) => {
    expect(readPhone(text)).toHaveProperty('phone');
  });

  test('a number that a spreadsheet gave a decimal point is mended', () => {
    expect(readPhone('13800000101.0')).toEqual({ phone: { kind: 'clear', text: '13800000101' } });
  });

  test.each([
    ['138****12', 'PHONE_MASK_INCOMPLETE'],
    ['13800000', 'PHONE_MALFORMED'],
    ['1.38E+10', 'PHONE_MALFORMED'],
    ['无', 'PHONE_MALFORMED'],
  ])('%s is refused', (text, code) => {
    expect(readPhone(text)).toMatchObject({ code });
  });
});

describe('words', () => {
  test.each([
    ['待支付', 'unpaid'],
    ['买家已付款，等待卖家发货', 'paid'],
    ['买家已付款,等待卖家发货', 'paid'],
    ['备货中', 'preparing'],
    ['部分发货', 'partly-shipped'],
    ['卖家已发货，等待买家确认', 'shipped'],
    ['交易成功', 'completed'],
    ['已关闭', 'cancelled'],
    ['处理完了', undefined],
    ['constructor', undefined],
  ])('status %s', (word, stage) => {
    expect(stageOf(word)).toBe(stage);
  });

  test.each([
    ['', 'none'],
    ['没有申请退款', 'none'],
    ['待商家处理', 'applied'],
    ['售后申请中', 'applied'],
    ['退款中', 'in-progress'],
    ['待买家退货', 'in-progress'],
    ['同意退款，退款成功', 'refunded'],
    ['售后关闭', 'closed'],
    ['已拒绝售后申请', 'refused'],
    ['说不清', undefined],
  ])('refund %s', (word, state) => {
    expect(refundStateOf(word)).toBe(state);
  });

  test('flags are colours or the numbers of the interface', () => {
    expect(['灰', '紫色旗帜', '青旗', '绿色', '黄', '红', '3', '彩虹'].map(flagOf)).toEqual([
      0,
      1,
      2,
      3,
      4,
      5,
      3,
      undefined,
    ]);
  });

  test('kinds of order', () => {
    expect(['普通订单', '全款预售', '阶段预售订单', '定制订单', ''].map(kindOf)).toEqual([
      'normal',
      'presale',
      'presale',
      'custom',
      'normal',
    ]);
  });
});
