/** Whole files: recognition, grouping in bounded memory, what breaks off, garbage, and mending of rows that waited. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeFileProblem, fileProblems } from './file-problems.ts';
import { describeIssue, rowIssues, type IssueCode } from './issues.ts';
import { inspectFile } from './read-order-file.ts';
import { formatOf } from './formats/all-formats.ts';
import { readRows } from './read-rows.ts';
import { csvText, douyinRow, faultsOf, fileOf, readAll, type Cells } from './rows-for-tests.ts';

const number = (index: number) => `69380000${String(index).padStart(5, '0')}203711`;

function row(index: number, cells: Cells = {}): Cells {
  return { ...douyinRow, 主订单编号: number(index), 子订单编号: number(index), ...cells };
}

/** Two rows of one order, whose total stands on each. */
function pairOf(index: number): [Cells, Cells] {
  const total = { 订单应付金额: '158' };
  return [row(index, total), row(index, { ...total, 子订单编号: `${number(index)}9` })];
}

describe('recognition', () => {
  test('a file tells its format, rows, orders and shops', async () => {
    const rows = [...pairOf(1), row(2)].map((cells) => ({ ...cells, 店铺名称: '岑汀旗舰店' }));
    expect(await inspectFile(fileOf(csvText(rows)))).toMatchObject({
      format: { id: 'douyin-csv' },
      encoding: 'utf-8',
      rows: 3,
      orders: 2,
      shopHints: [{ name: '岑汀旗舰店' }],
      needsCompanion: false,
    });
  });

  test('a title above the header is passed over, and rows keep their numbers', async () => {
    const [bad] = await readAll(fileOf(`订单导出\n\n${csvText([row(1, { 商品数量: '0' })])}`));
    expect(bad).toMatchObject({ kind: 'bad', issues: [{ row: 4, column: '商品数量' }] });
  });

  test('columns are found in any order', async () => {
    const reversed = Object.fromEntries(Object.entries(row(1)).toReversed());
    expect((await readAll(fileOf(csvText([reversed])))).map(({ kind }) => kind)).toEqual(['order']);
  });

  test('an unknown header names the nearest format and what it lacks', async () => {
    const { problem } = await inspectFile(fileOf('主订单编号,商品数量,订单状态\n1,2,3\n'));
    expect(problem).toMatchObject({ code: 'FORMAT_UNKNOWN', params: { nearest: 'douyin-csv' } });
    expect(describeFileProblem(problem!, 'zh-CN').message).toContain('抖音订单表，缺 子订单编号、选购商品');
    expect(describeFileProblem(problem!, 'en').message).toContain('Douyin order list');
  });

  test('a known header without a column that is needed names it', async () => {
    const { 支付完成时间: _paid, ...cells } = row(1);
    const { problem } = await inspectFile(fileOf(csvText([cells])));
    expect(problem).toEqual({ code: 'COLUMNS_MISSING', params: { format: 'douyin-csv', missing: '支付完成时间' } });
  });

  test('a column that stands twice is refused', async () => {
    const text = csvText([row(1)]).replace('"商家备注"', '"运费"');
    expect((await inspectFile(fileOf(text))).problem).toEqual({ code: 'COLUMN_REPEATED', params: { column: '运费' } });
  });

  test('a header without orders is told', async () => {
    const header = csvText([row(1)]).split('\n')[0]!;
    expect((await readAll(fileOf(`${header}\n`))).flatMap(faultsOf)).toEqual(['FILE_HAS_NO_ORDERS']);
  });
});

describe('grouping', () => {
  test('rows of an order belong together wherever they stand', async () => {
    const [first, second] = pairOf(1);
    const read = await readAll(fileOf(csvText([first, row(2), row(3), second])));
    expect(read.map((item) => (item.kind === 'order' ? item.draft.externalNo : item.kind))).toEqual([
      number(2),
      number(3),
      number(1),
    ]);
    expect(read[2]).toMatchObject({ draft: { sourceRows: [{ row: 2 }, { row: 5 }] } });
  });

  test('when too many rows would wait, the file is read again and nothing is lost or doubled', async () => {
    const pairs = Array.from({ length: 50 }, (_, index) => pairOf(index));
    const rows = [...pairs.map(([first]) => first), ...pairs.map(([, second]) => second), row(99)];
    const read = await readAll(fileOf(csvText(rows)), { mostHeldRows: 7 });
    const numbers = read.map((item) => (item.kind === 'order' ? item.draft.externalNo : item.kind));
    expect(numbers.toSorted()).toEqual([...pairs.map((_, index) => number(index)), number(99)].toSorted());
  });

  test('ruined numbers do not join their rows', async () => {
    const ruined = { 主订单编号: '6.93822E+18', 子订单编号: '6.93822E+18' };
    const read = await readAll(fileOf(csvText([row(1, ruined), row(2, ruined)])));
    expect(read.map(({ kind }) => kind)).toEqual(['bad', 'bad']);
  });

  test('numbers that a spreadsheet rounded are refused when many of a file are', async () => {
    const rounded = (index: number) => row(index, { 主订单编号: `69380000102${3000 + index}0000` });
    const read = await readAll(fileOf(csvText([rounded(1), rounded(2), row(3)])));
    expect(read.flatMap(faultsOf)).toEqual(['ID_ROUNDED 主订单编号', 'ID_ROUNDED 主订单编号']);
    const single = await readAll(fileOf(csvText([rounded(1), row(2), row(3)])));
    expect(single.flatMap(faultsOf)).toEqual([]);
  });

  test('a sub-order number under two orders is told at both', async () => {
    const read = await readAll(fileOf(csvText([row(1), row(2, { 子订单编号: number(1) })])));
    expect(read.flatMap(faultsOf)).toEqual([
      'LINE_NUMBER_IN_TWO_ORDERS 子订单编号',
      'LINE_NUMBER_IN_TWO_ORDERS 子订单编号',
    ]);
  });

  test('an order number that stands on hundreds of rows is refused', async () => {
    const rows = Array.from({ length: 501 }, (_, at) => row(1, { 子订单编号: number(at) }));
    const read = await readAll(fileOf(csvText(rows)));
    expect(read).toHaveLength(501);
    expect(faultsOf(read[0])).toEqual(['ORDER_HAS_TOO_MANY_ROWS 主订单编号']);
  });
});

