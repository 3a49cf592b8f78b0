/** An order as its customer may know it: where it stands and what is in it, masked, without a word about the company's people. (OT-4.3) */
import type { Queryable } from '../../kernel/database.ts';
import { readLines, readOrders } from './store.ts';
import type { LineRecord, OrderRecord } from './order.ts';

export type CustomerOrder = Pick<
  OrderRecord,
  | 'id'
  | 'number'
  | 'shop_id'
  | 'external_no'
  | 'stage'
  | 'is_held'
  | 'has_refund'
  | 'payment_terms'
  | 'currency'
  | 'total_amount'
  | 'paid_amount'
  | 'refunded_amount'
  | 'receiver_name_mask'
  | 'receiver_phone_mask'
  | 'province'
  | 'city'
  | 'district'
  | 'entered_at'
  | 'paid_at'
  | 'prepared_at'
  | 'shipped_at'
  | 'delivered_at'
  | 'accepted_at'
  | 'closed_at'
  | 'cancelled_at'
> & { lines: LineRecord[] };

export async function readCustomerOrder(db: Queryable, orderId: string): Promise<CustomerOrder | undefined> {
  const [record] = await readOrders(db, [orderId]);
  if (!record) return undefined;
  return { ...record, lines: (await readLines(db, [orderId])).get(orderId) ?? [] };
}
