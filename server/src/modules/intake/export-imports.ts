/** The imports so far as rows of a file: what came, and what became of its rows and orders. (OS-2.1, PD-3.2) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { listImports } from './import-views.ts';

const states = {
  'needs-shop': { zh: '待选店铺', en: 'shop is asked for' },
  waiting: { zh: '排队中', en: 'waiting' },
  running: { zh: '导入中', en: 'running' },
  done: { zh: '已完成', en: 'done' },
  failed: { zh: '失败', en: 'failed' },
};

export const importsExport = rowsOfQuery(listImports, {
  list: 'imports',
  fileName: { zh: '导入记录', en: 'imports' },
  perPage: 200,
  columns: [
    { zh: '开始', en: 'Started', cell: (row) => at(row.startedAt) },
    { zh: '文件', en: 'File', cell: (row) => row.fileNames.join('；') },
    { zh: '格式', en: 'Format', cell: (row, language) => row.format?.[language] },
    { zh: '店铺', en: 'Shop', cell: (row) => row.shop?.name },
    { zh: '状态', en: 'State', cell: (row, language) => states[row.state][language] },
    { zh: '行', en: 'Rows', cell: (row) => row.rows },
    { zh: '订单', en: 'Orders', cell: (row) => row.orders },
    { zh: '新录入', en: 'Entered', cell: (row) => row.entered },
    { zh: '已更新', en: 'Updated', cell: (row) => row.updated },
    { zh: '无变化', en: 'Unchanged', cell: (row) => row.unchanged },
    { zh: '待修正行', en: 'Rows to mend', cell: (row) => row.waiting },
    { zh: '放弃行', en: 'Discarded', cell: (row) => row.dropped },
    { zh: '导入人', en: 'By', cell: (row) => row.startedBy },
    { zh: '结束', en: 'Ended', cell: (row) => at(row.endedAt) },
  ],
});
