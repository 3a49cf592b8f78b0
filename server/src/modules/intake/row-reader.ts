/**
 * Reads the cells of one row as text, ids, amounts, quantities and times, and notes every fault instead of stopping at
 * the first, so that a person mends a row once.
 */
import type { PersonalText } from './draft.ts';
import type { IssueCode, Params, RowIssue } from './issues.ts';
import { parseAmount, parseMinor, parseQuantity, parseUnitPrice, type Parsed } from './numbers.ts';
import { personalText, readPhone } from './receiver.ts';
import { parseShanghaiTime } from './shanghai-time.ts';
import { cellOf, columnName, hasColumn, isBlankRow, type SheetRow } from './sheet.ts';

const longestText = 4000;

/** More faults of one order tell nobody anything, and a single cell of nonsense may hold a hundred thousand. */
const mostIssues = 500;

export function report(issues: RowIssue[], row: SheetRow, field: string, code: IssueCode, params: Params = {}): void {
  if (issues.length >= mostIssues) return;
  const found: RowIssue = {
    part: row.sheet.part,
    row: row.row,
    column: columnName(row.sheet, field),
    value: cellOf(row, field).slice(0, 500),
    code,
    params,
  };
  issues.push(row.sheet.wanted[field]?.personal ? { ...found, personal: true } : found);
}

function taken<T>(parsed: Parsed<T>, issues: RowIssue[], row: SheetRow, field: string): T | undefined {
  if ('value' in parsed) return parsed.value;
  report(issues, row, field, parsed.code, parsed.params);
  return undefined;
}

/** Blank is undefined; whether that is a fault, the caller knows. */
export function readText(row: SheetRow, field: string, issues: RowIssue[], max = longestText): string | undefined {
  const text = cellOf(row, field);
  if (text === '') return undefined;
  if (text.includes('\ufffd')) report(issues, row, field, 'TEXT_UNREADABLE');
  if (text.length > max) report(issues, row, field, 'TEXT_TOO_LONG', { max });
  return text;
}

export function readRequired(row: SheetRow, field: string, issues: RowIssue[], max = longestText): string | undefined {
  const text = readText(row, field, issues, max);
  if (text === undefined) report(issues, row, field, 'CELL_MISSING');
  return text;
}

export function readAmount(
  row: SheetRow,
  field: string,
  issues: RowIssue[],
  sign: 'positive' | 'signed' = 'positive',
): number | undefined {
  const text = cellOf(row, field);
  return text === '' ? undefined : taken(amountIn(row, text, sign), issues, row, field);
}

function amountIn(row: SheetRow, text: string, sign: 'positive' | 'signed' = 'positive'): Parsed<number> {
  return row.sheet.minorUnits ? parseMinor(text, sign) : parseAmount(text, sign);
}

function priceIn(row: SheetRow, text: string): Parsed<string> {
  if (!row.sheet.minorUnits) return parseUnitPrice(text);
  const price = parseMinor(text);
  return 'value' in price ? { value: (price.value / 100).toFixed(2).replace(/\.?0+$/u, '') } : price;
}

/** Discounts are written with and without a minus; both lower the price. */
export function readDiscount(row: SheetRow, field: string, issues: RowIssue[]): number | undefined {
  const amount = readAmount(row, field, issues, 'signed');
  return amount === undefined ? undefined : Math.abs(amount);
}

export function unitPriceFrom(text: string, row: SheetRow, field: string, issues: RowIssue[]): string | undefined {
  return text === '' ? undefined : taken(priceIn(row, text), issues, row, field);
}

export function amountFrom(text: string, row: SheetRow, field: string, issues: RowIssue[]): number | undefined {
  return text === '' ? undefined : taken(amountIn(row, text), issues, row, field);
}

export function quantityFrom(text: string, row: SheetRow, field: string, issues: RowIssue[]): string | undefined {
  if (text !== '') return taken(parseQuantity(text), issues, row, field);
  report(issues, row, field, 'CELL_MISSING');
  return undefined;
}

export function readTime(
  row: SheetRow,
  field: string,
  issues: RowIssue[],
  dateOnly: 'refused' | 'end-of-day' = 'refused',
): Date | undefined {
  const text = cellOf(row, field);
  return text === '' ? undefined : taken((row.sheet.time ?? parseShanghaiTime)(text, dateOnly), issues, row, field);
}

export type IdFault = 'ID_IN_SCIENTIFIC_NOTATION' | 'ID_MALFORMED' | 'ID_ROUNDED';

export function idFault(id: string): IdFault | undefined {
  if (/^\d+(?:\.\d+)?E\+?\d+$/iu.test(id)) return 'ID_IN_SCIENTIFIC_NOTATION';
  return /^[0-9A-Za-z][0-9A-Za-z_-]{2,39}$/u.test(id) ? undefined : 'ID_MALFORMED';
}

/** Long enough to lose digits in a spreadsheet, and all of those are 0. One such number may be genuine, many are not. */
export function looksRounded(id: string): boolean {
  return /^\d{15}0{2,}$/u.test(id);
}

export function readId(row: SheetRow, field: string, issues: RowIssue[], idsAreRounded: boolean): string | undefined {
  const id = cellOf(row, field);
  if (id === '') return undefined;
  const fault = idFault(id) ?? (idsAreRounded && looksRounded(id) ? 'ID_ROUNDED' : undefined);
  if (fault) report(issues, row, field, fault);
  return id;
}

export function readPersonal(row: SheetRow, field: string, issues: RowIssue[]): PersonalText | undefined {
  const text = readText(row, field, issues, 500);
  return text === undefined ? undefined : personalText(text);
}

export function readPhoneCell(row: SheetRow, field: string, issues: RowIssue[]): PersonalText | undefined {
  const text = cellOf(row, field);
  if (text === '') return undefined;
  const read = readPhone(text);
  if ('phone' in read) return read.phone;
  report(issues, row, field, read.code, read.params);
  return undefined;
}

/** Cells beyond the header, or a row in the middle of which the file ends. */
export function checkWidth(row: SheetRow, issues: RowIssue[], field: string): void {
  const { names } = row.sheet;
  const extra = row.cells.length - names.length;
  if (extra > 0 && !isBlankRow(row.cells.slice(names.length))) report(issues, row, field, 'ROW_TOO_WIDE', { extra });
  if (extra < 0 && row.last) report(issues, row, field, 'ROW_CUT_OFF');
}

/** The value that all rows of an order share; another one is a conflict, blanks are none. */
export function shared<T>(
  rows: readonly SheetRow[],
  field: string,
  issues: RowIssue[],
  read: (row: SheetRow) => T | undefined,
): T | undefined {
  const [first, ...others] = rows;
  if (!first || !hasColumn(first, field)) return undefined;
  let from: SheetRow | undefined;
  let value: T | undefined;
  for (const row of [first, ...others]) {
    const text = cellOf(row, field);
    if (text === '') continue;
    // The same text need not be read, nor its faults be told, again.
    if (from && text === cellOf(from, field)) continue;
    const next = read(row);
    if (!from) {
      from = row;
      value = next;
    } else if (!sameValue(value, next)) {
      report(issues, row, field, 'ORDER_VALUES_CONFLICT', { otherRow: from.row });
    }
  }
  return value;
}

function sameValue(one: unknown, other: unknown): boolean {
  if (other === undefined || one === undefined) return true; // already told as unreadable
  return JSON.stringify(one) === JSON.stringify(other);
}
