/** Workbooks whose parts were damaged before they were packed, or written to take forever: refused or read as text, never a crash. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { UnreadableFile } from '../file-problems.ts';
import { fileOf } from '../rows-for-tests.ts';
import { openRecords } from '../sources.ts';
import { damaged, damages, oneSheet, partsOf, zipOf, type Parts } from './workbook-for-tests.ts';

/** The cells, or the problem that the file is refused with; anything else is the test's failure. */
async function readOrRefused(parts: Parts): Promise<unknown[] | string> {
  try {
    const rows: unknown[] = [];
    const source = await openRecords(fileOf(zipOf(parts), 64_000));
    for await (const batch of source.records()) rows.push(...batch.map(({ cells }) => cells));
    return rows;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem.code;
    throw error;
  }
}

const sheet = (row: string) => `<worksheet><sheetData><row>${row}</row></sheetData></worksheet>`;
const many = (text: string, characters = 400_000) => text.repeat(Math.ceil(characters / text.length));

test('damage in what the parts say, honestly packed, is refused or read as text [OS-2.2]', async () => {
  const at = new Date('2026-11-20T21:14:05Z');
  const rows = Array.from({ length: 6 }, (_, n) => [`订单${n}`, Math.sin(n) * 100, at, n % 2 === 0, null, ' x&<y> ']);
  const whole = await partsOf(
    Buffer.from(
      await writeXlsx({
        sheets: [
          { name: '空', rows: [] },
          { name: '订单', rows },
          { name: '暗', rows, hidden: true },
        ],
      }),
    ),
  );
  expect(await readOrRefused(whole)).toHaveLength(rows.length);
  await fc.assert(
    fc.asyncProperty(damages, async (done) => {
      const read = await readOrRefused(damaged(whole, done));
      if (typeof read !== 'string') expect(read.flat().filter((cell) => typeof cell !== 'string')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test.each<[what: string, parts: Parts]>([
  ['tags without an end', oneSheet(sheet('<c><v>1</v></c>'), { 'xl/styles.xml': many('<numFmt ') })],
  ['sheets without an end', oneSheet(sheet(''), { 'xl/workbook.xml': many('<sheet ') })],
  ['links without an end', oneSheet(sheet(''), { 'xl/_rels/workbook.xml.rels': many('<Relationship ') })],
  ['formats without an end', oneSheet(sheet('<c><v>1</v></c>'), { 'xl/styles.xml': many('<cellXfs>') })],
  [
    'one format of brackets',
    oneSheet(sheet('<c s="0"><v>1</v></c>'), {
      'xl/styles.xml': `<numFmt numFmtId="200" formatCode="${many('[')}"/><cellXfs><xf numFmtId="200"/></cellXfs>`,
    }),
  ],
  [
    'runs within a reading without an end',
    oneSheet(sheet('<c t="s"><v>0</v></c>'), {
      'xl/sharedStrings.xml': `<sst><si><rPh>${many('<t>a</t>', 390_000)}</si>`,
    }),
  ],
  ['texts without an end', oneSheet(sheet(`<c t="inlineStr">${many('<t>', 900_000)}</c>`))],
  [
    'one sheet named again and again',
    oneSheet(`<worksheet><sheetData>${many('<row/>')}</sheetData></worksheet>`, {
      'xl/workbook.xml': `<workbook>${many('<sheet r:id="rId1"/>')}</workbook>`,
    }),
  ],
])('%s: read once, not from every place again', async (_, parts) => {
  expect(await readOrRefused(parts)).toBeDefined();
});

test('shared strings that are none are not gathered without bound', async () => {
  const other = Array.from({ length: 400_000 }, (_, n) => n.toString(36)).join('<');
  const parts = oneSheet(sheet('<c t="s"><v>0</v></c>'), { 'xl/sharedStrings.xml': other });
  expect(await readOrRefused(parts)).toBe('WORKBOOK_BROKEN');
});

test('a reading that is closed is left out, one that is not is text', async () => {
  const cell = (text: string) => sheet(`<c t="inlineStr"><is>${text}</is></c>`);
  expect(await readOrRefused(oneSheet(cell('<rPh><t>hong</t></rPh><t>红</t><rPh><t>se</t></rPh><t>色</t>')))).toEqual([
    ['红色'],
  ]);
  expect(await readOrRefused(oneSheet(cell('<t>红</t><rPh><t>hong</t>')))).toEqual([['红hong']]);
});
