/**
 * Reads a handful of rows again: those that waited and were mended by a person, or the two lists of a pair that came in
 * separate files. The same rules as for a whole file, so that a mended row is judged exactly as it was before.
 */
import { orderKey } from './census.ts';
import type { OrderFormat, ReadingContext } from './formats/format.ts';
import { readGroup, type OrderRead } from './read-order-file.ts';
import { fromRawRow, type RawRow, type SheetRow } from './sheet.ts';

export function readRows(
  format: OrderFormat,
  rows: readonly RawRow[],
  options: Partial<ReadingContext> = {},
): OrderRead[] {
  const read = rows.map((raw) => {
    const part = format.parts.find((known) => known.part === raw.part) ?? format.parts[0]!;
    return fromRawRow(raw, part.columns, part.writing);
  });
  return readGroups(format, read, options);
}

export function readGroups(
  format: OrderFormat,
  rows: readonly SheetRow[],
  options: Partial<ReadingContext> = {},
): OrderRead[] {
  const groups = new Map<string, SheetRow[]>();
  for (const [at, row] of rows.entries()) {
    const key = orderKey(row, format) ?? `row ${at}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const parts = new Set(rows.map(({ sheet }) => sheet.part));
  const context: ReadingContext = {
    idsAreRounded: false,
    linesInTwoOrders: new Set(),
    hasAllParts: parts.size === format.parts.length,
    ...options,
  };
  return [...groups.values()].map((group) => readGroup({ rows: group }, format, context));
}
