/**
 * Reads a platform's order file: good orders come out as drafts, bad ones with all their faults and their raw rows, a
 * file that cannot be read as one problem (OS-2.1, OS-2.2). Memory does not grow with the number of rows' contents.
 */
import { orderNumber, takeCensus, type Census } from './census.ts';
import type { OpenFile } from './decode.ts';
import type { OrderDraft } from './draft.ts';
import { UnreadableFile, type FileProblem } from './file-problems.ts';
import { platformFormats } from './formats/all-formats.ts';
import type { OrderFormat, ReadingContext } from './formats/format.ts';
import { groupRows, mostRowsOfOrder, type Group } from './group-rows.ts';
import type { Part, RowIssue } from './issues.ts';
import { report } from './row-reader.ts';
import { toRawRow, type RawRow } from './sheet.ts';
import { openSource, type Source } from './sources.ts';

export interface ReadOptions {
  /** The platforms' formats, and those that the company mapped itself. */
  formats?: readonly OrderFormat[];
  /** The other list of a pair; which of the two comes first does not matter. */
  companion?: OpenFile;
  now?: Date;
  /** How many rows may wait for the rest of their orders before the file is read once more. */
  mostHeldRows?: number;
}

export type OrderRead =
  | {
      kind: 'order';
      draft: OrderDraft;
      /** The rows as they stand in the file, for an order that cannot go in for another reason. */
      rows: () => RawRow[];
    }
  | { kind: 'bad'; externalNo?: string; rows: RawRow[]; issues: RowIssue[] };

export type FileRead = OrderRead | { kind: 'problem'; problem: FileProblem };

/** A problem comes last: what was read before it stands. */
export async function* readOrderFile(open: OpenFile, options: ReadOptions = {}): AsyncGenerator<FileRead> {
  try {
    const sources = await openSources(open, options);
    const { format } = sources[0]!;
    const census = await takeCensus(sources, format);
    const cut = sources.find((source) => source.cut)?.cut;
    if (!cut && census.rows.every((rows) => rows === 0)) throw new UnreadableFile('FILE_HAS_NO_ORDERS');
    const context = contextOf(census, sources.length === format.parts.length, options.now);
    for await (const group of groupRows(sources, format, census, options.mostHeldRows)) {
      yield readGroup(group, format, context, census.cutOrders);
    }
    if (cut) yield { kind: 'problem', problem: cut };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { kind: 'problem', problem: error.problem };
  }
}

async function openSources(open: OpenFile, { companion, formats }: ReadOptions): Promise<Source[]> {
  const first = await openSource(open, formats ?? platformFormats);
  if (!companion) return [first];
  const second = await openSource(companion, formats ?? platformFormats);
  const isPair = first.format === second.format && first.sheet.part !== second.sheet.part;
  if (!isPair) throw new UnreadableFile('FILES_DO_NOT_PAIR');
  return first.sheet.part === 'orders' ? [first, second] : [second, first];
}

function contextOf(census: Census, hasAllParts: boolean, now: Date | undefined): ReadingContext {
  const { idsAreRounded, linesInTwoOrders } = census;
  return { idsAreRounded, linesInTwoOrders, hasAllParts, now };
}

const none: ReadonlySet<string> = new Set();

export function readGroup(
  { rows, rowsOfOrder }: Group,
  format: OrderFormat,
  context: ReadingContext,
  cutOrders: ReadonlySet<string> = none,
): OrderRead {
  const first = rows[0]!;
  const externalNo = orderNumber(first, format);
  const issues: RowIssue[] = [];
  if (rowsOfOrder !== undefined) {
    report(issues, first, format.orderField, 'ORDER_HAS_TOO_MANY_ROWS', { rows: rowsOfOrder, max: mostRowsOfOrder });
  }
  const read = format.readOrder(rows, context);
  issues.push(...read.issues);
  if (cutOrders.has(externalNo)) report(issues, rows.at(-1)!, format.orderField, 'ORDER_MAY_BE_CUT_OFF');
  if (issues.length === 0 && read.draft) return { kind: 'order', draft: read.draft, rows: () => rows.map(toRawRow) };
  return { kind: 'bad', externalNo: externalNo || undefined, rows: rows.map(toRawRow), issues };
}

export interface Inspection {
  format?: OrderFormat;
  /** Which list of a pair it is. */
  part?: Part;
  /** The format has a second list, which is to be sent too. */
  needsCompanion?: boolean;
  encoding?: Source['encoding'];
  header?: string[];
  rows?: number;
  orders?: number;
  /** The shops that the file names, if it does; otherwise a person is asked. */
  shopHints: { id?: string; name?: string }[];
  problem?: FileProblem;
}

export async function inspectFile(
  open: OpenFile,
  formats: readonly OrderFormat[] = platformFormats,
): Promise<Inspection> {
  try {
    const source = await openSource(open, formats);
    const { format, sheet, encoding } = source;
    const census = await takeCensus([source], format);
    const rows = census.rows[0] ?? 0;
    return {
      format,
      part: sheet.part,
      needsCompanion: format.parts.length > 1,
      encoding,
      header: sheet.names,
      rows,
      orders: census.orders.size,
      shopHints: census.shops,
      problem: source.cut ?? (rows === 0 ? { code: 'FILE_HAS_NO_ORDERS', params: {} } : undefined),
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { shopHints: [], problem: error.problem };
  }
}
