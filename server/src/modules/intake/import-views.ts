/** Imports as their list and page show them: counts that add up to all rows, texts in both languages. (PD-3.3) */
import type { z } from 'zod';
import { getImport as getEndpoint, listImports as listEndpoint, type ImportView } from '../../../../contract/intake.ts';
import { query, type Ctx } from '../../kernel/action.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { companyCache } from '../company/index.ts';
import { peopleCache } from '../people/index.ts';
import { describeFileProblem, type FileProblem } from './file-problems.ts';
import { formatOf } from './formats/all-formats.ts';
import { mappingsCache } from './mapping/mapping-store.ts';
import type { ImportRecord } from './import-record.ts';
import { reachImport, remainsOf, type Remains } from './import-store.ts';
import { needsCompanion } from './run-import.ts';

export const getImport = query(getEndpoint, {
  clauses: ['PD-3.2', 'PD-3.3'],
  run: async (ctx, input) => {
    const [view] = await viewsOf(ctx, [await reachImport(ctx, input.importId)]);
    return view as ImportView;
  },
});

export const listImports = query(listEndpoint, {
  clauses: ['PD-3.3'],
  run: async (ctx, input) => {
    const rows = await pageOf(ctx, input);
    const shown = rows.slice(0, input.limit);
    const last = shown[shown.length - 1];
    const items = await viewsOf(ctx, shown);
    return rows.length > input.limit && last ? { items, next: writeCursor([last.id]) } : { items };
  },
});

async function pageOf(ctx: Ctx, input: z.infer<typeof listEndpoint.input>): Promise<ImportRecord[]> {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const inScope = scopeCondition(ctx.actor, ctx.action, { shop: 'i.shop_id' }, params);
  // An import that has no shop yet is its starter's, and theirs who see every shop.
  const unsettled =
    ctx.actor.shopIds === null ? 'true' : `i.started_by::text = ${bind(ctx.actor.personId ?? ctx.actor.id)}`;
  const where = [`((i.shop_id is not null and ${inScope}) or (i.shop_id is null and ${unsettled}))`];
  if (input.shopId) where.push(`i.shop_id = ${bind(input.shopId)}`);
  if (input.cursor) where.push(`i.id < ${bind(readCursor(input.cursor, ['id'])[0])}::uuid`);
  return ctx.db.query<ImportRecord & Record<string, unknown>>(
    `select i.* from imports i where ${where.join(' and ')} order by i.id desc limit ${bind(input.limit + 1)}`,
    params,
  );
}

async function viewsOf(ctx: Ctx, records: readonly ImportRecord[]): Promise<ImportView[]> {
  const company = await ctx.cached(companyCache);
  const people = await ctx.cached(peopleCache);
  const { formats } = await ctx.cached(mappingsCache);
  const keys = await ctx.kernel.secrets.subjectKeys(
    ctx.db,
    records.map((one) => one.key_id),
  );
  const remains =
    records.length > 0
      ? await remainsOf(
          ctx.db,
          records.map((one) => one.id),
        )
      : new Map<string, Remains>();
  return records.map((record) => {
    const key = keys.get(record.key_id);
    const fileNames = key ? (JSON.parse(ctx.kernel.secrets.decrypt(key, record.names_enc)) as string[]) : ['—'];
    const shop = record.shop_id ? company.shops.get(record.shop_id) : undefined;
    return {
      id: record.id,
      fileName: fileNames[0] ?? '',
      fileNames,
      bytes: record.bytes,
      format: formatOf(record.format, formats)?.title ?? null,
      part: record.part,
      needsCompanion: needsCompanion(record) && record.companion_id === null,
      shop: shop ? { id: shop.id, name: shop.name } : null,
      shopHints: record.shop_hints.map((hint) => [hint.name, hint.id].filter(Boolean).join(' ')),
      state: record.state,
      ...countsOf(record, remains.get(record.id)),
      problem: problemView(record.problem),
      startedAt: record.started_at.toISOString(),
      endedAt: record.ended_at?.toISOString() ?? null,
      startedBy: record.started_by ? (people.persons.get(record.started_by)?.name ?? '') : '',
    };
  });
}

function countsOf(record: ImportRecord, remains: Remains | undefined) {
  const of = (state: keyof Remains) => remains?.[state] ?? { orders: 0, rows: 0 };
  return {
    rows: record.rows,
    written: record.rows_written + of('mended').rows,
    known: record.rows_known + of('superseded').rows,
    waiting: of('waiting').rows,
    dropped: of('dropped').rows,
    orders: record.orders,
    entered: record.orders_entered + of('mended').orders,
    updated: record.orders_updated,
    unchanged: record.orders_known + of('superseded').orders,
    waitingOrders: of('waiting').orders,
  };
}

function problemView(problem: FileProblem | null): ImportView['problem'] {
  if (!problem) return null;
  const [zh, en] = [describeFileProblem(problem, 'zh-CN'), describeFileProblem(problem, 'en')];
  return { code: problem.code, what: { zh: zh.message, en: en.message }, mend: { zh: zh.mend, en: en.mend } };
}
