/** Exceptions as rows of a file, in the sequence of their queue. (PD-3.4) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { listExceptions } from './queries.ts';

const states = {
  open: { zh: '待接手', en: 'open' },
  taken: { zh: '处理中', en: 'taken' },
  resolved: { zh: '已处理', en: 'resolved' },
  closed: { zh: '已关闭', en: 'closed' },
};
const improvements = {
  none: { zh: '', en: '' },
  planned: { zh: '待改进', en: 'planned' },
  done: { zh: '已改进', en: 'done' },
  reopened: { zh: '再发', en: 'recurred' },
};

export const exceptionsExport = rowsOfQuery(listExceptions, {
  list: 'exceptions',
  fileName: { zh: '异常单', en: 'exceptions' },
  perPage: 200,
  columns: [
    { zh: '时限', en: 'Due', cell: (row) => at(row.dueAt) },
    { zh: '编号', en: 'Number', cell: (row) => row.number },
    { zh: '类型', en: 'Kind', cell: (row, language) => row.title[language] },
    { zh: '条款', en: 'Clause', cell: (row) => row.clause },
    { zh: '订单号', en: 'Order', cell: (row) => row.orderNumber },
    { zh: '店铺', en: 'Shop', cell: (row) => row.shop },
    { zh: '部门', en: 'Department', cell: (row, language) => row.department[language] },
    { zh: '处理人', en: 'Person', cell: (row) => row.person?.name },
    { zh: '状态', en: 'State', cell: (row, language) => states[row.state][language] },
    { zh: '改进', en: 'Improvement', cell: (row, language) => improvements[row.improvement][language] },
    { zh: '发现时间', en: 'Opened', cell: (row) => at(row.openedAt) },
  ],
});
