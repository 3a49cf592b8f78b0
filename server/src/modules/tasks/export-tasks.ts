/** The inbox of work as rows of a file. (OS-1, OT-4.2) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { inboxQuery } from './queries.ts';

const states = {
  open: { zh: '待领取', en: 'open' },
  taken: { zh: '已领取', en: 'taken' },
  done: { zh: '已完成', en: 'done' },
};

export const tasksExport = rowsOfQuery(inboxQuery, {
  list: 'tasks',
  fileName: { zh: '待办', en: 'tasks' },
  perPage: 200,
  columns: [
    { zh: '时限', en: 'Due', cell: (row) => at(row.dueAt) },
    { zh: '事项', en: 'Task', cell: (row, language) => row.title[language] },
    { zh: '订单号', en: 'Order', cell: (row) => row.subject.number },
    { zh: '部门', en: 'Department', cell: (row) => row.department },
    { zh: '负责人', en: 'Person', cell: (row) => row.person?.name },
    { zh: '条款', en: 'Clause', cell: (row) => row.clause },
    { zh: '状态', en: 'State', cell: (row, language) => states[row.state][language] },
    { zh: '开始', en: 'Started', cell: (row) => at(row.startedAt) },
    { zh: '完成', en: 'Done', cell: (row) => at(row.doneAt) },
  ],
});
