/** Guesses at unknown lists, and mappings read as formats. */
import { describe, expect, test } from 'vitest';
import { mappingSpec, type MappingSpec } from '../../../../../contract/import-mappings.ts';
import { fileOf, readAll } from '../rows-for-tests.ts';
import { guessMapping } from './guess-mapping.ts';
import { formatOfMapping } from './mapped-format.ts';

test('a cell of half a million characters is judged by its beginning', () => {
  expect(guessMapping(['甲', '乙'], [['省'.repeat(500_000), '2']]).byContent).toEqual(['quantity']);
});

const header = [
  '单据编号',
  '下单日期',
  '商品代码',
  '品名',
  '件数',
  '单价',
  '合计',
  '客户',
  '手机号码',
  '送货地址',
  '单据状态',
  '备注',
];
const rows = [
  [
    'XS202611210001',
    '2026/11/20 9:05',
    'MFG-01',
    '密封罐',
    '2',
    '45',
    '119.9',
    '样例商行',
    '13800000901',
    '浙江省宁波市鄞州区样例路1号',
    '已付款',
    '',
  ],
  [
    'XS202611210001',
    '2026/11/20 9:05',
    'XYN-01',
    '凝珠',
    '1',
    '29.9',
    '119.9',
    '样例商行',
    '13800000901',
    '浙江省宁波市鄞州区样例路1号',
    '已付款',
    '',
  ],
];

describe('guesses', () => {
  test('by the words of the header', () => {
    expect(guessMapping(header, rows).spec.columns).toEqual({
      orderNo: '单据编号',
      createdAt: '下单日期',
      merchantCode: '商品代码',
      title: '品名',
      quantity: '件数',
      unitPrice: '单价',
      payable: '合计',
      name: '客户',
      phone: '手机号码',
      address: '送货地址',
      status: '单据状态',
      sellerRemark: '备注',
    });
  });

  test('by what the cells hold, where the header says nothing', () => {
    const guess = guessMapping(
      ['A', 'B', 'C', 'D'],
      [
        ['PO20261120001', '20/11/2026 09:05', '13800000901', '119.90'],
        ['PO20261120002', '21/11/2026 10:00', '13800000902', '45.00'],
      ],
    );
    expect(guess.spec.columns).toEqual({ createdAt: 'B', phone: 'C', orderNo: 'A', payable: 'D' });
    expect(guess.byContent).toEqual(['createdAt', 'phone', 'orderNo', 'payable']);
    expect(guess.spec.dateOrder).toBe('dmy');
  });

  test('amounts in fen, English words', () => {
    const guess = guessMapping(
      ['Order No', 'SKU', 'Qty', 'Total', 'Order Date'],
      [['SO1001', 'MFG-01', '1', '4500', '11/20/2026 9:05']],
    );
    expect(guess.spec).toMatchObject({
      amountUnit: 'minor',
      dateOrder: 'mdy',
      columns: { orderNo: 'Order No', merchantCode: 'SKU', quantity: 'Qty' },
    });
  });
});

describe('a mapping as a format', () => {
  const spec = (more: Partial<MappingSpec> = {}): MappingSpec =>
    mappingSpec.parse({ ...guessMapping(header, rows).spec, ...more });
  const text = [header, ...rows].map((cells) => cells.join(',')).join('\n');
  const readBy = (mapping: MappingSpec) =>
    readAll(fileOf(`${text}\n`), {
      formats: [formatOfMapping({ id: 'x', name: '批发', shopId: null, header, spec: mapping })],
    });

  test('reads a file of that header, rows of one number together [OS-2.1]', async () => {
    const [unknown] = await readBy(spec());
    expect(unknown).toMatchObject({
      kind: 'order',
      draft: {
        stage: 'paid',
        lines: [{ amount: 9000 }, { amount: 2990 }],
        amounts: { payable: 11990, paid: 11990 },
        currency: 'CNY',
      },
    });
  });

  test('with its own words for the status, its own zone and currency', async () => {
    const [own] = await readBy(spec({ statusWords: { 已付款: 'unpaid' }, zoneMinutes: 0, currency: 'USD' }));
    expect(own).toMatchObject({
      draft: { stage: 'unpaid', createdAt: new Date('2026-11-20T09:05:00Z'), currency: 'USD' },
    });
  });

  test('with kinds of special order in a column, and what is said of each [OS-2.3] [OS-2.1]', async () => {
    const wide = [...header, '特殊要求'];
    const lines = [wide, ...rows.map((cells) => [...cells, '加急；定制：刻“平安”'])].map((cells) => cells.join(','));
    const guessed = guessMapping(wide, rows).spec;
    expect(guessed.columns.special).toBe('特殊要求');
    const mapping = mappingSpec.parse({ ...guessed, statusWords: {} });
    const [read] = await readAll(fileOf(`${lines.join('\n')}\n`), {
      formats: [formatOfMapping({ id: 'x', name: '批发', shopId: null, header: wide, spec: mapping })],
    });
    expect(read).toMatchObject({ draft: { special: [{ kind: '加急' }, { kind: '定制', text: '刻“平安”' }] } });
  });

  test('another header is another list', async () => {
    const read = await readAll(fileOf('单据编号,件数\n1,2\n'), {
      formats: [formatOfMapping({ id: 'x', name: '批发', shopId: null, header, spec: spec() })],
    });
    expect(read).toMatchObject([{ kind: 'problem', problem: { code: 'FORMAT_UNKNOWN', params: { nearest: '批发' } } }]);
  });
});
