/**
 * Reads the journal in the order of commit: by transaction id below the oldest transaction still running, so that no late
 * commit is passed over. Consumers, the live stream and the seals read through here. (OS-8.3)
 */
import type { Queryable } from './database.ts';
import type { JournalBody, JournalEvent, JournalRow } from './journal.ts';

/** How far a reader has come. */
export interface JournalPosition {
  xid: string;
  id: string;
}

export interface ReadEntry extends JournalPosition {
  chainId: string;
  seq: number;
  occurredAt: Date;
  recordedAt: Date;
  action: string;
  v: number;
  actor: string;
  clause: string | null;
  body: JournalBody;
}

export const journalStart: JournalPosition = { xid: '0', id: '00000000-0000-0000-0000-000000000000' };

type Row = Pick<
  JournalRow,
  'id' | 'chain_id' | 'seq' | 'occurred_at' | 'recorded_at' | 'action' | 'v' | 'actor' | 'clause' | 'body'
> & { xid8: string };

/** Transactions below this have all ended: what they wrote is visible and nothing can come between. */
export async function journalHorizon(db: Queryable): Promise<string> {
  const [row] = await db.query<{ xid: string }>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return row?.xid ?? '0';
}

/**
 * The next entries after a position, oldest first. The limit stands in the text: a prepared statement whose plan is made
 * without knowing it might sort the whole journal.
 */
export async function readAfter(db: Queryable, after: JournalPosition, limit: number): Promise<ReadEntry[]> {
  const rows = await db.query<Row>(
    `select id, xid8::text as xid8, chain_id, seq, occurred_at, recorded_at, action, v, actor, clause, body
       from journal
      where (xid8, id) > ($1::xid8, $2::uuid) and xid8 < pg_snapshot_xmin(pg_current_snapshot())
      order by journal.xid8, id limit ${Math.trunc(limit)}`,
    [after.xid, after.id],
  );
  return rows.map((r) => ({
    id: r.id,
    xid: r.xid8,
    chainId: r.chain_id,
    seq: r.seq,
    occurredAt: r.occurred_at,
    recordedAt: r.recorded_at,
    action: r.action,
    v: r.v,
    actor: r.actor,
    clause: r.clause,
    body: JSON.parse(r.body.toString('utf8')) as JournalBody,
  }));
}

/** The events of an entry that bear one of these names. */
export function eventsOf(entry: ReadEntry, names: ReadonlySet<string>): JournalEvent[] {
  return (entry.body.events ?? []).filter((event) => names.has(event.name));
}
