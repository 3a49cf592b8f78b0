/**
 * Starts an import of files that were received: recognised, whole, of a shop that is named or clear, else the shop is asked
 * for. Nothing of the orders is written yet; the worker runs the import when the journal says so. (OS-2.1, PD-3.2)
 */
import { z } from 'zod';
import { importStates } from '../../../../contract/intake.ts';
import { endpoint, id } from '../../../../contract/kit.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { newChain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { companyCache, type Company, type Shop } from '../company/index.ts';
import type { ImportRecord } from './import-record.ts';
import { findCompanion, lockImports, reportedAt, type LockedImport } from './import-store.ts';
import { inspectUpload, shopFor, type InspectedUpload } from './inspect-upload.ts';
import { formatsFor, mappingsCache } from './mapping/mapping-store.ts';
import type { ReceivedFile } from './received-file.ts';
import { needsCompanion, opener, someNumbers } from './run-import.ts';

export interface Upload {
  files: ReceivedFile[];
  shopId?: string | undefined;
  /** Who runs it: a command runs its own, and cannot ask for the shop meanwhile. */
  runner: 'worker' | 'command';
}

interface Loaded {
  upload: InspectedUpload;
  shop: Shop | undefined;
  contentHash: Buffer;
  reportedAt: Date;
}

export const uploadImport = action(
  endpoint({
    name: 'intake.upload',
    route: 'POST /internal/imports',
    title: { zh: '导入订单文件', en: 'Import an order file' },
    input: z.custom<Upload>((value) => typeof value === 'object' && value !== null),
    output: z.object({ id, state: z.enum(importStates) }),
  }),
  {
    clauses: ['OS-2.1', 'PD-3.2'],
    internal: true,
    load: (ctx, inputs) => Promise.all(inputs.map((input) => loadUpload(ctx, input))),
    run: (ctx, input, loaded: Loaded) => insertImport(ctx, input, loaded),
  },
);

async function loadUpload(ctx: Ctx, input: Upload): Promise<Loaded | Refusal> {
  try {
    const formats = formatsFor(await ctx.cached(mappingsCache), input.shopId);
    const upload = await inspectUpload(ctx.kernel, input.files, formats);
    const company = await ctx.cached(companyCache);
    const shop = shopFor(ctx, company, upload, input.shopId ?? upload.shopId) ?? (await shopOfCompanion(ctx, upload));
    if (!shop && input.runner === 'command') return shopNotClear(company, upload);
    const plain = upload.files.map((file) => file.sha256).join();
    const contentHash = ctx.kernel.secrets.token('import-content', sha256(plain).toString('hex'));
    return { upload, shop, contentHash, reportedAt: await reportedAt(ctx.db, contentHash, ctx.now) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function shopNotClear(company: Company, { platform }: InspectedUpload): Refusal {
  const shops = [...company.shops.values()].filter((shop) => shop.active && shop.platform === platform);
  return new Refusal('SHOP_NOT_CLEAR', {
    field: 'shop',
    params: { shops: shops.map((shop) => `${shop.code} (${shop.name})`).join(', ') || '—' },
  });
}

/** A list whose other half waits already belongs to that one's shop. */
async function shopOfCompanion(ctx: Ctx, upload: InspectedUpload): Promise<Shop | undefined> {
  const { format, part, files } = upload;
  if (part === 'both' || !needsCompanion({ format, part })) return undefined;
  const externalNos = await someNumbers(opener(ctx.kernel, files[0]?.id ?? ''));
  const found = await findCompanion(ctx.db, { format, part, shopId: null, shopIds: ctx.actor.shopIds, externalNos });
  return found?.shop_id ? (await ctx.cached(companyCache)).shops.get(found.shop_id) : undefined;
}

function insertImport(
  ctx: RowCtx,
  input: Upload,
  { upload, shop, contentHash, reportedAt: at }: Loaded,
): { id: string; state: ImportRecord['state'] } {
  const key = ctx.kernel.secrets.newSubjectKey(ctx.writes);
  const row = {
    id: newId(),
    shop_id: shop?.id ?? null,
    platform: upload.platform,
    format: upload.format,
    part: upload.part,
    state: (shop ? 'waiting' : 'needs-shop') as ImportRecord['state'],
    file_ids: upload.files.map((file) => file.id),
    key_id: key.id,
    names_enc: ctx.kernel.secrets.encrypt(key, JSON.stringify(upload.files.map((file) => file.name))),
    content_hash: contentHash,
    reported_at: at,
    shop_hints: upload.shopHints,
    bytes: upload.files.reduce((sum, file) => sum + file.size, 0),
    rows: upload.rows,
    orders: upload.orders,
    runner: input.runner,
    started_by: ctx.actor.kind === 'system' ? null : (ctx.actor.personId ?? ctx.actor.id),
    started_at: ctx.now,
  };
  ctx.insert('imports', row);
  const chain = newChain('imports', row);
  if (shop) tellStarted(ctx, { ...row, shop_id: shop.id });
  ctx.record(chain, {
    keyId: key.id,
    body: { format: row.format, rows: row.rows, orders: row.orders, bytes: row.bytes },
  });
  return { id: row.id, state: row.state };
}

export function tellStarted(ctx: RowCtx, record: Pick<ImportRecord, 'id' | 'shop_id' | 'runner'>): void {
  ctx.emit({
    name: 'import.started',
    v: 1,
    data: { importId: record.id, shopId: record.shop_id, runner: record.runner },
  });
}

/** For actions on one import that is at rest. */
export async function lockResting(ctx: Ctx, importIds: readonly string[]): Promise<(LockedImport | Refusal)[]> {
  const locked = await lockImports(ctx, importIds);
  return locked.map((one) =>
    one instanceof Refusal || !['waiting', 'running'].includes(one.record.state)
      ? one
      : new Refusal('IMPORT_IS_RUNNING'),
  );
}
