/** What the intake registers: its actions, queries, and what the live stream may tell of imports. */
import type { ScopedRow } from '../../kernel/access.ts';
import type { StreamScope } from '../../kernel/stream-scope.ts';
import { finishImport, settleRows } from './finish-import.ts';
import { readImports } from './import-store.ts';
import { getImport, listImports } from './import-views.ts';
import { listIssueGroups, listIssues } from './issue-views.ts';
import { listMappings, previewMapping } from './mapping/mapping-views.ts';
import { removeMapping, saveMapping } from './mapping/save-mapping.ts';
import { dropRow, mendMany, mendRow, revealRow } from './mend-rows.ts';
import { setAside } from './set-aside.ts';
import { retryImport, setShop } from './set-shop.ts';
import { takeOrder } from './take-order.ts';
import { uploadImport } from './upload.ts';

export const intakeActions = [
  uploadImport,
  setShop,
  takeOrder,
  setAside,
  settleRows,
  finishImport,
  mendRow,
  mendMany,
  dropRow,
  retryImport,
  revealRow,
  saveMapping,
  removeMapping,
];
export const intakeQueries = [listImports, getImport, listIssues, listIssueGroups, listMappings, previewMapping];

/** Imports by their shop; the orders that one takes in are told by nobody, the end of the import says that they are there. */
export const intakeStream: StreamScope = {
  actions: 'intake.*',
  permission: 'intake.import',
  rows: async (kernel, chainIds): Promise<Map<string, ScopedRow>> => {
    const found = await readImports(kernel.database, chainIds);
    return new Map(
      [...found].map(([importId, record]) => [
        importId,
        record.shop_id ? { shopId: record.shop_id } : { shopId: null },
      ]),
    );
  },
};
