/** Reads one subject's chain and checks it on the way: hashes, links, gaps and the head that its row holds. */
import type { Queryable } from './database.ts';
import { entryHash, type HashedEntry, type JournalBody } from './journal.ts';
import { sha256 } from './secrets.ts';

export interface ChainEntry extends Omit<HashedEntry, 'body' | 'chainId'> {
  body: JournalBody;
}

interface JournalRow {
  id: string;
  seq: number;
  occurred_at: Date;
  recorded_at: Date;
  action: string;
  v: number;
  actor: string;
  clause: string | null;
  key_id: string | null;
  body: Buffer;
  entry_hash: Buffer;
  link: Buffer;
}

export async function readChain(db: Queryable, holder: { id: string; seq: number; head: Buffer }): Promise<{ entries: ChainEntry[]; ok: boolean }> {
  const rows = await db.query<JournalRow & Record<string, unknown>>(
    `select id, seq, occurred_at, recorded_at, action, v, actor, clause, key_id, body, entry_hash, link from journal where chain_id = $1 order by seq`,
    [holder.id],
  );
  let head: Buffer = Buffer.alloc(0);
  let ok = rows.length === holder.seq;
  const entries = rows.map((row, n) => {
    const hashed: HashedEntry = {
      id: row.id,
      chainId: holder.id,
      seq: row.seq,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
      action: row.action,
      v: row.v,
      actor: row.actor,
      clause: row.clause,
      keyId: row.key_id,
      body: row.body,
    };
    const hash = entryHash(hashed);
    head = sha256(head, hash);
    ok &&= row.seq === n + 1 && hash.equals(row.entry_hash) && head.equals(row.link);
    const { chainId: _, ...entry } = hashed;
    return { ...entry, body: JSON.parse(row.body.toString('utf8')) as JournalBody };
  });
  return { entries, ok: ok && head.equals(holder.head) };
}
