/**
 * An order file that has been recognised: its encoding, its format and where its header stands. Its rows can be read as
 * often as needed, each time from the beginning and in bounded memory.
 */
import { csvRows, type CsvRow } from './csv-rows.ts';
import { decodeText, detectEncoding, type Encoding, type OpenFile } from './decode.ts';
import { UnreadableFile, type FileProblem } from './file-problems.ts';
import type { OrderFormat } from './formats/format.ts';
import { requireSheet } from './recognise.ts';
import { isBlankRow, type Sheet, type SheetRow } from './sheet.ts';

export interface Source {
  open: OpenFile;
  encoding: Encoding;
  format: OrderFormat;
  sheet: Sheet;
  /** The row in which the header stands, counted from 1. */
  headerRow: number;
  /** Set once the rows were read, if the file breaks off: a quote that opens and never closes. */
  cut?: FileProblem;
}

/** Titles and blank rows may stand before the header. */
const headerWithin = 5;

export async function openSource(open: OpenFile): Promise<Source> {
  const encoding = await detectEncoding(open);
  const first = await firstRows(open, encoding);
  const { format, sheet, headerAt } = requireSheet(first.map(({ cells }) => cells));
  return { open, encoding, format, sheet, headerRow: first[headerAt]!.row };
}

async function firstRows(open: OpenFile, encoding: Encoding): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  try {
    for await (const batch of csvRows(decodeText(open, encoding))) {
      rows.push(...batch.filter(({ cells }) => !isBlankRow(cells)).slice(0, headerWithin - rows.length));
      if (rows.length >= headerWithin) break;
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
    for await (const batch of csvRows(decodeText(source.open, source.encoding))) {
      const rows = batch.filter(({ row, cells }) => row > headerRow && !isBlankRow(cells));
      if (rows.length > 0) yield rows.map((row) => ({ sheet, ...row }));
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile) || error.problem.code !== 'QUOTE_NOT_CLOSED') throw error;
    source.cut = error.problem;
  }
}
