/** The door of intake: order files of platforms are read, told in words where they are wrong, and taken in. (OS-2.1, PD-3.2) */
export { importsExport } from './export-imports.ts';
export { readOrderFile } from './read-order-file.ts';
export { importDispatch, importJob, intakeWork } from './import-job.ts';
export { intakeFileRoutes } from './file-routes.ts';
export { intakeRoutes } from './import-routes.ts';
export { productRoutes } from './products/product-routes.ts';
export { receiveFile } from './received-file.ts';
export { intakeActions, intakeQueries, intakeStream } from './registry.ts';
export { runImport } from './run-import.ts';
