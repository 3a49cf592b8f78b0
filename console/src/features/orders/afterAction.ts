/** After a step the order is read anew and its row in the lists is changed in place: it must not vanish from under the hand that just acted. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { OrderRow, OrderView } from '../../../../contract/order-views.ts';
import { orderQuery } from './orderQueries.ts';

type Pages = InfiniteData<{ items: OrderRow[]; next?: string }>;

function rowAfter(row: OrderRow, order: OrderView): OrderRow {
  const open = order.holds.filter((hold) => !hold.releasedAt);
  return {
    ...row,
    rev: order.rev,
    flags: order.flags,
    goesFirst: order.goesFirst,
    stage: order.stage,
    isPaid: order.isPaid,
    paid: order.amounts.paid,
    held: open.length > 0,
    holdReason: open[0]?.reason ?? null,
    sellerRemark: order.sellerRemark,
    sellerFlag: order.sellerFlag,
    clocks: order.clocks,
  };
}

export async function afterAction(queries: QueryClient, orderId: string): Promise<void> {
  void queries.invalidateQueries({ queryKey: ['orders', 'counts'] });
  void queries.invalidateQueries({ queryKey: ['orders', 'timeline', orderId] });
  void queries.invalidateQueries({ queryKey: ['tasks'] });
  const order = await queries.fetchQuery({ ...orderQuery(orderId), staleTime: 0 });
  queries.setQueriesData<Pages>(
    { queryKey: ['orders', 'list'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((row) => (row.id === orderId ? rowAfter(row, order) : row)),
        })),
      },
  );
}
