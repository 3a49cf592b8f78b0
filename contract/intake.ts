/**
 * Importing order files: what is sent, how far it is, which rows wait and why, and how they are mended. (OS-2.1, PD-3.2)
 * The file itself goes to POST /imports as multipart/form-data: one or two parts named `file`, and `shopId` where known.
 */
import { z } from 'zod';
import { bilingual, done, endpoint, id, instant, page, reason } from './kit.ts';

export const importStates = ['needs-shop', 'waiting', 'running', 'done', 'failed'] as const;

export const importView = z.object({
  id,
  /** The order list's name; all of them in `fileNames`. */
  fileName: z.string(),
  fileNames: z.array(z.string()),
  bytes: z.int(),
  format: bilingual.nullable(),
  part: z.enum(['orders', 'details', 'both']),
  /** The export has a second list that did not come yet; it may be sent later by itself. */
  needsCompanion: z.boolean(),
  shop: z.object({ id, name: z.string() }).nullable(),
  /** How the file names its shop, where it does. */
  shopHints: z.array(z.string()),
  state: z.enum(importStates),
  /** All rows of the file; written + known + waiting + dropped come to it in the end. */
  rows: z.int(),
  written: z.int(),
  known: z.int(),
  waiting: z.int(),
  dropped: z.int(),
  /** All orders of the file, and what became of them. */
  orders: z.int(),
  entered: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  waitingOrders: z.int(),
  problem: z.object({ code: z.string(), what: bilingual, mend: bilingual }).nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  startedBy: z.string(),
});
export type ImportView = z.infer<typeof importView>;

/** One thing that is wrong with one cell. */
export const issueView = z.object({
  id: z.string(),
  /** The waiting order that the row belongs to: what `mend` and `drop-row` name. */
  rowId: id,
  part: z.enum(['orders', 'details']),
  /** As the spreadsheet counts. */
  rowNo: z.int(),
  externalNo: z.string().nullable(),
  column: z.string(),
  /** Masked where it is personal and the reader has no right to see it. */
  value: z.string(),
  personal: z.boolean(),
  code: z.string(),
  what: bilingual,
  mend: bilingual,
  /** The nearest code of the catalogue, where a code is not known. */
  suggestion: z.string().nullable(),
});
export type IssueView = z.infer<typeof issueView>;

const issueGroup = z.object({
  code: z.string(),
  column: z.string(),
  /** Null where the values differ or are personal. */
  value: z.string().nullable(),
  rows: z.int(),
  what: bilingual,
  mend: bilingual,
  suggestion: z.string().nullable(),
});

const importId = z.strictObject({ importId: id });
const column = z.string().min(1).max(200);
const cell = z.string().max(4000);
const title = (zh: string, en: string) => ({ zh, en });

export const setImportShop = endpoint({
  name: 'intake.set-shop',
  route: 'PUT /imports/:importId/shop',
  title: title('指定导入的店铺', 'Name the shop of an import'),
  input: importId.extend({ shopId: id }),
  output: z.object({ id, state: z.enum(importStates) }),
});

export const mendRow = endpoint({
  name: 'intake.mend',
  route: 'PUT /imports/:importId/rows/:rowId',
  title: title('修正待修正的行', 'Mend a waiting row'),
  input: importId.extend({
    rowId: id,
    cells: z
      .array(
        z.strictObject({ row: z.int().min(1), part: z.enum(['orders', 'details']).optional(), column, value: cell }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({
    outcome: z.enum(['entered', 'updated', 'known', 'waiting']),
    orderId: id.nullable(),
    issues: z.int(),
  }),
});

/** The same value in the same column of many waiting rows; a shop's code for a SKU is remembered for later imports. */
export const mendMany = endpoint({
  name: 'intake.mend-many',
  route: 'POST /imports/:importId/mendings',
  title: title('同样的错一起修正', 'Mend the same fault everywhere'),
  input: importId.extend({ column, from: cell, to: cell.trim().min(1), remember: z.boolean().default(true) }),
  output: z.object({
    taken: z.int(),
    waiting: z.int(),
    remaining: z.int().describe('rows with this value that are still to be done: ask again'),
  }),
});

export const dropRow = endpoint({
  name: 'intake.drop-row',
  route: 'POST /imports/:importId/rows/:rowId/discard',
  title: title('放弃待修正的行', 'Discard a waiting row'),
  input: importId.extend({ rowId: id, reason }),
  output: done,
});

/** Reads the file again: what is in stays as it is, what waits has another try. */
export const retryImport = endpoint({
  name: 'intake.retry',
  route: 'POST /imports/:importId/retry',
  title: title('重新导入待修正的行', 'Try the waiting rows again'),
  input: importId,
  output: z.object({ id, state: z.enum(importStates) }),
});

const listed = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(400).optional() };

export const listImports = endpoint({
  name: 'intake.imports',
  route: 'GET /imports',
  title: title('导入记录', 'Imports'),
  input: z.strictObject({ shopId: id.optional(), ...listed }),
  output: page(importView),
});

export const getImport = endpoint({
  name: 'intake.import',
  route: 'GET /imports/:importId',
  title: title('一次导入', 'One import'),
  input: importId,
  output: importView,
});

/** Waiting rows in the sequence of the file, one item per faulty cell; a page ends between orders. */
export const listIssues = endpoint({
  name: 'intake.issues',
  route: 'GET /imports/:importId/issues',
  title: title('待修正的行', 'Rows that wait to be mended'),
  input: importId.extend({
    ...listed,
    code: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: page(issueView),
});

export const listIssueGroups = endpoint({
  name: 'intake.issue-groups',
  route: 'GET /imports/:importId/issue-groups',
  title: title('待修正的原因', 'Causes of waiting rows'),
  input: importId,
  output: z.object({ items: z.array(issueGroup) }),
});

/** The clear values of a waiting order's cells; looking is logged. */
export const revealRow = endpoint({
  name: 'intake.reveal-row',
  route: 'POST /imports/:importId/rows/:rowId/reveal',
  title: title('显示待修正行的原文', 'Show a waiting row in clear'),
  input: importId.extend({ rowId: id, reason }),
  output: z.object({
    rows: z.array(
      z.object({ part: z.enum(['orders', 'details']), row: z.int(), cells: z.record(z.string(), z.string()) }),
    ),
  }),
});
