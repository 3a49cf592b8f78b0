/** What a customer owes us against the limit, without and with the order that is looked at. (CC-2.3, OS-3.1) */
import type { Ctx } from '../../kernel/action.ts';
import { findCustomers } from '../customers/index.ts';
import { readReceivables, type OrderRecord } from '../orders/index.ts';

export interface Credit {
  limit: number;
  /** Without the order that is looked at. */
  used: number;
  over: number;
}

/** `order` is the one that would come on top; null where it is not on credit. */
export async function creditOf(
  ctx: Ctx,
  customerId: string | null,
  order: Pick<OrderRecord, 'id' | 'total_amount'> | null,
): Promise<Credit | null> {
  if (customerId === null) return null;
  const customer = (await findCustomers(ctx.db, [customerId])).get(customerId);
  if (!customer || (customer.creditLimit === 0 && order === null)) return null;
  const used = await owedBy(ctx, customerId, order?.id ?? null);
  const wanted = order?.total_amount ?? 0;
  return { limit: customer.creditLimit, used, over: Math.max(0, used + wanted - customer.creditLimit) };
}

async function owedBy(ctx: Ctx, customerId: string, withoutOrder: string | null): Promise<number> {
  const open = await readReceivables(ctx.db, [customerId]);
  return open.reduce((sum, one) => (one.orderId === withoutOrder ? sum : sum + Number(one.owed)), 0);
}
