/** Stock as rows of a file: what is on hand, reserved and available, as the list is filtered. (OT-2.3) */
import { rowsOfQuery } from '../lists/index.ts';
import { listStock } from './queries.ts';

export const stockExport = rowsOfQuery(listStock, {
  list: 'stock',
  fileName: { zh: '库存', en: 'stock' },
  perPage: 500,
  columns: [
    { zh: 'SKU 编码', en: 'SKU code', cell: (row) => row.skuCode },
    { zh: '名称', en: 'Name', cell: (row) => row.skuName },
    { zh: '仓库', en: 'Warehouse', cell: (row) => row.warehouse },
    { zh: '在库', en: 'On hand', cell: (row) => Number(row.onHand) },
    { zh: '占用', en: 'Reserved', cell: (row) => Number(row.reserved) },
    { zh: '可用', en: 'Available', cell: (row) => Number(row.available) },
    { zh: '单位', en: 'Unit', cell: (row) => row.unit },
  ],
});
