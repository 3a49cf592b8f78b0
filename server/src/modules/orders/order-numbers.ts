/** The numbers by which people call orders, for lists of what belongs to them. */
import type { Queryable } from '../../kernel/database.ts';

export async function orderNumbers(db: Queryable, orderIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; number: string }>(
    `select id, number from orders where id = any($1::uuid[])`,
    [[...new Set(orderIds)]],
  );
  return new Map(rows.map((row) => [row.id, row.number]));
}
