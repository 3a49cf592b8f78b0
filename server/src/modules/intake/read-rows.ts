/**
 * Reads a handful of rows again: those that waited and were mended by a person, or the two lists of a pair that came in
 * separate files. The same rules as for a whole file, so that a mended row is judged exactly as it was before.
 */
import { orderKey } from './census.ts';
import type { FormatId } from './formats/format-ids.ts';
import type { ReadingContext } from './formats/format.ts';
import { readGroup, type OrderRead } from './read-order-file.ts';
import { formatOf } from './recognise.ts';
import { fromRawRow, type RawRow, type SheetRow } from './sheet.ts';

export function readRows(
  formatId: FormatId,
  rows: readonly RawRow[],
  options: Partial<ReadingContext> = {},
): OrderRead[] {
  const format = formatOf(formatId);
  const groups = new Map<string, SheetRow[]>();
  for (const [at, raw] of rows.entries()) {
    const part = format.parts.find((known) => known.part === raw.part) ?? format.parts[0]!;
    const row = fromRawRow(raw, part.columns);
    const key = orderKey(row, format) ?? `row ${at}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const parts = new Set(rows.map(({ part }) => part));
  const context: ReadingContext = {
    idsAreRounded: false,
    linesInTwoOrders: new Set(),
    hasAllParts: parts.size === format.parts.length,
    ...options,
  };
  return [...groups.values()].map((group) => readGroup({ rows: group }, format, context));
}
