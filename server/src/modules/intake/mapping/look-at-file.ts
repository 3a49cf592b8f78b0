/** The first rows of a file that nobody knows yet, for making a mapping on them: header, rows, guesses. Nothing is kept. (OS-2.1) */
import type { FileLook } from '../../../../../contract/import-mappings.ts';
import { cleanCell } from '../clean-cell.ts';
import type { OpenFile } from '../decode.ts';
import { UnreadableFile } from '../file-problems.ts';
import type { OrderFormat } from '../formats/format.ts';
import { requireSheet } from '../recognise.ts';
import { firstRows, openRecords } from '../sources.ts';
import { guessMapping } from './guess-mapping.ts';

const rowsShown = 40;
const headerWithin = 5;

export async function lookAtFile(open: OpenFile, formats: readonly OrderFormat[]): Promise<FileLook> {
  const rows = await firstRows(await openRecords(open), rowsShown + headerWithin);
  const first = rows.slice(0, headerWithin);
  // Titles above a header hold fewer cells than it does.
  const widths = first.map(({ cells }) => cells.filter((cell) => cleanCell(cell) !== '').length);
  const headerAt = widths.indexOf(Math.max(...widths));
  const header = (first[headerAt]?.cells ?? []).map(cleanCell);
  const data = rows.slice(headerAt + 1, headerAt + 1 + rowsShown);
  const { spec, byContent } = guessMapping(
    header,
    data.map(({ cells }) => cells),
  );
  return {
    header,
    headerRow: first[headerAt]?.row ?? 1,
    rows: data.map(({ row, cells }) => ({ row, cells: cells.slice(0, header.length) })),
    guess: spec,
    byContent,
    known: knownFormat(
      first.map(({ cells }) => cells),
      formats,
    ),
  };
}

function knownFormat(rows: readonly (readonly string[])[], formats: readonly OrderFormat[]): FileLook['known'] {
  try {
    const { format } = requireSheet(rows, formats);
    return { id: format.id, title: format.title };
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}
