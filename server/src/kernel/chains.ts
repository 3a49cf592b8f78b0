/** Chains of subjects that have no row of their own to hold them: the `chains` table, locked in id order. */
import type { Queryable } from './database.ts';
import { newChain, type Chain } from './journal.ts';
import type { Writes } from './writes.ts';

/** The chain of a new subject; its row goes with the action's writes. */
export function startChain(writes: Writes, id: string): Chain {
  const row = { id };
  const chain = newChain('chains', row);
  writes.insert('chains', row);
  return chain;
}

/** Locks the chains of these subjects, making those that are new. */
export async function lockChains(db: Queryable, ids: readonly string[]): Promise<Map<string, Chain>> {
  const sorted = [...new Set(ids)].sort();
  await db.query(`insert into chains (id) select unnest($1::uuid[]) order by 1 on conflict (id) do nothing`, [sorted]);
  const rows = await db.query<{ id: string; chain_seq: number; chain_head: Buffer }>(
    `select id, chain_seq, chain_head from chains where id = any($1::uuid[]) order by id for update`,
    [sorted],
  );
  return new Map(rows.map((r) => [r.id, { table: 'chains', id: r.id, seq: r.chain_seq, head: r.chain_head }]));
}

/** Locks chains that a table's own rows hold, in id order; with skipLocked, rows that others hold are left out. */
export async function lockHeldChains(
  db: Queryable,
  table: string,
  ids: readonly string[],
  options: { skipLocked?: boolean } = {},
): Promise<Map<string, Chain>> {
  const sorted = [...new Set(ids)].sort();
  const rows = await db.query<{ id: string; chain_seq: number; chain_head: Buffer }>(
    `select id, chain_seq, chain_head from "${table}" where id = any($1::uuid[]) order by id for update${options.skipLocked ? ' skip locked' : ''}`,
    [sorted],
  );
  return new Map(rows.map((r) => [r.id, { table, id: r.id, seq: r.chain_seq, head: r.chain_head }]));
}
