/**
 * Tells which list of which format a header belongs to, by its column names; if none, which is nearest and what it lacks.
 */
import type { FormatPart, OrderFormat } from './formats/format.ts';
import { UnreadableFile } from './file-problems.ts';
import { makeSheet, missingColumns, repeatedColumn, type Sheet } from './sheet.ts';

export interface Recognised {
  format: OrderFormat;
  sheet: Sheet;
}

export interface Unrecognised {
  nearest?: { format: OrderFormat; part: FormatPart; missing: string[] };
}

function recognise(header: readonly string[], formats: readonly OrderFormat[]): Recognised | Unrecognised {
  let nearest: Unrecognised['nearest'];
  let most = 0;
  let incomplete: Recognised | undefined;
  for (const format of formats) {
    for (const part of format.parts) {
      const sheet = makeSheet(part.part, part.columns, header, part.writing);
      if (part.signature.every((name) => sheet.names.includes(name))) {
        if (missingColumns(sheet).length === 0) return { format, sheet };
        incomplete ??= { format, sheet };
      }
      if (sheet.at.size <= most) continue;
      most = sheet.at.size;
      nearest = { format, part, missing: missingOf(part, sheet) };
    }
  }
  return incomplete ?? { nearest };
}

function missingOf(part: FormatPart, sheet: Sheet): string[] {
  const lacking = part.signature.filter((name) => !sheet.names.includes(name));
  return [...new Set([...lacking, ...missingColumns(sheet)])];
}

/** A platform's format is told by its id, which has a text in both languages; a mapping by the name that it was given. */
function nameOf({ id, title }: OrderFormat): string {
  return id.startsWith('mapped:') ? title.zh : id;
}

/** The header may follow a title or blank rows; a known one must hold every column that is required, once. */
export function requireSheet(
  firstRows: readonly (readonly string[])[],
  formats: readonly OrderFormat[],
): Recognised & { headerAt: number } {
  for (const [headerAt, cells] of firstRows.entries()) {
    const found = recognise(cells, formats);
    if (!('sheet' in found)) continue;
    const missing = missingColumns(found.sheet);
    if (missing.length > 0) {
      throw new UnreadableFile('COLUMNS_MISSING', { format: nameOf(found.format), missing: missing.join('、') });
    }
    const column = repeatedColumn(found.sheet);
    if (column !== undefined) throw new UnreadableFile('COLUMN_REPEATED', { column });
    return { ...found, headerAt };
  }
  const guesses = firstRows.map((cells) => recognise(cells, formats) as Unrecognised);
  const best = guesses.find(({ nearest }) => nearest)?.nearest;
  throw new UnreadableFile('FORMAT_UNKNOWN', {
    nearest: nameOf(best?.format ?? formats[0]!),
    missing: (best?.missing ?? [...formats[0]!.parts[0]!.signature]).join('、'),
  });
}
