/**
 * Checks every chain of the journal: each entry's hash, its link to the one before, no gap, and that the chain's holder
 * stands where the chain ends. Reads in batches, each in one snapshot, so memory and transactions stay short. (OS-8.3)
 */
import { readHolders, type Holder } from './chain-holders.ts';
import { Transaction, type Database, type Queryable } from './database.ts';
import { entryHash, hashedEntryOf, type JournalRow } from './journal.ts';
import { sha256, type Secrets } from './secrets.ts';
import { verifySeals } from './verify-seals.ts';

export interface Broken {
  /** The first entry that is not as it was written; absent where it is missing. */
  entryId?: string;
  chainId?: string;
  seq?: number;
  sealNo?: number;
  why: string;
}

export interface Verification {
  entries: number;
  chains: number;
  seals: number;
  ok: boolean;
  broken?: Broken;
}

/** Where the walk through a chain stands. */
interface Walk {
  chainId: string;
  seq: number;
  link: Buffer;
  lastId: string;
}

const lowest = '00000000-0000-0000-0000-000000000000';

export interface VerifyOptions {
  /** Tables that hold chains, besides the kernel's own. */
  holders: readonly string[];
  dataFolder: string;
  secrets: Secrets;
  batch?: number;
  progress?: (entries: number) => void;
}

export async function verifyJournal(database: Database, options: VerifyOptions): Promise<Verification> {
  const chains = await verifyChains(database, options);
  if (chains.broken) return { ...chains, seals: 0, ok: false };
  const seals = await verifySeals(database, options);
  return { ...chains, seals: seals.seals, ok: !seals.broken, ...(seals.broken ? { broken: seals.broken } : {}) };
}

async function verifyChains(
  database: Database,
  options: VerifyOptions,
): Promise<{ entries: number; chains: number; broken?: Broken }> {
  const batch = options.batch ?? 5000;
  const count = { entries: 0, chains: 0 };
  let walk: Walk | undefined;
  // Every chain below this one has been compared with its holder.
  let finished = lowest;
  for (;;) {
    const { rows, holders } = await readBatch(database, options.holders, walk, finished, batch);
    const step = checkBatch(rows, holders, walk, rows.length < batch);
    count.entries += rows.length;
    count.chains += step.finished;
    options.progress?.(count.entries);
    if (step.broken) return { ...count, broken: step.broken };
    if (rows.length < batch) return count;
    walk = step.walk;
    if (walk) finished = below(walk.chainId);
  }
}

/** Entries after the walk, and the holders of the chains that these entries complete, seen in one snapshot. */
async function readBatch(
  database: Database,
  tables: readonly string[],
  walk: Walk | undefined,
  finished: string,
  batch: number,
) {
  const transaction = new Transaction(database);
  try {
    await transaction.query('set transaction isolation level repeatable read, read only');
    const rows = await readEntries(transaction, walk, batch);
    const last = rows[rows.length - 1];
    const before = rows.length < batch ? null : (last?.chain_id ?? null);
    // One holder more than there can be chains: if a chain is missing as a whole, its holder is among them.
    const holders = await readHolders(transaction, tables, { after: finished, before, limit: batch + 2 });
    return { rows, holders };
  } finally {
    await transaction.rollback();
  }
}

function readEntries(db: Queryable, walk: Walk | undefined, batch: number): Promise<JournalRow[]> {
  return db.query<JournalRow & Record<string, unknown>>(
    `select id, chain_id, seq, occurred_at, recorded_at, action, v, actor, clause, key_id, body, entry_hash, link
       from journal where (chain_id, seq, id) > ($1::uuid, $2::bigint, $3::uuid) order by chain_id, seq, id limit ${Math.trunc(batch)}`,
    [walk?.chainId ?? lowest, walk?.seq ?? 0, walk?.lastId ?? lowest],
  );
}

interface Step {
  walk: Walk | undefined;
  finished: number;
  broken?: Broken;
}

function checkBatch(
  rows: readonly JournalRow[],
  holders: readonly Holder[],
  from: Walk | undefined,
  isLast: boolean,
): Step {
  const open = new Map(holders.map((holder) => [holder.id, holder]));
  let walk = from;
  let finished = 0;
  for (const row of rows) {
    if (walk && walk.chainId !== row.chain_id) {
      const broken = checkEnd(walk, open, row.chain_id);
      if (broken) return { walk, finished, broken };
      finished++;
      walk = undefined;
    }
    const broken = checkEntry(row, walk) ?? (walk ? undefined : missingBefore(open, row.chain_id));
    if (broken) return { walk, finished, broken };
    walk = { chainId: row.chain_id, seq: row.seq, link: row.link, lastId: row.id };
  }
  if (!isLast) return { walk, finished };
  const broken = walk && checkEnd(walk, open, undefined);
  if (broken) return { walk, finished, broken };
  const left = missingBefore(open, undefined);
  return { walk, finished: finished + (walk ? 1 : 0), ...(left ? { broken: left } : {}) };
}

/** A holder below the chain that is read now should have been met: all its entries are gone. */
function missingBefore(open: ReadonlyMap<string, Holder>, chainId: string | undefined): Broken | undefined {
  const [first] = [...open.keys()];
  const holder = first === undefined ? undefined : open.get(first);
  if (!holder || (chainId !== undefined && holder.id >= chainId)) return undefined;
  return {
    chainId: holder.id,
    seq: 1,
    why: `all entries of the chain are missing; its row in ${holder.table} counts ${holder.seq}`,
  };
}

function checkEntry(row: JournalRow, walk: Walk | undefined): Broken | undefined {
  const at = { entryId: row.id, chainId: row.chain_id, seq: row.seq };
  const expected = (walk?.seq ?? 0) + 1;
  if (row.seq > expected)
    return { ...at, seq: expected, why: `entry ${expected} of the chain is missing before this one` };
  if (row.seq < expected) return { ...at, why: 'a second entry stands at this place of the chain' };
  const hash = entryHash(hashedEntryOf(row));
  if (!hash.equals(row.entry_hash)) return { ...at, why: 'the entry is not what was written' };
  if (!sha256(walk?.link ?? Buffer.alloc(0), hash).equals(row.link))
    return { ...at, why: 'the entry does not follow from the one before' };
  return undefined;
}

/** The chain ends here: its holder must stand at the same entry. The holder is then ticked off. */
function checkEnd(walk: Walk, open: Map<string, Holder>, next: string | undefined): Broken | undefined {
  const holder = open.get(walk.chainId);
  const at = { chainId: walk.chainId, entryId: walk.lastId, seq: walk.seq };
  if (!holder) return { ...at, why: 'no row holds where this chain stands' };
  open.delete(walk.chainId);
  if (holder.seq > walk.seq)
    return {
      chainId: walk.chainId,
      seq: walk.seq + 1,
      why: `entries ${walk.seq + 1} to ${holder.seq} are missing at the end`,
    };
  if (holder.seq < walk.seq) return { ...at, why: `the row in ${holder.table} knows only ${holder.seq} entries` };
  if (!holder.head.equals(walk.link))
    return { ...at, why: `the row in ${holder.table} holds another end of the chain` };
  return next === undefined ? undefined : missingBefore(open, next);
}

/** The id just below, so that a chain which is not complete yet is compared with its holder in a later batch. */
function below(id: string): string {
  const number = BigInt(`0x${id.replaceAll('-', '')}`) - 1n;
  const hex = (number < 0n ? 0n : number).toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
