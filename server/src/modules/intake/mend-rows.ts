/** The actions on rows that wait: mend one, mend the same fault everywhere, discard with a reason, see in clear. (PD-3.2, OS-8.3) */
import {
  dropRow as dropEndpoint,
  mendMany as manyEndpoint,
  mendRow as mendEndpoint,
  revealRow as revealEndpoint,
} from '../../../../contract/intake.ts';
import { logAccess } from '../../kernel/access-log.ts';
import { action, type Ctx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, type Sku } from '../catalog/index.ts';
import { rememberSku, skuAliasesCache, type SkuAliases } from '../platforms/index.ts';
import { cleanCell } from './clean-cell.ts';
import type { WaitingRecord } from './import-record.ts';
import { lockWaiting, openRows, reachImport, readWaiting, type LockedImport } from './import-store.ts';
import { loadMendings, mendOne, type Correction, type Mendings } from './mending.ts';
import type { RawRow } from './sheet.ts';
import { lockResting } from './upload.ts';

/** Loads one by one: each of these is asked for by a person. A refusal of one refuses that one. */
async function each<I, L>(inputs: readonly I[], load: (input: I) => Promise<L>): Promise<(L | Refusal)[]> {
  const loaded: (L | Refusal)[] = [];
  for (const input of inputs) {
    loaded.push(
      await load(input).catch((error: unknown) => {
        if (error instanceof Refusal) return error;
        throw error;
      }),
    );
  }
  return loaded;
}

interface Cell {
  row: number;
  part?: RawRow['part'] | undefined;
  column: string;
  value: string;
}

function withCells(rows: RawRow[], cells: readonly Cell[]): RawRow[] {
  return cells.reduce((all, { row, part, column, value }) => {
    const at = all.findIndex((raw) => raw.row === row && (part === undefined || raw.part === part));
    const raw = all[at];
    if (!raw) throw new Refusal('CELL_UNKNOWN', { field: 'cells', params: { row, column } });
    const name = Object.keys(raw.cells).find((present) => cleanCell(present) === column) ?? column;
    return all.with(at, { ...raw, cells: { ...raw.cells, [name]: value } });
  }, rows);
}

export const mendRow = action(mendEndpoint, {
  clauses: ['PD-3.2', 'OS-2.2'],
  load: (ctx, inputs) =>
    each(inputs, (input) =>
      loadMendings(ctx, input.importId, [{ rowId: input.rowId, change: (rows) => withCells(rows, input.cells) }]),
    ),
  run: (ctx, input, loaded: Mendings) => {
    const [mending] = loaded.mendings;
    if (!mending) throw new Refusal('NOT_FOUND', { field: 'rowId' });
    const result = mendOne(ctx, loaded, mending);
    const columns = input.cells.map(({ row, column }) => ({ row, column }));
    ctx.emit({
      name: 'import.row-mended',
      v: 1,
      data: { importId: input.importId, rowId: input.rowId, outcome: result.outcome },
    });
    ctx.record(loaded.imported.chain, {
      keyId: loaded.key.id,
      body: { columns, outcome: result.outcome, orderId: result.orderId },
    });
    return result;
  },
});

const mostAtOnce = 500;

interface ManyLoaded {
  mendings: Mendings;
  remaining: number;
  alias: { shopId: string; sku: Sku } | undefined;
}

export const mendMany = action(manyEndpoint, {
  clauses: ['PD-3.2', 'OS-2.2'],
  load: (ctx, inputs) => each(inputs, (input) => loadMany(ctx, input)),
  run: (ctx, input, { mendings, remaining, alias }: ManyLoaded) => {
    if (alias) rememberSku(ctx, alias.shopId, input.from, alias.sku);
    const results = mendings.mendings.map((one) => mendOne(ctx, mendings, one));
    const waiting = results.filter((one) => one.outcome === 'waiting').length;
    const { column } = input;
    ctx.emit({
      name: 'import.rows-mended',
      v: 1,
      data: { importId: input.importId, column, rows: results.length, waiting, remembered: alias?.sku.code ?? null },
    });
    ctx.record(mendings.imported.chain, { keyId: mendings.key.id });
    return { taken: results.length - waiting, waiting, remaining };
  },
});

type Many = { importId: string; column: string; from: string; to: string; remember: boolean };

