/** SQL of pairs. */
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Pair } from './duplicates.ts';

export interface DuplicateRow {
  id: string;
  order_a: string;
  order_b: string;
  rule: string;
  clause: string;
  state: 'found' | 'held' | 'same' | 'different';
  shop_id: string;
  found_at: Date;
  hold_a: string | null;
  hold_b: string | null;
}

const columns = `id, order_a, order_b, rule, clause, state, shop_id, found_at, hold_a, hold_b`;
type Row = DuplicateRow & Record<string, unknown>;

/** What was found before stays as it is. */
export async function keepPairs(db: Queryable, pairs: readonly Pair[], at: Date): Promise<void> {
  if (pairs.length === 0) return;
  await db.query(
    `insert into duplicates (id, order_a, order_b, rule, clause, state, shop_id, found_at)
     select id, a, b, rule, clause, 'found', shop, $7 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[]) as p (id, a, b, rule, clause, shop)
     on conflict do nothing`,
    [
      pairs.map(() => newId()),
      pairs.map((pair) => pair.a.id),
      pairs.map((pair) => pair.b.id),
      pairs.map((pair) => pair.rule),
      pairs.map((pair) => pair.clause),
      pairs.map((pair) => pair.b.shop_id),
      at,
    ],
  );
}

/** Behind the locks of their orders. */
export async function lockPairs(db: Queryable, ids: readonly string[]): Promise<Map<string, DuplicateRow>> {
  const rows = await db.query<Row>(
    `select ${columns} from duplicates where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function readPairs(db: Queryable, ids: readonly string[]): Promise<Map<string, DuplicateRow>> {
  const rows = await db.query<Row>(`select ${columns} from duplicates where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
