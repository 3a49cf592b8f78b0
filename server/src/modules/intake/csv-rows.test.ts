/** Records are read as spreadsheets and csv-parse read them, however the text is cut into chunks. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, type CsvRow } from './csv-rows.ts';
import { UnreadableFile } from './file-problems.ts';

async function rowsOf(...chunks: string[]): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  const source = async function* () {
    yield* chunks;
  };
  for await (const batch of csvRows(source())) rows.push(...batch);
  return rows;
}

const cellsOf = async (...chunks: string[]) => (await rowsOf(...chunks)).map(({ cells }) => cells);

describe('records', () => {
  test.each([
    ['quotes, commas and doubled quotes', 'a,"b,c","d""e"\n', [['a', 'b,c', 'd"e']]],
    ['every line ending', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['a line break inside a cell', '"a\r\nb",c\n', [['a\r\nb', 'c']]],
    ['a quote inside an unquoted cell', '="123",b"c\n', [['="123"', 'b"c']]],
    ['a quote that turns out to be literal', '"a"b,c\n', [['"a"b', 'c']]],
    ['blanks after a closing quote', '"a" \t,b\n', [['a', 'b']]],
    ['empty cells at both ends', ',a,\n', [['', 'a', '']]],
    ['a trailing comma at the end of the file', 'a,', [['a', '']]],
    ['rows of any width', 'a,b\nc\nd,e,f\n', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
    [
      'TAB as separator when there is no comma',
      'a\tb\n"c,d"\te\n',
      [
        ['a', 'b'],
        ['c,d', 'e'],
      ],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await cellsOf(text)).toEqual(expected);
  });

  test('rows are counted as a spreadsheet counts them', async () => {
    const rows = await rowsOf('h\n"two\nlines"\n\nlast');
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'h'],
      [2, 'two\nlines'],
      [3, ''],
      [4, 'last'],
    ]);
    expect(rows.map(({ last }) => last ?? false)).toEqual([false, false, false, true]);
  });

  test('a quote that never closes is told with its row, and the rows before it are read', async () => {
    const read: string[][] = [];
    const source = async function* () {
      yield 'a\nb\n"c,d\ne\n';
    };
    const reading = (async () => {
      for await (const batch of csvRows(source())) read.push(...batch.map(({ cells }) => cells));
    })();
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toMatchObject({ problem: { code: 'QUOTE_NOT_CLOSED', params: { row: 3 } } });
    expect(read).toEqual([['a'], ['b']]);
  });

  test('a quote that swallows a large file is noticed before the file is in memory', async () => {
    let yielded = 0;
    const source = async function* () {
      yield 'a\n"';
      for (; yielded < 1000; yielded += 1) yield 'x'.repeat(64_000);
    };
    const reading = (async () => {
      for await (const batch of csvRows(source())) void batch;
    })();
    await expect(reading).rejects.toMatchObject({ problem: { params: { row: 2 } } });
    expect(yielded).toBeLessThan(10);
  });
});

describe('against csv-parse', () => {
  const piece = fc.constantFrom('a', '订', ' ', '"', '""', ',', '\n', '\r\n', '="1"', '👍');

  test('both read the same records of quoted cells', async () => {
    const table = fc.array(
      fc.array(
        fc.array(piece, { maxLength: 6 }).map((p) => p.join('')),
        { minLength: 2, maxLength: 4 },
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (cells, size) => {
        const text =
          cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n') + '\n';
        const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
        expect(await cellsOf(...chunks)).toEqual(cells);
        expect(parse(text, { relax_column_count: true, record_delimiter: '\n' })).toEqual(cells);
      }),
    );
  });

  test('both read the same unquoted and half-quoted cells', async () => {
    const cell = fc.constantFrom('', 'a', 'a b', '="12"', 'b"c', '"q"', '"x,y"', '"l1\nl2"', '"d""q"', '订单');
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const text = cells.map((row) => row.join(',')).join('\n') + '\n';
        const options = { relax_quotes: true, relax_column_count: true, record_delimiter: '\n' };
        expect(await cellsOf(text)).toEqual(parse(text, options));
      }),
    );
  });
});