describe('a file that breaks off', () => {
  const whole = csvText([row(1), row(2), row(3)]).trimEnd();

  test('within a row: the row is told, the others are read', async () => {
    const read = await readAll(fileOf(whole.slice(0, -60).replace(/"[^"]*$/u, '')));
    expect(read.map(({ kind }) => kind)).toEqual(['order', 'order', 'bad']);
    expect(faultsOf(read[2])).toContain('ROW_CUT_OFF 主订单编号');
  });

  test('within a quoted cell: the last order may be incomplete, and the problem is told at the end', async () => {
    const read = await readAll(fileOf(`${whole}\n"6938`));
    expect(read.map(({ kind }) => kind)).toEqual(['order', 'order', 'bad', 'problem']);
    expect(faultsOf(read[2])).toEqual(['ORDER_MAY_BE_CUT_OFF 主订单编号']);
    expect(faultsOf(read[3])).toEqual(['QUOTE_NOT_CLOSED']);
  });

  test('a comma without quotes makes the row too wide', async () => {
    const read = await readAll(fileOf(`${whole}\n${csvText([row(4)]).split('\n')[1]!},"x"\n`));
    expect(read.flatMap(faultsOf)).toEqual(['ROW_TOO_WIDE 主订单编号']);
  });

  test('a last row without a line ending is whole', async () => {
    expect((await readAll(fileOf(whole))).map(({ kind }) => kind)).toEqual(['order', 'order', 'order']);
  });
});

describe('mending', () => {
  test('a row that waited is good after its cell was mended', async () => {
    const [bad] = await readAll(
      fileOf(csvText([row(1, { 商品单价: '79.9O', 商品金额: '79.90', 订单应付金额: '79.90' })])),
    );
    if (bad?.kind !== 'bad') throw new Error('it should be bad');
    expect(bad.rows[0]).toMatchObject({ part: 'orders', row: 2, cells: { 商品单价: '79.9O' } });
    const mended = bad.rows.map((raw) => ({ ...raw, cells: { ...raw.cells, 商品单价: '79.90' } }));
    expect(readRows(formatOf('douyin-csv')!, mended)).toMatchObject([
      { kind: 'order', draft: { sourceRows: [{ row: 2 }] } },
    ]);
    expect(readRows(formatOf('douyin-csv')!, bad.rows)).toEqual([bad]);
  });
});

describe('garbage', () => {
  test('random bytes never throw but give a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 400 }), async (bytes) => {
        const read = await readAll(fileOf(bytes));
        expect(read.map(({ kind }) => kind)).toEqual(['problem']);
      }),
    );
  });

  test('any text in any cell is an order or faults, never a crash', async () => {
    const columns = Object.keys(douyinRow);
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('-', '=', '"', '1e9', '-0', '__proto__', '\ufffd', '9'.repeat(400)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...columns), odd), { maxLength: 6 }), async (changes) => {
        const cells = { ...douyinRow, ...Object.fromEntries(changes) };
        const read = readRows(formatOf('douyin-csv')!, [{ part: 'orders', row: 2, cells }]);
        expect(read).toHaveLength(1);
        for (const item of read) if (item.kind === 'bad') expect(item.issues.length).toBeGreaterThan(0);
      }),
    );
  });

  test('a file cut anywhere, or with any byte changed, never throws', async () => {
    const bytes = Buffer.from(csvText([row(1), ...pairOf(2)]));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bent = Buffer.from(bytes.subarray(0, cut ? at : bytes.length));
        if (!cut) bent[at] = byte;
        expect((await readAll(fileOf(bent))).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('texts', () => {
  test('every issue and problem says in both languages what to do, with its parameters filled', () => {
    for (const code of Object.keys(rowIssues) as IssueCode[]) {
      for (const language of ['zh-CN', 'en'] as const) {
        const { message, mend } = describeIssue({ code, params: {}, column: '运费' }, language);
        expect(message.length * mend.length).toBeGreaterThan(0);
      }
    }
    expect(Object.values(fileProblems).every(({ zh, en, mendZh, mendEn }) => zh && en && mendZh && mendEn)).toBe(true);
    const told = describeIssue({ code: 'ORDER_VALUES_CONFLICT', params: { otherRow: 7 }, column: '收件人' }, 'zh-CN');
    expect(told.message).toBe('同一订单的各行「收件人」不一致：第 7 行与此不同');
  });
});
