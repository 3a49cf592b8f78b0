/** The door of intake: reading the order files of platforms and telling, in words, what is wrong with them. (OS-2.1) */
export type { OpenFile } from './decode.ts';
export type { OrderDraft } from './draft.ts';
export { describeFileProblem, type FileProblem } from './file-problems.ts';
export { formatTitles, type FormatId } from './formats/format-ids.ts';
export { describeIssue, type RowIssue } from './issues.ts';
export { inspectFile, readOrderFile, type FileRead, type Inspection, type ReadOptions } from './read-order-file.ts';
export { readRows } from './read-rows.ts';
export type { RawRow } from './sheet.ts';
