/** What we know of a customer from other orders: whether this is the first, and the latest ones. Found by id or by the hash of the phone. (CC-2.1, CC-2.3) */
import type { Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { searchTokens } from '../../kernel/search-tokens.ts';
import type { OrderRecord } from './order.ts';
import { readOrders } from './store.ts';

const phoneToken = (ctx: Ctx, phone: string | undefined): Buffer | undefined =>
  searchTokens(ctx.kernel.secrets, { phone }).find((one) => one.kind === 'phone')?.token;

/** No other order of this customer, or with this phone. A ciphered receiver is known to the platform alone. */
export async function isFirstOrder(ctx: Ctx, record: OrderRecord, phone: string): Promise<boolean> {
  if (record.ciphered) return false;
  const rows = await ctx.db.query(
    `(select 1 from orders where customer_id = $2 and id <> $1 limit 1)
     union all (select 1 from order_tokens where token = $3 and order_id <> $1 limit 1)`,
    [record.id, record.customer_id, phoneToken(ctx, phone) ?? null],
  );
  return rows.length === 0;
}

/** The newest five, within the reader's scope. */
export async function latestOrdersOf(
  ctx: Ctx,
  customerId: string | undefined,
  phone: string | undefined,
): Promise<OrderRecord[]> {
  const token = phoneToken(ctx, phone);
  if (!customerId && !token) return [];
  const params: unknown[] = [customerId ?? token];
  const scope = scopeCondition(ctx.actor, ctx.action, { shop: 'o.shop_id' }, params);
  const rows = await ctx.db.query<{ id: string }>(
    customerId
      ? `select o.id from orders o where o.customer_id = $1::uuid and ${scope} order by o.entered_at desc limit 5`
      : `select o.id from order_tokens t join orders o on o.id = t.order_id where t.token = $1::bytea and ${scope} order by o.entered_at desc limit 5`,
    params,
  );
  const records = await readOrders(
    ctx.db,
    rows.map((row) => row.id),
  );
  return records.sort((a, b) => b.entered_at.getTime() - a.entered_at.getTime());
}
