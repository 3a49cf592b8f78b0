/**
 * Tells which list of which format a header belongs to, by its column names; if none, which is nearest and what it lacks.
 */
import { douyinCsv } from './formats/douyin-csv.ts';
import type { FormatId } from './formats/format-ids.ts';
import type { FormatPart, OrderFormat } from './formats/format.ts';
import { taobaoLegacyCsv } from './formats/taobao-legacy-csv.ts';
import { UnreadableFile } from './file-problems.ts';
import { makeSheet, missingColumns, repeatedColumn, type Sheet } from './sheet.ts';

const formats: readonly OrderFormat[] = [douyinCsv, taobaoLegacyCsv];

export interface Recognised {
  format: OrderFormat;
  sheet: Sheet;
}

export interface Unrecognised {
  nearest?: { format: OrderFormat; part: FormatPart; missing: string[] };
}

export function formatOf(id: FormatId): OrderFormat {
  return formats.find((format) => format.id === id)!;
}

function recognise(header: readonly string[]): Recognised | Unrecognised {
  let nearest: Unrecognised['nearest'];
  let most = 0;
  for (const format of formats) {
    for (const part of format.parts) {
      const sheet = makeSheet(part.part, part.columns, header);
      if (part.signature.every((name) => sheet.names.includes(name))) return { format, sheet };
      if (sheet.at.size <= most) continue;
      most = sheet.at.size;
      nearest = { format, part, missing: missingOf(part, sheet) };
    }
  }
  return { nearest };
}

function missingOf(part: FormatPart, sheet: Sheet): string[] {
  const lacking = part.signature.filter((name) => !sheet.names.includes(name));
  return [...new Set([...lacking, ...missingColumns(sheet)])];
}

/** The header may follow a title or blank rows; a known one must hold every column that is required, once. */
export function requireSheet(firstRows: readonly (readonly string[])[]): Recognised & { headerAt: number } {
  for (const [headerAt, cells] of firstRows.entries()) {
    const found = recognise(cells);
    if (!('sheet' in found)) continue;
    const missing = missingColumns(found.sheet);
    if (missing.length > 0) {
      throw new UnreadableFile('COLUMNS_MISSING', { format: found.format.id, missing: missing.join('、') });
    }
    const column = repeatedColumn(found.sheet);
    if (column !== undefined) throw new UnreadableFile('COLUMN_REPEATED', { column });
    return { ...found, headerAt };
  }
  const guesses = firstRows.map((cells) => recognise(cells) as Unrecognised);
  const best = guesses.find(({ nearest }) => nearest)?.nearest;
  throw new UnreadableFile('FORMAT_UNKNOWN', {
    nearest: (best?.format ?? formats[0]!).id,
    missing: (best?.missing ?? [...formats[0]!.parts[0]!.signature]).join('、'),
  });
}
