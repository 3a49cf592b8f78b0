/** The connections of shops with their health, as rows of a file; keys and secrets stay where they are. (OS-2.1) */
import { at, rowsOfQuery } from '../lists/index.ts';
import { listConnections } from './views.ts';

export const connectionsExport = rowsOfQuery(listConnections, {
  list: 'connections',
  fileName: { zh: '渠道连接', en: 'connections' },
  columns: [
    { zh: '店铺', en: 'Shop', cell: (row) => row.shop.name },
    { zh: '平台', en: 'Platform', cell: (row) => row.kind },
    { zh: '启用', en: 'Active', cell: (row, language) => told(row.state === 'active')[language] },
    { zh: '停更', en: 'Silent', cell: (row, language) => told(row.stale)[language] },
    { zh: '最近推送', en: 'Last delivery', cell: (row) => at(row.lastDeliveryAt) },
    { zh: '最近一单', en: 'Last order', cell: (row) => at(row.lastOrderAt) },
    { zh: '待修正', en: 'Waiting', cell: (row) => row.waiting },
    { zh: '回传失败', en: 'Stuck', cell: (row) => row.stuck },
    { zh: '待确认改址', en: 'Addresses', cell: (row) => row.addressRequests },
  ],
});

const told = (is: boolean) => (is ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
