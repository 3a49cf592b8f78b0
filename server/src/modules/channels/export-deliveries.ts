/** What a platform sent, as rows of a file; bodies stay where they are, they hold buyers' data. (PD-3.2) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { listDeliveries } from './views.ts';

const states = {
  stored: { zh: '待处理', en: 'stored' },
  taken: { zh: '已处理', en: 'taken' },
  waiting: { zh: '待修正', en: 'quarantine' },
  dropped: { zh: '已放弃', en: 'discarded' },
  superseded: { zh: '已被更新的替代', en: 'superseded' },
};

export const deliveriesExport = rowsOfQuery(listDeliveries, {
  list: 'deliveries',
  fileName: { zh: '推送记录', en: 'deliveries' },
  perPage: 200,
  columns: [
    { zh: '收到', en: 'Received', cell: (row) => at(row.receivedAt) },
    { zh: '主题', en: 'Topic', cell: (row) => row.topic },
    { zh: '状态', en: 'State', cell: (row, language) => states[row.state][language] },
    { zh: '平台单号', en: 'Platform order', cell: (row) => row.externalNo },
    { zh: '订单号', en: 'Order', cell: (row) => row.order?.number },
    { zh: '平台时间', en: 'Sent', cell: (row) => at(row.platformAt) },
    { zh: '处理时间', en: 'Settled', cell: (row) => at(row.settledAt) },
    { zh: '次数', en: 'Attempts', cell: (row) => row.attempts },
    { zh: '问题', en: 'Faults', cell: (row) => row.faults.length },
  ],
});
