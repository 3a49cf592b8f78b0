/** Workbooks: what a spreadsheet shows is read as text; what is cut off, locked or swells is refused in bounded memory. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { FileProblemCode } from '../file-problems.ts';
import { UnreadableFile } from '../file-problems.ts';
import { openRecords } from '../sources.ts';
import { fileOf } from '../rows-for-tests.ts';
import { dateText, isDateFormat, numberText } from './cell-value.ts';
import { SharedStrings } from './shared-strings.ts';
import { oneSheet, onlySheet, zipOf } from './workbook-for-tests.ts';

type Cell = string | number | Date | boolean | null;

const book = async (rows: Cell[][], more: object = {}): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '订单', rows, ...more }] }));

async function readAll(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  const source = await openRecords(fileOf(bytes, 64_000));
  for await (const batch of source.records()) rows.push(...batch.map(({ cells }) => cells));
  return rows;
}

async function problemOf(bytes: Uint8Array): Promise<FileProblemCode | undefined> {
  try {
    await readAll(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
}

/** A zip of one sheet, whose directory may say anything. */
function forged(sheet: string, { size, count }: { size?: number; count?: number } = {}): Buffer {
  return zipOf(oneSheet(sheet), { sizes: size === undefined ? undefined : { [onlySheet]: size }, count });
}

