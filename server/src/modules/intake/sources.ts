/**
 * An order file that has been recognised: what it is (delimited text or a workbook), its format and where its header
 * stands. Its rows can be read as often as needed, each time from the beginning and in bounded memory.
 */
import { csvRows, type CsvRow } from './csv-rows.ts';
import { decodeText, detectEncoding, type Encoding, type OpenFile } from './decode.ts';
import { UnreadableFile, type FileProblem } from './file-problems.ts';
import type { OrderFormat } from './formats/format.ts';
import { requireSheet } from './recognise.ts';
import { isBlankRow, type Sheet, type SheetRow } from './sheet.ts';
import { openWorkbook } from './xlsx/workbook.ts';
import { xlsxRows } from './xlsx/xlsx-rows.ts';

/** Where records come from, whatever the file is. */
export interface RecordSource {
  encoding: Encoding | 'xlsx';
  records(): AsyncGenerator<CsvRow[]>;
}

export interface Source extends RecordSource {
  format: OrderFormat;
  sheet: Sheet;
  /** The row in which the header stands, counted from 1. */
  headerRow: number;
  /** Set once the rows were read, if the file breaks off: a quote that opens and never closes. */
  cut?: FileProblem;
}

/** Titles and blank rows may stand before the header. */
const headerWithin = 5;

export async function openSource(open: OpenFile, formats: readonly OrderFormat[]): Promise<Source> {
  const source = await openRecords(open);
  const first = await firstRows(source, headerWithin);
  const { format, sheet, headerAt } = requireSheet(
    first.map(({ cells }) => cells),
    formats,
  );
  return { ...source, format, sheet, headerRow: first[headerAt]!.row };
}

/** Of a workbook the first visible sheet that holds anything. */
export async function openRecords(open: OpenFile): Promise<RecordSource> {
  if (!(await isZip(open))) {
    const encoding = await detectEncoding(open);
    return { encoding, records: () => csvRows(decodeText(open, encoding)) };
  }
  const book = await openWorkbook(open);
  for (const { entry } of book.sheets) {
    const source: RecordSource = { encoding: 'xlsx', records: () => xlsxRows(book, entry) };
    if (await holdsAnything(source)) return source;
  }
  throw new UnreadableFile('FILE_IS_EMPTY');
}

async function isZip(open: OpenFile): Promise<boolean> {
  let head = Buffer.alloc(0);
  for await (const chunk of open()) {
    head = Buffer.concat([head, chunk.subarray(0, 4)]);
    if (head.length >= 4) break;
  }
  return head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
}

async function holdsAnything(source: RecordSource): Promise<boolean> {
  for await (const batch of source.records()) if (batch.some(({ cells }) => !isBlankRow(cells))) return true;
  return false;
}

export async function firstRows(source: RecordSource, count: number): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  try {
    for await (const batch of source.records()) {
      rows.push(...batch.filter(({ cells }) => !isBlankRow(cells)).slice(0, count - rows.length));
      if (rows.length >= count) break;
    }
  } catch (error) {
    // What breaks off after the header is told when the rows are read.
    if (rows.length === 0) throw error;
  }
  if (rows.length === 0) throw new UnreadableFile('FILE_IS_EMPTY');
  return rows;
}

export async function* rowsOf(source: Source): AsyncGenerator<SheetRow[]> {
  const { sheet, headerRow } = source;
  try {
    for await (const batch of source.records()) {
      const rows = batch.filter(({ row, cells }) => row > headerRow && !isBlankRow(cells));
      if (rows.length > 0) yield rows.map((row) => ({ sheet, ...row }));
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile) || !breaksOff.includes(error.problem.code)) throw error;
    source.cut = error.problem;
  }
}

/** What came before the break stands. */
const breaksOff: readonly string[] = ['QUOTE_NOT_CLOSED', 'WORKBOOK_CUT_OFF', 'WORKBOOK_SWELLS'];
