/**
 * Reads one subject's chain and checks it on the way: hashes, links, gaps and the head that its row holds; and tells where
 * people last wrote on a chain.
 */
import type { Queryable } from './database.ts';
import { entryHash, hashedEntryOf, type HashedEntry, type JournalBody, type JournalRow } from './journal.ts';
import { sha256 } from './secrets.ts';

export interface ChainEntry extends Omit<HashedEntry, 'body' | 'chainId'> {
  body: JournalBody;
}

export async function readChain(
  db: Queryable,
  holder: { id: string; seq: number; head: Buffer },
): Promise<{ entries: ChainEntry[]; ok: boolean }> {
  const rows = await db.query<JournalRow & Record<string, unknown>>(
    `select id, chain_id, seq, occurred_at, recorded_at, action, v, actor, clause, key_id, body, entry_hash, link from journal where chain_id = $1 order by seq`,
    [holder.id],
  );
  let head: Buffer = Buffer.alloc(0);
  let ok = rows.length === holder.seq;
  const entries = rows.map((row, n) => {
    const hashed = hashedEntryOf(row);
    const hash = entryHash(hashed);
    head = sha256(head, hash);
    ok &&= row.seq === n + 1 && hash.equals(row.entry_hash) && head.equals(row.link);
    const { chainId: _, ...entry } = hashed;
    return { ...entry, body: JSON.parse(row.body.toString('utf8')) as JournalBody };
  });
  return { entries, ok: ok && head.equals(holder.head) };
}

/** The last entry on each of these chains that a person made: what the system added by itself takes nothing over. */
export async function lastByPeople(db: Queryable, chainIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ chain: string; seq: number }>(
    `select chain_id as chain, max(seq)::int as seq from journal
      where chain_id = any($1::uuid[]) and actor not like 'system:%' group by chain_id`,
    [chainIds],
  );
  return new Map(rows.map(({ chain, seq }) => [chain, seq]));
}
