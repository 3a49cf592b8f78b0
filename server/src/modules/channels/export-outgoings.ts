/** What is told to a platform, as rows of a file: ship-backs and remarks with what is wrong with them. (OS-4.3) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { listOutgoings } from './views.ts';

const kinds = {
  ship: { zh: '发货回传', en: 'ship-back' },
  remark: { zh: '备注回传', en: 'remark' },
};
const states = {
  waiting: { zh: '待回传', en: 'waiting' },
  sent: { zh: '已回传', en: 'sent' },
  stuck: { zh: '失败', en: 'stuck' },
  dropped: { zh: '不再回传', en: 'given up' },
  superseded: { zh: '已有更新', en: 'superseded' },
};

export const outgoingsExport = rowsOfQuery(listOutgoings, {
  list: 'outgoings',
  fileName: { zh: '回传记录', en: 'ship-backs' },
  perPage: 200,
  columns: [
    { zh: '生成', en: 'Made', cell: (row) => at(row.madeAt) },
    { zh: '内容', en: 'What', cell: (row, language) => kinds[row.kind][language] },
    { zh: '状态', en: 'State', cell: (row, language) => states[row.state][language] },
    { zh: '订单号', en: 'Order', cell: (row) => row.order.number },
    { zh: '平台单号', en: 'Platform order', cell: (row) => row.order.externalNo },
    { zh: '快递', en: 'Carrier', cell: (row) => row.carrier },
    { zh: '运单号', en: 'Waybill', cell: (row) => row.waybill },
    { zh: '回传时间', en: 'Sent', cell: (row) => at(row.sentAt) },
    { zh: '次数', en: 'Attempts', cell: (row) => row.attempts },
    { zh: '问题', en: 'Fault', cell: (row, language) => row.fault?.what[language] },
  ],
});
