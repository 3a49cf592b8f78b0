/** The door of lists: saved views, and exports that a list offers with one call. (PD-3.3, OS-8.3) */
import { changeView } from './change-view.ts';
import { exportAnyList } from './list-export.ts';
import { listViews } from './list-views.ts';
import { removeView } from './remove-view.ts';
import { saveView } from './save-view.ts';
import { shareView } from './share-view.ts';

export { listExport, offerExport, type ListedExport } from './list-export.ts';
export { at, rowsOfQuery, type RowColumn } from './rows-of-query.ts';
export { peopleExport } from './export-people.ts';
export { exportRoutes } from './export-routes.ts';
export type { Cell, ExportLanguage } from './sheet-bytes.ts';

export const viewActions = [saveView, changeView, removeView, shareView, exportAnyList];
export const viewQueries = [listViews];
