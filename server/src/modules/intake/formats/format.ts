/**
 * What a file format is to the reader: the lists it consists of, by their columns, and how the rows of one order become a
 * draft. A new platform is one more of these.
 */
import type { OrderDraft, Platform } from '../draft.ts';
import type { Part, RowIssue } from '../issues.ts';
import type { SheetRow, WantedColumns, Writing } from '../sheet.ts';
import type { FormatId } from './format-ids.ts';

export interface ReadingContext {
  /** Found over the whole file: a spreadsheet rounded its long numbers. */
  idsAreRounded: boolean;
  /** Sub-order numbers that stand under two orders in the file. */
  linesInTwoOrders: ReadonlySet<string>;
  /** The second list of a pair was read too, or the format has only one. */
  hasAllParts: boolean;
  /** To tell times in the future; without it they pass. */
  now?: Date;
}

export type Reading = { draft: OrderDraft; issues: [] } | { draft?: undefined; issues: RowIssue[] };

export interface FormatPart {
  part: Part;
  columns: WantedColumns;
  writing?: Writing;
  /** The header holds all of these: it is this list. */
  signature: readonly string[];
}

export interface OrderFormat {
  id: FormatId;
  title: { zh: string; en: string };
  platform: Platform;
  parts: readonly FormatPart[];
  /** The field by which rows belong to one order; the same in every part. */
  orderField: string;
  lineField?: string;
  /** The order's number as it is kept, where the list writes more than that. */
  bareNumber?: (text: string) => string;
  /** Fields that tell from which shop the file is. */
  shopFields: { id: string; name: string };
  /** The shop that a mapping was made for. */
  shopId?: string | null;
  readOrder(rows: readonly SheetRow[], context: ReadingContext): Reading;
}
