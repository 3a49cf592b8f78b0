/**
 * The orders of a filtered list as rows of a file, in the list's own sequence: what the list shows, one order per row, personal data
 * masked unless the asker may reveal it there and said why. (OS-8.3, CC-7.1)
 */
import { exportOrders as endpoint, type OrderFilter, type OrderRow } from '../../../../contract/orders.ts';
import { orderStages } from '../../../../contract/vocabulary.ts';
import type { Ctx } from '../../kernel/action.ts';
import { mayTouch } from '../../kernel/access.ts';
import { listExport, type Cell, type ExportLanguage } from '../lists/index.ts';
import { pageOfRecords } from './list-orders.ts';
import type { OrderRecord } from './order.ts';
import { toRows } from './order-rows.ts';
import { openReceiver } from './receiver.ts';
import { scopeOf } from './store.ts';

const perPage = 200;

interface Facts {
  row: OrderRow;
  receiver: [name: string, phone: string, address: string];
  language: ExportLanguage;
}

interface ExportColumn {
  head: Record<ExportLanguage, string>;
  cell: (facts: Facts) => Cell;
}

const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));
const money = (minor: number): number => minor / 100;
const named = (zh: string, en: string, cell: ExportColumn['cell']): ExportColumn => ({ head: { zh, en }, cell });
const yes = (on: boolean, language: ExportLanguage): string => (on ? (language === 'zh' ? '是' : 'yes') : '');

const columns: readonly ExportColumn[] = [
  named('订单号', 'Order', ({ row }) => row.number),
  named('平台单号', 'Platform order', ({ row }) => row.externalNo),
  named('店铺', 'Shop', ({ row }) => row.shop.name),
  named('阶段', 'Stage', ({ row, language }) => orderStages[row.stage][language]),
  named('时限', 'Due', ({ row }) => at(row.nextDueAt)),
  named('时限条款', 'Clause', ({ row }) => row.clocks.map((clock) => clock.clause).join(' ')),
  named('退款中', 'Refund', ({ row, language }) => yes(row.refund, language)),
  named('挂起', 'Held', ({ row }) => (row.held ? (row.holdReason ?? '') : '')),
  named('买家留言', "Buyer's message", ({ row }) => row.buyerMessage),
  named('卖家备注', "Seller's remark", ({ row }) => row.sellerRemark),
  named('商品', 'Products', ({ row }) => row.lines.map((line) => `${line.title}×${line.quantity}`).join('；')),
  named('件数', 'Pieces', ({ row }) => Number(row.pieces)),
  named('省', 'Province', ({ row }) => row.province),
  named('市', 'City', ({ row }) => row.city),
  named('收货人', 'Receiver', ({ receiver }) => receiver[0]),
  named('电话', 'Phone', ({ receiver }) => receiver[1]),
  named('地址', 'Address', ({ receiver }) => receiver[2]),
  named('仓库', 'Warehouse', ({ row }) => row.warehouse?.name ?? null),
  named('快递', 'Carrier', ({ row }) => row.carrier),
  named('应付', 'Total', ({ row }) => money(row.total)),
  named('实付', 'Paid', ({ row }) => money(row.paid)),
  named('币种', 'Currency', ({ row }) => row.currency),
  named('录入时间', 'Entered', ({ row }) => at(row.enteredAt)),
  named('付款时间', 'Paid at', ({ row }) => at(row.paidAt)),
  named('负责人', 'Owner', ({ row }) => row.owner),
];

export const exportOrders = listExport(endpoint, {
  list: 'orders',
  reads: 'orders.list',
  reveals: { right: 'orders.reveal', fields: ['name', 'phone', 'address'] },
  fileName: { zh: '订单', en: 'orders' },
  heads: (language) => columns.map((column) => column.head[language]),
  pages: rowsOf,
});

/**
 * Page after page by keyset. In an open queue an order whose deadline moves meanwhile could come twice; the second time it is left out.
 * One long transaction would keep it still, and would hold up everybody who reads the journal behind it.
 */
async function* rowsOf(
  ctx: Ctx,
  filter: OrderFilter,
  how: { language: ExportLanguage; clear: boolean },
): AsyncGenerator<Cell[][]> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await pageOfRecords(ctx, { ...filter, limit: perPage, cursor });
    const records = page.records.filter((record) => !seen.has(record.id));
    if (filter.queue !== 'all') for (const record of records) seen.add(record.id);
    yield await cellsOf(ctx, records, how);
    cursor = page.next;
  } while (cursor);
}

async function cellsOf(
  ctx: Ctx,
  records: readonly OrderRecord[],
  { language, clear }: { language: ExportLanguage; clear: boolean },
): Promise<Cell[][]> {
  const rows = await toRows(ctx, records);
  const receivers = await receiversOf(ctx, records, clear);
  return rows.map((row, n) =>
    columns.map((column) => column.cell({ row, receiver: receivers[n] ?? ['', '', ''], language })),
  );
}

async function receiversOf(ctx: Ctx, records: readonly OrderRecord[], clear: boolean): Promise<Facts['receiver'][]> {
  const open = (record: OrderRecord): boolean =>
    clear && !record.ciphered && mayTouch(ctx.actor, 'orders.reveal', scopeOf(record));
  const keys = await ctx.kernel.secrets.subjectKeys(
    ctx.db,
    records.filter(open).map((record) => record.key_id),
  );
  return records.map((record) => {
    const key = open(record) ? keys.get(record.key_id) : undefined;
    const place = [record.province, record.city, record.district];
    if (!key) return [record.receiver_name_mask, record.receiver_phone_mask, place.filter(Boolean).join(' ')];
    const to = openReceiver(ctx.kernel.secrets, key, record.receiver_enc);
    return [to.name, to.phone, [...place, to.detail].filter(Boolean).join(' ')];
  });
}
