/**
 * The rows of a sheet as text, in the same form as those of a CSV file and in bounded memory: a piece of the sheet is
 * inflated when its rows are asked for. Our own, because a list is read three times and has a hundred
 * thousand orders (docs/adr).
 */
import type { CsvRow } from '../csv-rows.ts';
import { UnreadableFile } from '../file-problems.ts';
import { dateText, numberText } from './cell-value.ts';
import { inflateText } from './inflate.ts';
import type { Workbook } from './workbook.ts';
import { prefixOf, textOfRuns, unescaped } from './xml-text.ts';
import type { ZipEntry } from './zip-directory.ts';

const longestRow = 1_000_000;
const mostColumns = 1000;

export async function* xlsxRows(book: Workbook, sheet: ZipEntry): AsyncGenerator<CsvRow[]> {
  let held = '';
  let reader: RowReader | undefined;
  for await (const piece of inflateText(book.archive, sheet)) {
    held += piece;
    if (!reader && !/<(?:\w+:)?sheetData[\s/>]/u.test(held)) {
      if (held.length > longestRow) throw new UnreadableFile('WORKBOOK_BROKEN');
      continue;
    }
    reader ??= new RowReader(book, prefixOf(held, 'worksheet'));
    const { rows, rest } = reader.take(held);
    held = rest;
    if (rows.length > 0) yield rows;
    if (held.length > longestRow) throw new UnreadableFile('WORKBOOK_BROKEN');
  }
  if (!reader) throw new UnreadableFile('WORKBOOK_BROKEN');
}

class RowReader {
  private readonly open: string;
  private readonly close: string;
  private readonly cellOpen: string;
  private readonly cellClose: string;
  private readonly valueOpen: string;
  private last = 0;
  private readonly book: Workbook;
  private readonly prefix: string;

  constructor(book: Workbook, prefix: string) {
    this.book = book;
    this.prefix = prefix;
    this.open = `<${prefix}row`;
    this.close = `</${prefix}row>`;
    this.cellOpen = `<${prefix}c`;
    this.cellClose = `</${prefix}c>`;
    this.valueOpen = `<${prefix}v`;
  }

  /** Whole rows of the text, and the beginning of one that is not yet whole. */
  take(text: string): { rows: CsvRow[]; rest: string } {
    const rows: CsvRow[] = [];
    let at = 0;
    for (;;) {
      const start = text.indexOf(this.open, at);
      if (start < 0) return { rows, rest: text.slice(Math.max(at, text.length - this.open.length)) };
      const tagEnd = text.indexOf('>', start);
      if (tagEnd < 0) return { rows, rest: text.slice(start) };
      const after = text[start + this.open.length]!;
      if (after !== ' ' && after !== '>' && after !== '/') {
        at = tagEnd;
        continue;
      }
      const end = text[tagEnd - 1] === '/' ? tagEnd : text.indexOf(this.close, tagEnd);
      if (end < 0) return { rows, rest: text.slice(start) };
      rows.push(this.readRow(text.slice(start, tagEnd), text.slice(tagEnd + 1, Math.max(end, tagEnd + 1))));
      at = end + 1;
    }
  }

  private readRow(tag: string, content: string): CsvRow {
    const stated = Number(/\sr="(\d{1,9})"/u.exec(tag)?.[1] ?? 0);
    this.last = stated > this.last ? stated : this.last + 1;
    return { row: this.last, cells: this.readCells(content) };
  }

  private readCells(content: string): string[] {
    const cells: string[] = [];
    for (let at = content.indexOf(this.cellOpen); at >= 0; at = content.indexOf(this.cellOpen, at)) {
      const tagEnd = content.indexOf('>', at);
      if (tagEnd < 0) break;
      const tag = content.slice(at + this.cellOpen.length, tagEnd);
      const column = columnOf(tag) ?? cells.length;
      if (column >= mostColumns) throw new UnreadableFile('WORKBOOK_TOO_WIDE', { max: mostColumns });
      const isEmpty = tag.endsWith('/');
      const end = isEmpty ? tagEnd : content.indexOf(this.cellClose, tagEnd);
      if (end < 0) break;
      while (cells.length < column) cells.push('');
      cells[column] = isEmpty ? '' : this.readCell(tag, content.slice(tagEnd + 1, end));
      at = end;
    }
    return cells;
  }

  private readCell(tag: string, content: string): string {
    const type = attributeOf(tag, ' t="') ?? 'n';
    if (type === 'inlineStr') return this.inlineText(content);
    const value = this.valueOf(content);
    if (value === '') return '';
    if (type === 's') return this.book.strings.at(Number(value)) ?? '\ufffd';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return unescaped(value);
    const style = Number(attributeOf(tag, ' s="') ?? -1);
    return this.book.dateStyles.has(style) ? dateText(value, this.book.is1904) : numberText(value);
  }

  /** Nearly all inline texts are one run without attributes. */
  private inlineText(content: string): string {
    const { prefix } = this;
    const open = `<${prefix}is><${prefix}t>`;
    const end = content.indexOf('<', open.length);
    if (content.startsWith(open) && content.startsWith(`</${prefix}t></${prefix}is>`, end))
      return unescaped(content.slice(open.length, end));
    return textOfRuns(content, prefix);
  }

  private valueOf(content: string): string {
    const start = content.indexOf(this.valueOpen);
    if (start < 0) return '';
    const from = content.indexOf('>', start) + 1;
    const end = content.indexOf(`</${this.prefix}v>`, from);
    return end < 0 ? '' : content.slice(from, end);
  }
}

/** Without a pattern, which would take most of the time here. */
function attributeOf(tag: string, before: string): string | undefined {
  const at = tag.indexOf(before);
  return at < 0 ? undefined : tag.slice(at + before.length, tag.indexOf('"', at + before.length));
}

/** AB12 → 27; undefined where the cell does not say where it stands. */
function columnOf(tag: string): number | undefined {
  const at = tag.indexOf(' r="');
  if (at < 0) return undefined;
  let column = 0;
  for (let place = at + 4; place < at + 8; place += 1) {
    const code = tag.charCodeAt(place);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? undefined : column - 1;
}
