/**
 * Mends rows that wait: corrected cells are judged by the same rules as the file, and the order goes in by the same
 * decisions; what is still wrong stays with its new faults. Orders are locked first, then the import, then its rows. (PD-3.2)
 */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { rowContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import { loadTaking, takeOne, type SkuAliases, type Taken, type Taking } from '../platforms/index.ts';
import type { ImportRecord, WaitingRecord } from './import-record.ts';
import { lockWaiting, openRows, reachImport, readWaiting, type LockedImport } from './import-store.ts';
import type { OrderFormat } from './formats/format.ts';
import type { RowIssue } from './issues.ts';
import { requireFormat } from './mapping/mapping-store.ts';
import type { OrderRead } from './read-order-file.ts';
import { readRows } from './read-rows.ts';
import { issuesOfRefusal } from './refusal-issues.ts';
import { storedIssue } from './set-aside.ts';
import type { RawRow } from './sheet.ts';
import { lockResting } from './upload.ts';

export interface Correction {
  rowId: string;
  change(rows: RawRow[], waiting: WaitingRecord): RawRow[];
}

export interface Mending {
  waiting: WaitingRecord;
  rows: RawRow[];
  read: OrderRead;
  taking: Taking | Refusal | undefined;
}

export interface Mendings {
  imported: LockedImport;
  key: DataKey;
  format: OrderFormat;
  mendings: Mending[];
}

/** Throws a Refusal where the import or a row is not there to be mended. */
export async function loadMendings(
  ctx: Ctx,
  importId: string,
  corrections: readonly Correction[],
  aliases?: SkuAliases,
): Promise<Mendings> {
  const record = await reachImport(ctx, importId);
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  if (!key || !record.shop_id) throw new Refusal('NOT_FOUND', { field: 'importId' });
  const format = await requireFormat(ctx, record.format);
  const found = await readWaiting(
    ctx.db,
    corrections.map((one) => one.rowId),
  );
  const judged = corrections.map(({ rowId, change }) => {
    const waiting = found.get(rowId);
    if (!waiting || waiting.import_id !== importId) throw new Refusal('NOT_FOUND', { field: 'rowId' });
    if (waiting.state !== 'waiting') throw new Refusal('ROW_IS_SETTLED', { field: 'rowId' });
    const rows = change(openRows(ctx, key, waiting), waiting);
    return { waiting, rows, read: judge(format, rows, ctx.now) };
  });
  const good = judged.flatMap((one) => (one.read.kind === 'order' ? [one.read.draft] : []));
  const shopId = record.shop_id;
  const taking = await loadTaking(
    ctx,
    good.map((draft) => ({ ...originOf(record), shopId, draft })),
    aliases,
  );
  const [imported] = await lockResting(ctx, [importId]);
  if (!imported || imported instanceof Refusal) throw imported ?? new Refusal('NOT_FOUND');
  const locked = await lockWaiting(
    ctx.db,
    corrections.map((one) => one.rowId),
  );
  let n = 0;
  const mendings = judged.map((one): Mending => {
    if (locked.get(one.waiting.id)?.rev !== one.waiting.rev) throw new Refusal('CHANGED_MEANWHILE');
    return { ...one, taking: one.read.kind === 'order' ? taking[n++] : undefined };
  });
  return { imported, key, format, mendings };
}

function originOf(record: ImportRecord) {
  return { feed: 'file', sourceId: record.id, reportedAt: record.reported_at } as const;
}

/** A corrected number may part rows that were one order: then each is still to be looked at, together. */
function judge(format: OrderFormat, rows: RawRow[], now: Date): OrderRead {
  const read = readRows(format, rows, { now });
  const [only] = read;
  if (read.length === 1 && only) return only;
  const issues = read.flatMap((one) => (one.kind === 'bad' ? one.issues : []));
  return { kind: 'bad', rows, issues };
}

export type MendOutcome =
  { outcome: Taken['outcome']; orderId: string; issues: 0 } | { outcome: 'waiting'; orderId: null; issues: number };

/** Decides one of them; a refusal inside leaves nothing of its order behind and becomes a fault of the row. */
export function mendOne(
  ctx: RowCtx,
  { imported, key, format }: Mendings,
  { waiting, rows, read, taking }: Mending,
): MendOutcome {
  const rowsEnc = ctx.kernel.secrets.encrypt(key, JSON.stringify(rows));
  const taken = read.kind === 'order' && taking ? attempt(ctx, imported.record, taking) : undefined;
  if (taken && !(taken instanceof Refusal)) {
    const settled = { state: 'mended', order_id: taken.orderId, settled_at: ctx.now, settled_by: actorRef(ctx.actor) };
    ctx.patch('import_rows', waiting.id, { rows_enc: rowsEnc, rev: waiting.rev + 1, ...settled });
    return { outcome: taken.outcome, orderId: taken.orderId, issues: 0 };
  }
  const issues = faultsOf(read, rows, taken, format);
  ctx.patch('import_rows', waiting.id, {
    rows_enc: rowsEnc,
    rev: waiting.rev + 1,
    issues: issues.map((issue) => storedIssue(ctx, key, issue)),
  });
  return { outcome: 'waiting', orderId: null, issues: issues.length };
}

function attempt(ctx: RowCtx, record: ImportRecord, taking: Taking | Refusal): Taken | Refusal {
  if (taking instanceof Refusal) return taking;
  const own = rowContext(ctx, { name: ctx.action, clauses: ['OS-2.1'] });
  try {
    const taken = takeOne(own.ctx, originOf(record), taking);
    own.close();
    ctx.writes.merge(own.ctx.writes);
    return taken;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function faultsOf(read: OrderRead, rows: RawRow[], refusal: Refusal | undefined, format: OrderFormat): RowIssue[] {
  if (read.kind === 'bad') return read.issues;
  return refusal ? issuesOfRefusal(refusal, read.draft, rows, format) : [];
}
