/** The door of intake: order files of platforms are read, told in words where they are wrong, and taken in. (OS-2.1, PD-3.2) */
export type { OpenFile } from './decode.ts';
export type { OrderDraft } from './draft.ts';
export { describeFileProblem, type FileProblem } from './file-problems.ts';
export { formatTitles, type FormatId } from './formats/format-ids.ts';
export { describeIssue, type RowIssue } from './issues.ts';
export { inspectFile, readOrderFile, type FileRead, type Inspection, type ReadOptions } from './read-order-file.ts';
export { readRows } from './read-rows.ts';
export type { RawRow } from './sheet.ts';
export { importDispatch, importJob, intakeWork } from './import-job.ts';
export { intakeRoutes } from './import-routes.ts';
export { receiveFile } from './received-file.ts';
export { intakeActions, intakeQueries, intakeStream } from './registry.ts';
export { runImport } from './run-import.ts';
export { uploadImport } from './upload.ts';