async function loadMany(ctx: Ctx, input: Many): Promise<ManyLoaded> {
  const record = await reachImport(ctx, input.importId);
  const matches = await ctx.db.query<WaitingRecord & Record<string, unknown>>(
    `select * from import_rows where import_id = $1 and state = 'waiting' and issues @> $2::jsonb order by no, id`,
    [input.importId, JSON.stringify([{ column: input.column, value: input.from }])],
  );
  if (matches.length === 0) throw new Refusal('NOTHING_TO_MEND', { field: 'from' });
  const isCode = matches.some((row) =>
    row.issues.some(
      (issue) => issue.column === input.column && issue.value === input.from && issue.code.startsWith('SKU_'),
    ),
  );
  const chosen = matches.slice(0, mostAtOnce);
  const remaining = matches.length - chosen.length;
  if (!isCode || !input.remember || !record.shop_id) {
    const mendings = await loadMendings(
      ctx,
      input.importId,
      chosen.map((row) => replacing(row, input)),
    );
    return { mendings, remaining, alias: undefined };
  }
  const sku = (await ctx.cached(catalogCache)).skusByCode.get(input.to);
  if (!sku) throw new Refusal('SKU_UNKNOWN', { field: 'to', params: { sku: input.to } });
  const aliases: SkuAliases = new Map(await ctx.cached(skuAliasesCache));
  aliases.set(record.shop_id, new Map(aliases.get(record.shop_id)).set(input.from, sku.id));
  const mendings = await loadMendings(
    ctx,
    input.importId,
    chosen.map((row) => ({ rowId: row.id, change: (rows) => rows })),
    aliases,
  );
  return { mendings, remaining, alias: { shopId: record.shop_id, sku } };
}

/** Only cells that are told as faulty are replaced: the same text elsewhere may be right. */
function replacing(row: WaitingRecord, { column, from, to }: Many): Correction {
  const cells = row.issues
    .filter((issue) => issue.column === column && issue.value === from)
    .map((issue) => ({ row: issue.row, part: issue.part, column, value: to }));
  return { rowId: row.id, change: (rows) => withCells(rows, cells) };
}

interface WithRow {
  imported: LockedImport;
  waiting: WaitingRecord;
}

async function loadRow(ctx: Ctx, importId: string, rowId: string): Promise<WithRow> {
  const [imported] = await lockResting(ctx, [importId]);
  if (!imported || imported instanceof Refusal) throw imported ?? new Refusal('NOT_FOUND');
  const waiting = (await lockWaiting(ctx.db, [rowId])).get(rowId);
  if (waiting && waiting.import_id === importId) return { imported, waiting };
  const settled = (await readWaiting(ctx.db, [rowId])).get(rowId);
  throw new Refusal(settled?.import_id === importId ? 'ROW_IS_SETTLED' : 'NOT_FOUND', { field: 'rowId' });
}

export const dropRow = action(dropEndpoint, {
  clauses: ['PD-3.2'],
  load: (ctx, inputs) => each(inputs, (input) => loadRow(ctx, input.importId, input.rowId)),
  run: (ctx, input, { imported, waiting }: WithRow) => {
    const settled = { settled_at: ctx.now, settled_by: actorRef(ctx.actor) };
    ctx.patch('import_rows', waiting.id, { state: 'dropped', reason: input.reason, rev: waiting.rev + 1, ...settled });
    ctx.emit({
      name: 'import.row-dropped',
      v: 1,
      data: { importId: input.importId, rowId: input.rowId, row: waiting.no },
    });
    ctx.record(imported.chain, { body: { reason: input.reason, row: waiting.no } });
    return { ok: true as const };
  },
});

export const revealRow = action(revealEndpoint, {
  clauses: ['OS-8.3', 'CC-7.1'],
  secretAnswer: true,
  load: (ctx, inputs) =>
    each(inputs, async (input) => {
      const record = await reachImport(ctx, input.importId);
      const waiting = (await readWaiting(ctx.db, [input.rowId])).get(input.rowId);
      const key = (await ctx.kernel.secrets.subjectKeys(ctx.db, [record.key_id])).get(record.key_id);
      if (!waiting || waiting.import_id !== record.id || !key) throw new Refusal('NOT_FOUND', { field: 'rowId' });
      return openRows(ctx, key, waiting);
    }),
  run: (ctx, input, rows: RawRow[]) => {
    logAccess(ctx, { kind: 'import-row', id: input.rowId, fields: ['name', 'phone', 'address'], reason: input.reason });
    return { rows };
  },
});
