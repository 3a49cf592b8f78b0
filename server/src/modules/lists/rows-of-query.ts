/** An export that asks a list's own query page by page, as the reader would: the same rows, the same scope, the same masks. (OS-8.3) */
import type { ListName } from '../../../../contract/lists.ts';
import type { Ctx, QueryDefinition } from '../../kernel/action.ts';
import type { ExportLanguage, Cell } from './sheet-bytes.ts';
import type { ListedExport } from './list-export.ts';

export interface RowColumn<Row> {
  zh: string;
  en: string;
  cell: (row: Row, language: ExportLanguage) => Cell | undefined;
}

interface Rows<Row> {
  list: ListName;
  fileName: Record<ExportLanguage, string>;
  columns: readonly RowColumn<Row>[];
  /** As many as the query gives at once; a query that gives all at once is not asked for a number. */
  perPage?: number;
  /** What the query calls the place from which a page goes on. */
  cursor?: string;
  /** From the words of the filter to what the query is asked. */
  toInput?: (filter: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** The rows of these ids, where the list is searched by something personal. */
  found?: (ctx: Ctx, ids: readonly string[]) => Promise<Row[]>;
}

export function rowsOfQuery<Row, I>(
  query: QueryDefinition<I, { items: Row[]; next?: string | undefined }>,
  { list, fileName, columns, perPage, cursor: cursorName = 'cursor', toInput = (filter) => filter, found }: Rows<Row>,
): ListedExport {
  const cellsOf = (rows: readonly Row[], language: ExportLanguage) =>
    rows.map((row) => columns.map((column) => column.cell(row, language) ?? null));
  return {
    list,
    reads: query.name,
    fileName,
    heads: (language) => columns.map((column) => column[language]),
    async *pages(ctx, filter, { language }) {
      let cursor: string | undefined;
      do {
        const asked = {
          ...toInput(filter),
          ...(perPage ? { limit: String(perPage) } : {}),
          ...(cursor ? { [cursorName]: cursor } : {}),
        };
        const page = await query.run(ctx, query.endpoint.input.parse(asked) as I);
        yield cellsOf(page.items, language);
        cursor = page.next;
      } while (cursor);
    },
    ...(found ? { found: async (ctx, ids, language) => cellsOf(await found(ctx, ids), language) } : {}),
  };
}

/** An instant of an answer as a cell. */
export function at(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
