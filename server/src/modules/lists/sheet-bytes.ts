/**
 * Rows as the bytes of a file, while they are read: XLSX with a frozen head, or CSV that a Chinese spreadsheet opens as it is (byte
 * order mark, no cell runs as a formula).
 */
import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';

export type Cell = string | number | Date | boolean | null;
export type ExportLanguage = 'zh' | 'en';

export interface Sheet {
  name: string;
  heads: readonly string[];
  pages: AsyncIterable<Cell[][]>;
}

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** A sheet holds no more; what does not fit goes on in the next. */
const mostRowsOfSheet = 1_000_000;

export function sheetBytes(format: keyof typeof mediaTypes, sheet: Sheet): AsyncIterable<Uint8Array> {
  return format === 'csv' ? csvBytes(sheet) : xlsxBytes(sheet);
}

async function* csvBytes({ heads, pages }: Sheet): AsyncGenerator<Uint8Array> {
  const lines = (rows: readonly (readonly Cell[])[], bom: boolean): Buffer =>
    Buffer.from(
      stringify(
        rows.map((row) => row.map(csvCell)),
        { bom, escape_formulas: true, record_delimiter: 'windows' },
      ),
      'utf8',
    );
  yield lines([heads], true);
  for await (const rows of pages) if (rows.length > 0) yield lines(rows, false);
}

/** A spreadsheet knows no zones: times stand in the company's own, Beijing time, which has had no summer time since 1991. */
const zoneMs = 8 * 3_600_000;

export function localTime(at: Date): Date {
  return new Date(at.getTime() + zoneMs);
}

function csvCell(cell: Cell): Cell {
  return cell instanceof Date ? localTime(cell).toISOString().slice(0, 16).replace('T', ' ') : cell;
}

async function* xlsxBytes({ name, heads, pages }: Sheet): AsyncGenerator<Uint8Array> {
  const rows = async function* (): AsyncGenerator<Cell[]> {
    for await (const page of pages)
      for (const row of page) yield row.map((cell) => (cell instanceof Date ? localTime(cell) : cell));
  };
  const stream = writeXlsxStream(rows(), {
    name,
    columns: heads.map((header) => ({ header, width: Math.min(40, Math.max(10, header.length * 2 + 4)) })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: mostRowsOfSheet,
  });
  const reader = stream.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) yield chunk.value;
  } finally {
    // Nobody waits for the rest: the pages are not read on.
    await reader.cancel().catch(() => undefined);
  }
}
