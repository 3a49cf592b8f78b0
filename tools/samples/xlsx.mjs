// Writes a workbook of one sheet, always the same bytes for the same rows. Cells are text unless a Date or a number is given.
import { writeXlsx } from 'hucre/xlsx';

export async function xlsx(name, header, rows, title) {
  const cells = rows.map((row) => header.map((column) => row[column] ?? ''));
  const made = new Date('2026-11-21T12:00:00Z');
  const above = title ? [[title]] : [];
  return writeXlsx({
    sheets: [{ name, rows: [...above, header, ...cells] }],
    properties: { created: made, modified: made },
  });
}
