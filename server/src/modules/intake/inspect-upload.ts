/**
 * Looks at what was sent before anything is written of it: is it an order list, which, is it whole, do two files pair; and
 * from which of our shops it is, where that is clear. (OS-2.1, OS-2.2)
 */
import type { Ctx } from '../../kernel/action.ts';
import { mayTouch } from '../../kernel/access.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Company, Shop } from '../company/index.ts';
import { shopOfHint, type ShopHint } from '../platforms/index.ts';
import type { Platform } from './draft.ts';
import { describeFileProblem, type FileProblem } from './file-problems.ts';
import type { FormatId } from './formats/format-ids.ts';
import type { OrderFormat } from './formats/format.ts';
import type { ImportRecord } from './import-record.ts';
import { inspectFile } from './read-order-file.ts';
import type { ReceivedFile } from './received-file.ts';
import { opener } from './run-import.ts';

export interface InspectedUpload {
  files: ReceivedFile[];
  format: FormatId;
  platform: Platform;
  part: ImportRecord['part'];
  rows: number;
  orders: number;
  shopHints: ShopHint[];
  /** The shop that the mapping was made for. */
  shopId: string | undefined;
}

export function unreadable(problem: FileProblem, file?: string): Refusal {
  const [zh, en] = [describeFileProblem(problem, 'zh-CN'), describeFileProblem(problem, 'en')];
  const params = {
    problem: problem.code,
    zh: zh.message,
    en: en.message,
    mendZh: zh.mend,
    mendEn: en.mend,
    ...(file ? { file } : {}),
  };
  return new Refusal('ORDER_FILE_UNREADABLE', { field: 'file', params });
}

export async function inspectUpload(
  kernel: Kernel,
  received: readonly ReceivedFile[],
  formats: readonly OrderFormat[],
): Promise<InspectedUpload> {
  const looks = [];
  for (const file of received) {
    const look = await inspectFile(opener(kernel, file.id), formats);
    if (look.problem || !look.format || !look.part)
      throw unreadable(look.problem ?? { code: 'FILE_IS_EMPTY', params: {} }, file.name);
    looks.push({ ...look, file, format: look.format, part: look.part });
  }
  // The order list first, whichever came first.
  looks.sort((one, other) => Number(one.part === 'details') - Number(other.part === 'details'));
  const [first, second] = looks;
  if (!first) throw new Refusal('FILE_MISSING', { field: 'file' });
  if (second && (second.format !== first.format || second.part === first.part))
    throw unreadable({ code: 'FILES_DO_NOT_PAIR', params: {} });
  return {
    files: looks.map((look) => look.file),
    format: first.format.id,
    platform: first.format.platform,
    shopId: first.format.shopId ?? undefined,
    part: second || first.format.parts.length === 1 ? 'both' : first.part,
    rows: looks.reduce((sum, look) => sum + (look.rows ?? 0), 0),
    orders: first.orders ?? 0,
    shopHints: looks.flatMap((look) => look.shopHints),
  };
}

/** The shop that was named, refused where it cannot be; else the one that is clear; else nobody is guessed. */
export function shopFor(
  ctx: Ctx,
  company: Company,
  upload: Pick<InspectedUpload, 'platform' | 'shopHints'>,
  shopId: string | undefined,
): Shop | undefined {
  if (shopId) {
    const shop = company.shops.get(shopId);
    if (!shop) throw new Refusal('SHOP_UNKNOWN', { field: 'shopId' });
    ctx.mustReach({ shopId });
    if (!shop.active) throw new Refusal('SHOP_INACTIVE', { field: 'shopId' });
    if (upload.platform !== 'any' && shop.platform !== upload.platform)
      throw new Refusal('SHOP_PLATFORM_DIFFERS', { field: 'shopId', params: { shop: shop.name } });
    return shop;
  }
  const open = [...company.shops.values()].filter(
    (shop) =>
      shop.active &&
      (upload.platform === 'any' || shop.platform === upload.platform) &&
      mayTouch(ctx.actor, ctx.action, { shopId: shop.id }),
  );
  if (upload.shopHints.length === 0) return open.length === 1 ? open[0] : undefined;
  const meant = new Set(upload.shopHints.map((hint) => shopOfHint(company, hint)?.id));
  const [only] = meant;
  return meant.size === 1 && only ? open.find((shop) => shop.id === only) : undefined;
}
