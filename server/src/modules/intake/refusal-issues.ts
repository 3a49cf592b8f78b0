/** What `orders` or the catalogue refuse of a readable row, as faults of its cells, so that all are mended in one place. (PD-3.2) */
import type { Refusal } from '../../kernel/refusal.ts';
import type { OrderDraft } from './draft.ts';
import type { OrderFormat } from './formats/format.ts';
import type { IssueCode, Params, RowIssue } from './issues.ts';
import type { RawRow } from './sheet.ts';
import { cleanCell } from './clean-cell.ts';

/** Field of a refusal → field of the formats' columns. */
const fields: Record<string, string> = {
  shop: 'shopName',
  discount: 'discount',
  total: 'payable',
  receivedAt: 'createdAt',
  occurredAt: 'paidAt',
  flags: 'special',
  details: 'special',
};

export function issuesOfRefusal(
  refusal: Refusal,
  draft: OrderDraft,
  rows: readonly RawRow[],
  format: OrderFormat,
): RowIssue[] {
  const { code, detail } = refusal;
  const told = detail.issues?.length ? detail.issues : [{ field: detail.field ?? '', code, message: '' }];
  return told.map((one) => {
    const line = /^lines\.(\d+)\./.exec(one.field);
    const source = line ? draft.lines[Number(line[1])] : undefined;
    const row =
      rows.find((raw) => raw.row === source?.sourceRow && columnOf(raw, format, 'merchantCode').isThere) ??
      rows.find((raw) => raw.row === source?.sourceRow) ??
      (rows[0] as RawRow);
    const { column } = columnOf(
      row,
      format,
      source ? 'merchantCode' : (fields[one.field] ?? fields[one.field.split('.')[0] ?? ''] ?? format.orderField),
    );
    const params: Params =
      source && one.code.startsWith('SKU_')
        ? { sku: source.merchantCode ?? '', ...(one.message ? { suggestion: one.message } : {}) }
        : { ...detail.params };
    const known = one.code === 'SHOP_DIFFERS' || one.code === 'CELL_MISSING' || one.code.startsWith('SKU_');
    if (one.code === 'SHOP_DIFFERS') params.shop = one.message;
    return {
      part: row.part,
      row: row.row,
      column,
      value: source ? (source.merchantCode ?? '') : cleanCell(row.cells[column] ?? '').slice(0, 500),
      code: known ? (one.code as IssueCode) : 'ORDER_REFUSED',
      params: known ? params : { ...params, refusal: code },
    };
  });
}

/** The column as this file names it, else as such files do. */
function columnOf(row: RawRow, format: OrderFormat, field: string): { column: string; isThere: boolean } {
  const part = format.parts.find((one) => one.part === row.part);
  const names = part?.columns[field]?.names ?? [];
  const present = Object.keys(row.cells).find((name) => names.includes(cleanCell(name)));
  return { column: present ?? names[0] ?? field, isThere: present !== undefined };
}