const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('what a spreadsheet shows', () => {
  test('texts, numbers without dust, truths and blanks', async () => {
    const rows = await readAll(
      await book([
        ['甲', 79.9, 0.1 + 0.2, true, null, '=1+1'],
        ['乙 & <丙>', 100, 1e-7, false, '', ''],
      ]),
    );
    expect(rows[0]).toEqual(['甲', '79.9', '0.3', 'TRUE', '', '=1+1']);
    expect(rows[1]?.slice(0, 4)).toEqual(['乙 & <丙>', '100', '0.0000001', 'FALSE']);
  });

  test('dates as dates, with an hour where the cell has one', async () => {
    const at = new Date('2026-11-20T21:14:05Z');
    expect((await readAll(await book([[at]])))[0]).toEqual(['2026-11-20 21:14:05']);
    expect(dateText('46346', false)).toBe('2026-11-20');
    expect(dateText('44884', true)).toBe('2026-11-20');
    expect(dateText('0.5', false)).toBe('12:00:00');
    expect(isDateFormat(0, 'yyyy"年"m"月"')).toBe(true);
    expect(isDateFormat(0, '"day" 0.00')).toBe(false);
    expect(isDateFormat(14, undefined)).toBe(true);
  });

  test('a number that lost its last digits is shown as such, not as an id', () => {
    expect(numberText('6938000010203203711')).toBe('6.938000010203204E+18');
    expect(numberText('6.9380000102032E+18')).toBe('6.9380000102032E+18');
    expect(numberText('693800001020320')).toBe('693800001020320');
    expect(numberText('79.900000000000006')).toBe('79.9');
  });

  test('rich text, phonetic readings, a namespace prefix and rows that do not say where they stand', async () => {
    const rich =
      '<c t="inlineStr"><is><r><t>红</t></r><r><t xml:space="preserve"> 色</t></r><rPh><t>hong</t></rPh></is></c>';
    expect(await readAll(forged(sheetOf(`<row>${rich}<c/><c><v>2</v></c></row><row/>`)))).toEqual([
      ['红 色', '', '2'],
      [],
    ]);
    const prefixed =
      '<x:worksheet><x:sheetData><x:row r="3"><x:c r="B3" t="str"><x:v>a_x000D_b</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await readAll(forged(prefixed))).toEqual([['', 'a\rb']]);
  });

  test('a text that the cell points to, also an empty one behind a full piece of memory', () => {
    const strings = new SharedStrings();
    for (const text of ['x'.repeat(4 * 1024 * 1024), '', '红']) strings.add(text);
    expect([strings.at(1), strings.at(2)]).toEqual(['', '红']);
    for (const damaged of [-1, 0.5, 3, NaN, Infinity]) expect(strings.at(damaged)).toBeUndefined();
  });

  test('a cell without a value is empty, whatever it says it holds', async () => {
    const cells = ['s', 'b', 'str', 'n', 'e'].map((type) => `<c t="${type}"></c>`).join('');
    expect(await readAll(forged(sheetOf(`<row>${cells}<c><v>1</v></c></row>`)))).toEqual([['', '', '', '', '', '1']]);
  });

  test('the first visible sheet that holds anything', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['看不见']], hidden: true },
        { name: '空', rows: [] },
        { name: '订单', rows: [['订单号'], ['1']] },
      ],
    });
    expect(await readAll(bytes)).toEqual([['订单号'], ['1']]);
  });

  test('what any writer wrote comes out again, by shared strings and inline', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 12 })
      .filter((one) => /^[\P{C}]*$/u.test(one) && !one.includes('_x'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const shared = await readAll(await book([['首行'], ...rows]));
          const columns = rows[0]!.map((_, at) => ({ header: `列${at}` }));
          const inline = new Uint8Array(
            await new Response(writeXlsxStream(rows, { name: 's', columns })).arrayBuffer(),
          );
          const wanted = rows.map((cells) => cells.join('|').replace(/\|+$/u, ''));
          const joined = (read: string[][]) => read.map((cells) => cells.join('|').replace(/\|+$/u, ''));
          expect(joined(shared).slice(1).filter(Boolean)).toEqual(wanted.filter(Boolean));
          expect(joined((await readAll(inline)).slice(1)).filter(Boolean)).toEqual(wanted.filter(Boolean));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what is no honest workbook', () => {
  test('cut off anywhere, it is refused as incomplete [OS-2.2]', async () => {
    const whole = await book(Array.from({ length: 300 }, (_, n) => [`订单${n}`, String(Math.sin(n))]));
    for (let part = 1; part < 12; part += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 12));
      expect(await problemOf(cut)).toBe('WORKBOOK_CUT_OFF');
    }
  });

  test('bytes that were damaged in the middle break off, and never crash', async () => {
    const whole = await book(Array.from({ length: 300 }, (_, n) => [`订单${n}`, String(Math.sin(n))]));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at] = damaged[at]! ^ change;
        await problemOf(damaged);
      }),
      { numRuns: 150 },
    );
  });

  test('one that declares to swell is refused before anything is inflated', async () => {
    expect(await problemOf(forged(sheetOf(' '.repeat(60_000_000))))).toBe('WORKBOOK_SWELLS');
    expect(await problemOf(forged(sheetOf(''), { count: 60_000 }))).toBe('WORKBOOK_SWELLS');
  });

  test('one that lies about its size is left as soon as it shows, in bounded memory', async () => {
    const bomb = forged(sheetOf('<row/>'.repeat(30_000_000)), { size: 3_000_000 });
    const before = process.memoryUsage.rss();
    expect(await problemOf(bomb)).toBe('WORKBOOK_SWELLS');
    expect(process.memoryUsage.rss() - before).toBeLessThan(120 * 1024 * 1024);
  });

  test('a row without end, a cell in column XFD, a sheet that is none', async () => {
    expect(await problemOf(forged(`<worksheet><sheetData><row>${'<c><v>1</v></c>'.repeat(90_000)}`))).toBe(
      'WORKBOOK_BROKEN',
    );
    expect(await problemOf(forged(sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>')))).toBe('WORKBOOK_TOO_WIDE');
    expect(await problemOf(forged('<html></html>'))).toBe('WORKBOOK_BROKEN');
  });

  test('another archive is called an archive, an empty one is empty', async () => {
    expect(await problemOf(Buffer.from('504b030414000600080000002100', 'hex'))).toBe('FILE_IS_ARCHIVE');
    expect(await problemOf(await book([]))).toBe('FILE_IS_EMPTY');
  });
});
