/** The rows of a sheet in the sequence in which they are gone through: what needs eyes first, the rest folded behind it. */
import type { CheckSheet } from '../../../../contract/entry-check.ts';

export type Eye = CheckSheet['fields'][number]['eyes'][number];

export interface FieldRow {
  field: string;
  /** A line's own words, where it is one. */
  line?: CheckSheet['lines'][number];
  value: string;
  eyes: readonly Eye[];
}

export function rowsOf(sheet: CheckSheet): { marked: FieldRow[]; plain: FieldRow[] } {
  const rows: FieldRow[] = [
    ...sheet.fields.map(({ field, value, eyes }) => ({ field, value, eyes })),
    ...sheet.lines.map((line) => ({ field: line.field, line, value: line.title, eyes: line.eyes })),
  ];
  return { marked: rows.filter((row) => row.eyes.length > 0), plain: rows.filter((row) => row.eyes.length === 0) };
}

/** The next that is not confirmed, going round. */
export function nextOpen(rows: readonly FieldRow[], confirmed: ReadonlySet<string>, from: number): number {
  for (let step = 1; step <= rows.length; step++) {
    const at = (from + step) % rows.length;
    if (!confirmed.has(rows[at]?.field ?? '')) return at;
  }
  return from;
}
