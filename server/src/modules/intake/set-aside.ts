/**
 * Keeps the rows that cannot go in, encrypted, with everything that is wrong with them, until a person has mended them.
 * Rows that were mended or discarded before do not come back with a repeated file. (PD-3.2, OS-8.3)
 */
import { z } from 'zod';
import { endpoint } from '../../../../contract/kit.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { DataKey } from '../../kernel/secrets.ts';
import type { StoredIssue } from './import-record.ts';
import { lockImports, type LockedImport } from './import-store.ts';
import type { RowIssue } from './issues.ts';
import { idFault } from './row-reader.ts';
import type { RawRow } from './sheet.ts';

export interface BadOrder {
  externalNo?: string | undefined;
  rows: RawRow[];
  issues: RowIssue[];
}

interface Before {
  id: string;
  import_id: string;
  state: string;
  order_id: string | null;
}

interface Loaded {
  imported: LockedImport;
  key: DataKey;
  /** Places of this import that are kept already: the run before was cut off. */
  places: Set<string>;
  hashes: Buffer[];
  /** By content hash: the same rows in this shop. */
  before: Map<string, Before[]>;
}

const placeOf = (row: Pick<RawRow, 'part' | 'row'> | undefined): string => `${row?.part} ${row?.row}`;

export const setAside = action(
  endpoint({
    name: 'intake.set-aside',
    route: 'POST /internal/imports/rows',
    title: { zh: '留待修正', en: 'Set rows aside to be mended' },
    input: z.custom<{ importId: string; orders: BadOrder[] }>((value) => typeof value === 'object' && value !== null),
    output: z.object({ waiting: z.int(), rowsKnown: z.int() }),
  }),
  {
    clauses: ['PD-3.2', 'OS-2.2'],
    internal: true,
    load: (ctx, inputs) => Promise.all(inputs.map((input) => loadSettingAside(ctx, input.importId, input.orders))),
    run: (ctx, { orders }, loaded: Loaded) => keep(ctx, orders, loaded),
  },
);

async function loadSettingAside(ctx: Ctx, importId: string, orders: readonly BadOrder[]): Promise<Loaded | Refusal> {
  const [imported] = await lockImports(ctx, [importId]);
  if (!imported || imported instanceof Refusal) return imported ?? new Refusal('NOT_FOUND');
  const { record } = imported;
  const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
  if (!key || !record.shop_id) return new Refusal('NOT_FOUND', { field: 'importId' });
  const hashes = orders.map((one) => contentOf(ctx, one.rows));
  const kept = await ctx.db.query<{ part: string; no: number }>(
    `select r.part, r.no from import_rows r join unnest($2::text[], $3::int[]) as u(part, no) on (r.part, r.no) = (u.part, u.no) where r.import_id = $1`,
    [importId, orders.map((one) => one.rows[0]?.part), orders.map((one) => one.rows[0]?.row)],
  );
  const same = await ctx.db.query<Before & { content_hash: Buffer }>(
    `select id, import_id, state, order_id, content_hash from import_rows where shop_id = $1 and content_hash = any($2::bytea[]) and import_id <> $3`,
    [record.shop_id, hashes, importId],
  );
  const before = new Map<string, Before[]>();
  for (const row of same)
    before.set(row.content_hash.toString('hex'), [...(before.get(row.content_hash.toString('hex')) ?? []), row]);
  return {
    imported,
    key,
    hashes,
    before,
    places: new Set(kept.map(({ part, no }) => placeOf({ part: part as RawRow['part'], row: no }))),
  };
}

function contentOf(ctx: Pick<Ctx, 'kernel'>, rows: readonly RawRow[]): Buffer {
  return ctx.kernel.secrets.token('import-rows', JSON.stringify(rows.map(({ part, cells }) => [part, cells])));
}

function keep(
  ctx: RowCtx,
  orders: readonly BadOrder[],
  { imported, key, places, hashes, before }: Loaded,
): { waiting: number; rowsKnown: number } {
  let waiting = 0;
  let rowsKnown = 0;
  for (const [n, order] of orders.entries()) {
    if (places.has(placeOf(order.rows[0]))) continue;
    const hash = hashes[n] as Buffer;
    const same = before.get(hash.toString('hex')) ?? [];
    if (same.some((one) => one.state === 'dropped' || one.order_id !== null)) {
      rowsKnown += order.rows.length;
      continue;
    }
    // What waits twice is mended once: in the newest import.
    for (const one of same.filter(({ state }) => state === 'waiting')) supersede(ctx, one.id, null);
    insertWaiting(ctx, imported, key, order, hash);
    waiting++;
  }
  if (waiting > 0) {
    ctx.emit({
      name: 'import.rows-waiting',
      v: 1,
      data: { importId: imported.record.id, shopId: imported.record.shop_id, orders: waiting },
    });
    ctx.record(imported.chain, { keyId: key.id, body: { waiting } });
  }
  return { waiting, rowsKnown };
}

export function supersede(ctx: RowCtx, rowId: string, orderId: string | null): void {
  ctx.patch('import_rows', rowId, { state: 'superseded', order_id: orderId, settled_at: ctx.now, settled_by: null });
}

function insertWaiting(
  ctx: RowCtx,
  { record }: LockedImport,
  key: DataKey,
  order: BadOrder,
  contentHash: Buffer,
): void {
  const [first] = order.rows;
  ctx.insert('import_rows', {
    id: newId(),
    import_id: record.id,
    shop_id: record.shop_id,
    part: first?.part ?? 'orders',
    no: first?.row ?? 0,
    rows: order.rows.length,
    external_no: order.externalNo && !idFault(order.externalNo) ? order.externalNo : null,
    content_hash: contentHash,
    state: 'waiting',
    rows_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify(order.rows)),
    issues: order.issues.map((issue) => storedIssue(ctx, key, issue)),
  });
}

export function storedIssue(
  ctx: Pick<Ctx, 'kernel'>,
  key: DataKey,
  { part, row, column, code, params, value, personal }: RowIssue,
): StoredIssue {
  const issue: StoredIssue = { part, row, column, code, params };
  if (!personal) return { ...issue, value };
  return { ...issue, valueEnc: ctx.kernel.secrets.encrypt(key, value).toString('base64') };
}
