/** What the console's live line may tell of orders: only of those within the reader's scope. (OT-2.1) */
import type { ScopedRow } from '../../kernel/access.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { StreamScope } from '../../kernel/stream-scope.ts';
import { scopeOf, type ScopedOrder } from './store.ts';

async function rowsOf(kernel: Kernel, orderIds: string[]): Promise<Map<string, ScopedRow>> {
  const rows = await kernel.database.query<ScopedOrder & { id: string } & Record<string, unknown>>(
    `select id, shop_id, warehouse_id, dept_id, owner_id, session_id from orders where id = any($1::uuid[])`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.id, scopeOf(row)]));
}

/** Everything that stands on an order's chain, whichever module wrote it. */
export const orderStreams: StreamScope[] = [
  'orders.*',
  'payments.*',
  'shipments.*',
  'deadlines.fire',
  'tasks.*',
  'intake.take-order',
].map((actions) => ({
  actions,
  permission: 'orders.list',
  rows: rowsOf,
}));
