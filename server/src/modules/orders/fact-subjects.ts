/** An order as the sources of looked-up facts see it: ids, places, quantities and amounts, never a person. (OS-3.1) */
import type { Queryable } from '../../kernel/database.ts';
import type { FactLine, FactSubject } from '../policy/index.ts';
import { lineAmount } from './money.ts';
import type { LineRecord, Order, OrderRecord } from './order.ts';
import { readLines, readOrders } from './store.ts';

export function factSubjectOf({ record, lines }: Pick<Order, 'record' | 'lines'>): FactSubject {
  return {
    orderId: record.id,
    shopId: record.shop_id,
    customerId: record.customer_id,
    paymentTerms: record.payment_terms,
    owed: record.total_amount - (record.paid_amount - record.refunded_amount),
    province: record.province,
    city: record.city,
    enteredAt: record.entered_at,
    requiredAt: record.required_at,
    lines: lines.map(factLineOf),
  };
}

function factLineOf(line: LineRecord): FactLine {
  return {
    skuId: line.sku_id,
    warehouseId: line.warehouse_id,
    quantity: Number(line.qty_ordered) - Number(line.qty_cancelled),
    allocated: Number(line.qty_allocated),
    gross: lineAmount(line.unit_price, line.qty_ordered),
    amount: line.amount,
    isGift: line.is_gift,
    isBundle: line.is_bundle,
    isComponent: line.parent_line_id !== null,
  };
}

export async function readFactSubjects(db: Queryable, orderIds: readonly string[]): Promise<Map<string, FactSubject>> {
  const records: OrderRecord[] = await readOrders(db, orderIds);
  const lines = await readLines(db, orderIds);
  return new Map(records.map((record) => [record.id, factSubjectOf({ record, lines: lines.get(record.id) ?? [] })]));
}
