/** SQL over imports and the rows of them that wait. */
import type { Ctx } from '../../kernel/action.ts';
import { scopeFor } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ImportRecord, WaitingRecord } from './import-record.ts';
import type { RawRow } from './sheet.ts';

export async function readImports(db: Queryable, ids: readonly string[]): Promise<Map<string, ImportRecord>> {
  const rows = await db.query<ImportRecord & Record<string, unknown>>(
    `select * from imports where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Within the scope, or one's own that has no shop yet. */
function mayReach(ctx: Ctx, found: ImportRecord): boolean {
  if (found.shop_id === null) {
    const isOwn = found.started_by !== null && found.started_by === (ctx.actor.personId ?? ctx.actor.id);
    return isOwn || scopeFor(ctx.actor, ctx.action) === 'all' || ctx.actor.shopIds === null;
  }
  try {
    ctx.mustReach({ shopId: found.shop_id });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

export async function reachImport(ctx: Ctx, importId: string): Promise<ImportRecord> {
  const found = (await readImports(ctx.db, [importId])).get(importId);
  if (!found || !mayReach(ctx, found)) throw new Refusal('NOT_FOUND', { field: 'importId' });
  return found;
}

export interface LockedImport {
  record: ImportRecord;
  chain: Chain;
}

/** Locks imports in id order; those outside of the actor's scope are as if they did not exist. */
export async function lockImports(ctx: Ctx, ids: readonly string[]): Promise<(LockedImport | Refusal)[]> {
  const rows = await ctx.db.query<ImportRecord & Record<string, unknown>>(
    `select * from imports where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)].sort()],
  );
  const locked = new Map<string, LockedImport>();
  for (const record of rows.filter((row) => mayReach(ctx, row))) {
    locked.set(record.id, {
      record,
      chain: { table: 'imports', id: record.id, seq: record.chain_seq, head: record.chain_head },
    });
  }
  return ids.map((id) => locked.get(id) ?? new Refusal('NOT_FOUND', { field: 'importId' }));
}

/** When these bytes first came; for new ones now, but later than whatever came before, so that any two can be compared. */
export async function reportedAt(db: Queryable, contentHash: Buffer, now: Date): Promise<Date> {
  const [row] = await db.query<{ first: Date | null; last: Date | null }>(
    `select min(reported_at) filter (where content_hash = $1) as first, max(reported_at) as last from imports`,
    [contentHash],
  );
  return row?.first ?? new Date(Math.max(now.getTime(), (row?.last?.getTime() ?? 0) + 1));
}

/** The other list of a pair, sent before by itself: the import of which most of these orders wait. */
export async function findCompanion(
  db: Queryable,
  wanted: {
    format: string;
    part: 'orders' | 'details';
    shopId: string | null;
    shopIds: readonly string[] | null;
    externalNos: readonly string[];
  },
): Promise<ImportRecord | undefined> {
  const other = wanted.part === 'orders' ? 'details' : 'orders';
  const [row] = await db.query<ImportRecord & Record<string, unknown>>(
    `select i.* from imports i join (
       select import_id, count(*) as n from import_rows
        where state = 'waiting' and external_no = any($1::text[])
          and ($4::uuid is null or shop_id = $4) and ($5::uuid[] is null or shop_id = any($5)) group by import_id) w on w.import_id = i.id
      where i.format = $2 and i.part = $3 order by w.n desc, i.id desc limit 1`,
    [wanted.externalNos, wanted.format, other, wanted.shopId, wanted.shopIds],
  );
  return row;
}

export async function readWaiting(db: Queryable, rowIds: readonly string[]): Promise<Map<string, WaitingRecord>> {
  const rows = await db.query<WaitingRecord & Record<string, unknown>>(
    `select * from import_rows where id = any($1::uuid[])`,
    [rowIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks rows that wait, in id order; one that was settled meanwhile is not among them. */
export async function lockWaiting(db: Queryable, rowIds: readonly string[]): Promise<Map<string, WaitingRecord>> {
  const rows = await db.query<WaitingRecord & Record<string, unknown>>(
    `select * from import_rows where id = any($1::uuid[]) and state = 'waiting' order by id for update`,
    [[...new Set(rowIds)].sort()],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows of the shop that wait for these orders, in whichever import. */
export async function waitingFor(
  db: Queryable,
  shopId: string,
  externalNos: readonly string[],
): Promise<{ id: string; external_no: string }[]> {
  if (externalNos.length === 0) return [];
  return db.query(
    `select id, external_no from import_rows where shop_id = $1 and external_no = any($2::text[]) and state = 'waiting'`,
    [shopId, externalNos],
  );
}

export interface Remains {
  waiting: { orders: number; rows: number };
  mended: { orders: number; rows: number };
  dropped: { orders: number; rows: number };
  superseded: { orders: number; rows: number };
}

/** What became of the rows that were set aside. */
export async function remainsOf(db: Queryable, importIds: readonly string[]): Promise<Map<string, Remains>> {
  const rows = await db.query<{ import_id: string; state: keyof Remains; orders: number; rows: number }>(
    `select import_id, state, count(*) as orders, sum(rows) as rows from import_rows where import_id = any($1::uuid[]) group by 1, 2`,
    [importIds],
  );
  const none = () => ({ orders: 0, rows: 0 });
  const found = new Map<string, Remains>(
    importIds.map((id) => [id, { waiting: none(), mended: none(), dropped: none(), superseded: none() }]),
  );
  for (const row of rows)
    Object.assign(found.get(row.import_id)?.[row.state] ?? {}, { orders: row.orders, rows: Number(row.rows) });
  return found;
}

export function openRows(
  ctx: Pick<Ctx, 'kernel'>,
  key: Parameters<Ctx['kernel']['secrets']['decrypt']>[0],
  record: Pick<WaitingRecord, 'rows_enc'>,
): RawRow[] {
  return JSON.parse(ctx.kernel.secrets.decrypt(key, record.rows_enc)) as RawRow[];
}
