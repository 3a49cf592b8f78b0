/** Which orders of a shop have these numbers of the platform: how a repeated file or message finds what it told before. (OS-2.1) */
import type { Queryable } from '../../kernel/database.ts';

export async function findByExternal(db: Queryable, shopId: string, externalNos: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; external_no: string }>(
    `select id, external_no from orders where shop_id = $1 and external_no = any($2::text[])`,
    [shopId, externalNos],
  );
  return new Map(rows.map((row) => [row.external_no, row.id]));
}
