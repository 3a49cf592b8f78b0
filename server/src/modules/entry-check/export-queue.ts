/** Orders that wait for their check, as rows of a file. (CC-2.3) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { checkQueue } from './queue.ts';

export const checksExport = rowsOfQuery(checkQueue, {
  list: 'checks',
  fileName: { zh: '待复核', en: 'checks' },
  perPage: 100,
  cursor: 'after',
  columns: [
    { zh: '时限', en: 'Due', cell: (row) => at(row.dueAt) },
    { zh: '订单号', en: 'Order', cell: (row) => row.number },
    { zh: '店铺', en: 'Shop', cell: (row) => row.shop },
    { zh: '渠道', en: 'Channel', cell: (row) => row.channel },
    { zh: '金额', en: 'Amount', cell: (row) => row.total / 100 },
    { zh: '币种', en: 'Currency', cell: (row) => row.currency },
    { zh: '录入人', en: 'Entered by', cell: (row) => row.enteredBy },
  ],
});
