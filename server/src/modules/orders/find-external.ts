/** Which orders of a shop have these numbers of the platform: how a repeated file or message finds what it told before. (OS-2.1) */
import type { Queryable } from '../../kernel/database.ts';

/**
 * One look-up in the unique index per number. With `= any($2)` a plan that was made while the table was small reads every
 * order of the shop instead, and an import would slow down as it goes on.
 */
export async function findByExternal(
  db: Queryable,
  shopId: string,
  externalNos: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; external_no: string }>(
    `select o.id, o.external_no from unnest($2::text[]) as u(no)
       cross join lateral (select id, external_no from orders where shop_id = $1 and external_no = u.no limit 1) o`,
    [shopId, externalNos],
  );
  return new Map(rows.map((row) => [row.external_no, row.id]));
}

export interface OrderHead {
  id: string;
  shopId: string;
  number: string;
  externalNo: string | null;
  keyId: string;
}

/** What these orders are called, whose they are, and the key of what they keep. */
export async function readOrderHeads(db: Queryable, orderIds: readonly string[]): Promise<OrderHead[]> {
  return db.query<OrderHead & Record<string, unknown>>(
    `select id, shop_id as "shopId", number, external_no as "externalNo", key_id as "keyId" from orders where id = any($1::uuid[])`,
    [orderIds],
  );
}
