/** The lines of an order as its platform knows them, each with the lines that are packed for it. (OS-4.3) */
import type { Kernel } from '../../kernel/kernel.ts';
import { catalogCache } from '../catalog/index.ts';

export interface TopLine {
  externalLineNo: string | null;
  sku: string;
  quantity: string;
  isBundle: boolean;
  /** Itself, or a bundle's components. */
  parts: string[];
}

export interface TopLines {
  externalNo: string | null;
  isAllShipped: boolean;
  lines: TopLine[];
}

export async function readTopLines(
  kernel: Pick<Kernel, 'database' | 'caches'>,
  orderId: string,
): Promise<TopLines | undefined> {
  const [order] = await kernel.database.query<{ externalNo: string | null; stage: string }>(
    `select external_no as "externalNo", stage from orders where id = $1`,
    [orderId],
  );
  if (!order) return undefined;
  const lines = await kernel.database.query<Omit<TopLine, 'sku'> & { skuId: string }>(
    `select l.external_line_no as "externalLineNo", l.sku_id as "skuId", trim_scale(l.qty_ordered - l.qty_cancelled)::text as quantity, l.is_bundle as "isBundle",
            case when l.is_bundle then array(select c.id from order_lines c where c.parent_line_id = l.id and c.order_id = l.order_id) else array[l.id] end as parts
       from order_lines l
      where l.order_id = $1 and l.parent_line_id is null order by l.line_no`,
    [orderId],
  );
  const { skusById } = (await kernel.caches.get(catalogCache)).value;
  return {
    externalNo: order.externalNo,
    isAllShipped: ['shipped', 'delivered', 'accepted', 'closed'].includes(order.stage),
    lines: lines.map(({ skuId, ...line }) => ({ ...line, sku: skusById.get(skuId)?.code ?? '' })),
  };
}
