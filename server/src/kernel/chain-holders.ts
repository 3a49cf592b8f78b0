/**
 * Which tables hold where a chain stands: the row's own chain_seq and chain_head. wire.ts lists them; the verifier compares
 * each chain's last entry with its holder, so that a tail that was cut off shows.
 */
import type { Queryable } from './database.ts';

export interface Holder {
  table: string;
  id: string;
  seq: number;
  head: Buffer;
}

/** Chains of subjects without a row of their own. */
export const kernelHolders: readonly string[] = ['chains'];

/** Holders with entries, in id order, from `after` on and below `before` where that is given; at most `limit`. */
export async function readHolders(
  db: Queryable,
  tables: readonly string[],
  range: { after: string; before: string | null; limit: number },
): Promise<Holder[]> {
  const parts = tables.map(
    (table) => `(select '${table}' as "table", id, chain_seq, chain_head from "${table}"
      where id > $1::uuid and ($2::uuid is null or id < $2::uuid) and chain_seq > 0 order by id limit ${Math.trunc(range.limit)})`,
  );
  const rows = await db.query<{ table: string; id: string; chain_seq: number; chain_head: Buffer }>(
    `select * from (${parts.join(' union all ')}) held order by id limit ${Math.trunc(range.limit)}`,
    [range.after, range.before],
  );
  return rows.map((r) => ({ table: r.table, id: r.id, seq: r.chain_seq, head: r.chain_head }));
}
