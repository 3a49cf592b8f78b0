/**
 * A list of an export: its header matched against the columns that a format knows, and its rows. Columns are found by
 * name, never by position, because the merchant picks and orders them.
 */
import { cleanCell } from './clean-cell.ts';
import type { Part } from './issues.ts';
import type { Parsed } from './numbers.ts';

export interface WantedColumn {
  /** The names it has had, newest first. */
  names: readonly string[];
  need: 'required' | 'optional';
  /** Names, phones, addresses: kept encrypted and shown masked. */
  personal?: true;
}

export type WantedColumns = Readonly<Record<string, WantedColumn>>;

export type TimeReader = (text: string, dateOnly?: 'refused' | 'end-of-day') => Parsed<Date>;

/** How a list writes what can be written in several ways; Beijing time and yuan unless it says otherwise. */
export interface Writing {
  time?: TimeReader;
  /** Amounts are counted in fen or cents. */
  minorUnits?: boolean;
}

export interface Sheet extends Writing {
  part: Part;
  wanted: WantedColumns;
  /** The header as it stands in the file, cleaned. */
  names: string[];
  /** Field → position in the row. */
  at: ReadonlyMap<string, number>;
}

export interface SheetRow {
  sheet: Sheet;
  row: number;
  cells: readonly string[];
  /** The file ends within or right after this row, without a line ending. */
  last?: true;
}

/** A row as it is kept while it waits to be mended: the file's own column names and cells, nothing cleaned. */
export interface RawRow {
  part: Part;
  row: number;
  cells: Record<string, string>;
}

export function makeSheet(
  part: Part,
  wanted: WantedColumns,
  header: readonly string[],
  { time, minorUnits }: Writing = {},
): Sheet {
  const names = header.map(cleanCell);
  const at = new Map<string, number>();
  for (const [field, { names: known }] of Object.entries(wanted)) {
    const found = known.map((name) => names.indexOf(name)).find((position) => position >= 0);
    if (found !== undefined) at.set(field, found);
  }
  return { part, wanted, names, at, time, minorUnits };
}

export function missingColumns({ wanted, at }: Sheet): string[] {
  return Object.entries(wanted)
    .filter(([field, { need }]) => need === 'required' && !at.has(field))
    .map(([, { names }]) => names[0] ?? '');
}

/** A column that we read and that stands twice. */
export function repeatedColumn({ names, at }: Sheet): string | undefined {
  const used = [...at.values()].map((position) => names[position]!);
  return used.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
}

export function columnName(sheet: Sheet, field: string): string {
  const position = sheet.at.get(field);
  return (position === undefined ? undefined : sheet.names[position]) ?? sheet.wanted[field]?.names[0] ?? field;
}

export function hasColumn(row: SheetRow, field: string): boolean {
  return row.sheet.at.has(field);
}

export function cellOf(row: SheetRow, field: string): string {
  const position = row.sheet.at.get(field);
  const raw = position === undefined ? undefined : row.cells[position];
  return raw === undefined || raw === '' ? '' : cleanCell(raw);
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cleanCell(cell) === '');
}

export function toRawRow({ sheet, row, cells }: SheetRow): RawRow {
  const byName = new Map<string, string>();
  for (const [position, cell] of cells.entries()) {
    const name = sheet.names[position] || `#${position + 1}`;
    byName.set(byName.has(name) ? `${name}#${position + 1}` : name, cell);
  }
  return { part: sheet.part, row, cells: Object.fromEntries(byName) };
}

export function fromRawRow(raw: RawRow, wanted: WantedColumns, writing: Writing = {}): SheetRow {
  const sheet = makeSheet(raw.part, wanted, Object.keys(raw.cells), writing);
  return { sheet, row: raw.row, cells: Object.values(raw.cells) };
}
