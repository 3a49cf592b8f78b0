/** What waits for a reviewer, as rows of a file, the most urgent first. (OS-3.1) */
import type { QueueRow } from '../../../../contract/review.ts';
import { at, type ListedExport, type RowColumn } from '../lists/index.ts';
import { reviewQueue, wholeQueue } from './queue.ts';

const columns: RowColumn<QueueRow>[] = [
  { zh: '时限', en: 'Due', cell: (row) => at(row.dueAt) },
  { zh: '订单号', en: 'Order', cell: (row) => row.number },
  { zh: '客户', en: 'Customer', cell: (row) => row.customer },
  { zh: '店铺', en: 'Shop', cell: (row) => row.shop },
  { zh: '金额', en: 'Amount', cell: (row) => row.amount / 100 },
  { zh: '币种', en: 'Currency', cell: (row) => row.currency },
  { zh: '评审', en: 'Review', cell: (row, language) => row.title[language] },
  { zh: '不过', en: 'Failing', cell: (row) => row.failing },
  { zh: '待人判断', en: 'For a person', cell: (row) => row.asked },
  { zh: '首个不过的标准', en: 'First that fails', cell: (row, language) => row.first?.[language] },
];

/** The page shows the most urgent; a file holds all of them. */
export const reviewsExport: ListedExport = {
  list: 'reviews',
  reads: reviewQueue.name,
  fileName: { zh: '待评审', en: 'reviews' },
  heads: (language) => columns.map((column) => column[language]),
  async *pages(ctx, _filter, { language }) {
    for await (const rows of wholeQueue(ctx))
      yield rows.map((row) => columns.map((column) => column.cell(row, language) ?? null));
  },
};
