/**
 * The journal: what was done to which subject, by whom, when and under which clause. One hash chain per subject;
 * entries hash their stored bytes. This file composes entries; verify-journal.ts checks them. (OS-8.1, OS-8.3)
 */
import { newId } from './ids.ts';
import { sha256 } from './secrets.ts';
import { chainGuard, type Row, type Writes } from './writes.ts';

/** Where a chain stands: the row that holds its sequence and head. A new subject starts at zero with an empty head. */
export interface Chain {
  table: string;
  id: string;
  seq: number;
  head: Buffer;
  /** The row being inserted in the same flush, when the subject is new. */
  inserted?: Row;
  /** The sequence at which it was read: the flush fails where somebody else has appended since. */
  from?: number;
}

export interface JournalEvent {
  name: string;
  v: number;
  /** No personal data: ids, codes, quantities, times. */
  data: Record<string, unknown>;
}

export interface JournalEntry {
  action: string;
  actor: string;
  occurredAt: Date;
  recordedAt: Date;
  clause: string | null;
  keyId: string | null;
  body: JournalBody;
}

export interface JournalBody {
  events?: JournalEvent[];
  changes?: Record<string, unknown>;
  reason?: string;
  [more: string]: unknown;
}

/** The version of the entry format; a reader refuses a version that it does not know. */
export const ENTRY_VERSION = 1;

export function newChain(table: string, row: Row & { id: string }): Chain {
  row.chain_seq = 0;
  row.chain_head = Buffer.alloc(0);
  return { table, id: row.id, seq: 0, head: Buffer.alloc(0), inserted: row };
}

/** Appends an entry to a chain among the action's writes, and moves the chain's head with it. */
export function append(writes: Writes, chain: Chain, entry: JournalEntry): string {
  const id = newId();
  const seq = chain.seq + 1;
  const body = Buffer.from(JSON.stringify(entry.body), 'utf8');
  const hash = entryHash({ id, chainId: chain.id, seq, v: ENTRY_VERSION, ...entry, body });
  const link = sha256(chain.head, hash);
  writes.insert('journal', {
    id,
    chain_id: chain.id,
    seq,
    occurred_at: entry.occurredAt,
    recorded_at: entry.recordedAt,
    action: entry.action,
    v: ENTRY_VERSION,
    actor: entry.actor,
    clause: entry.clause,
    key_id: entry.keyId,
    body,
    entry_hash: hash,
    link,
  });
  chain.from ??= chain.seq;
  chain.seq = seq;
  chain.head = link;
  if (chain.inserted) Object.assign(chain.inserted, { chain_seq: seq, chain_head: link });
  else writes.patch(chain.table, chain.id, { chain_seq: seq, chain_head: link, [chainGuard]: chain.from });
  return id;
}

export interface HashedEntry {
  id: string;
  chainId: string;
  seq: number;
  occurredAt: Date;
  recordedAt: Date;
  action: string;
  v: number;
  actor: string;
  clause: string | null;
  keyId: string | null;
  body: Buffer;
}

export function entryHash(e: HashedEntry): Buffer {
  const header = [
    e.id,
    e.chainId,
    e.seq,
    e.occurredAt.toISOString(),
    e.recordedAt.toISOString(),
    e.action,
    e.v,
    e.actor,
    e.clause,
    e.keyId,
  ];
  return sha256(JSON.stringify(header), '\n', e.body);
}

/** An entry as its row stands in the table. */
export interface JournalRow {
  id: string;
  chain_id: string;
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

/** What of a row is hashed. */
export function hashedEntryOf(row: JournalRow): HashedEntry {
  return {
    id: row.id,
    chainId: row.chain_id,
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
}
