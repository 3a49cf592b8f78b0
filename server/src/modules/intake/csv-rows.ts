/**
 * Reads delimited text as records, in bounded memory and about five times as fast as a general parser, which the rate of
 * the import needs (csv-rows.test.ts holds it against csv-parse). Forgiving as spreadsheets are: any line ending, a
 * quote inside an unquoted cell, blanks after a closing quote, records of any length.
 */
import { UnreadableFile } from './file-problems.ts';

export interface CsvRow {
  /** Counts records as a spreadsheet does: the header is 1, blank rows count, a line break inside a cell does not. */
  row: number;
  cells: string[];
  /** The record ends with the file, without a line ending. */
  last?: true;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
/** A longer record is an unclosed quote that swallowed the rows after it. */
const longestRecord = 400_000;

const incomplete = -1;

export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<CsvRow[]> {
  let text = '';
  let row = 0;
  let delimiter: number | undefined;
  const split = (atEnd: boolean): CsvRow[] => {
    const batch: CsvRow[] = [];
    delimiter ??= delimiterOf(text);
    let at = 0;
    while (at < text.length) {
      const cells: string[] = [];
      const next = readRecord(text, at, delimiter, atEnd, cells);
      if (next === incomplete) break;
      row += 1;
      const ended = isLineEnd(text.charCodeAt(next - 1));
      batch.push(ended ? { row, cells } : { row, cells, last: true });
      at = next;
    }
    text = text.slice(at);
    return batch;
  };
  for await (const chunk of chunks) {
    text += chunk;
    if (delimiter === undefined && text.length < 2000) continue;
    const batch = split(false);
    if (batch.length > 0) yield batch;
    if (text.length > longestRecord) throw new UnreadableFile('QUOTE_NOT_CLOSED', { row: row + 1 });
  }
  const rest = split(true);
  if (rest.length > 0) yield rest;
  if (text.length > 0) throw new UnreadableFile('QUOTE_NOT_CLOSED', { row: row + 1 });
}

/** Comma, unless the first line has none and another separator instead (a sheet saved as "Unicode text"). */
function delimiterOf(text: string): number {
  const first = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  if (first.includes(',')) return 44;
  return first.includes('\t') ? 9 : first.includes(';') ? 59 : 44;
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Fills `cells` and answers where the next record begins, or `incomplete` if the text ends before the record does. */
function readRecord(text: string, start: number, delimiter: number, atEnd: boolean, cells: string[]): number {
  let at = start;
  for (;;) {
    const end =
      text.charCodeAt(at) === quote
        ? quoted(text, at, delimiter, atEnd, cells)
        : unquoted(text, at, '', delimiter, cells);
    if (end === incomplete) return incomplete;
    if (end >= text.length) return atEnd ? text.length : incomplete;
    const code = text.charCodeAt(end);
    if (code === delimiter) {
      at = end + 1;
      continue;
    }
    if (code === lineFeed) return end + 1;
    if (end + 1 >= text.length && !atEnd) return incomplete;
    return text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
  }
}

/** Reads up to the delimiter or line end; `before` is what a quote that turned out to be literal has read so far. */
function unquoted(text: string, start: number, before: string, delimiter: number, cells: string[]): number {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === lineFeed || code === carriageReturn) break;
    end += 1;
  }
  cells.push(before + text.slice(start, end));
  return end;
}

function quoted(text: string, start: number, delimiter: number, atEnd: boolean, cells: string[]): number {
  let content = '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return incomplete;
    content += text.slice(from, close);
    if (text.charCodeAt(close + 1) === quote) {
      content += '"';
      from = close + 2;
      continue;
    }
    const end = afterBlanks(text, close + 1, delimiter);
    if (end >= text.length && !atEnd) return incomplete;
    const code = text.charCodeAt(end);
    if (end >= text.length || code === delimiter || isLineEnd(code)) {
      cells.push(content);
      return end;
    }
    return unquoted(text, close, `"${content}`, delimiter, cells);
  }
}

function afterBlanks(text: string, start: number, delimiter: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if ((code !== 32 && code !== 9) || code === delimiter) return at;
    at += 1;
  }
}
