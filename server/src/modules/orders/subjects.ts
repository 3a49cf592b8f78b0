/** What clocks, tasks and notices are told of their orders: number, scope, owner and facts, for many at once. (OS-8.3) */
import type { Queryable } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { companyCache } from '../company/index.ts';
import type { OrderSubject } from '../deadlines/index.ts';
import { orderFactsOf } from './facts.ts';
import type { OrderRecord } from './order.ts';
import { scopeOf } from './store.ts';

export async function readOrderSubjects(
  db: Queryable,
  kernel: Kernel,
  orderIds: readonly string[],
): Promise<Map<string, OrderSubject>> {
  const { value: company } = await kernel.caches.get(companyCache);
  const rows = await db.query<OrderRecord & { warehouse_ids: string[] } & Record<string, unknown>>(
    `select o.*, array(select distinct l.warehouse_id from order_lines l where l.order_id = o.id and l.warehouse_id is not null) as warehouse_ids
       from orders o where o.id = any($1::uuid[])`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.id, subjectOf(row, company.shops.get(row.shop_id)?.platform ?? null)]));
}

function subjectOf(row: OrderRecord & { warehouse_ids: string[] }, platform: string | null): OrderSubject {
  return {
    id: row.id,
    number: row.number,
    shopId: row.shop_id,
    warehouseId: row.warehouse_id,
    ownerId: row.owner_id,
    scope: scopeOf(
      row,
      row.warehouse_ids.map((warehouse_id) => ({ warehouse_id })),
    ),
    facts: orderFactsOf(row, platform),
  };
}
