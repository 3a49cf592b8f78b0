/** The mappings that a company saved, cached by version; and all formats that a file may have, mapped ones included. */
import { createHash } from 'node:crypto';
import type { Ctx } from '../../../kernel/action.ts';
import type { Queryable } from '../../../kernel/database.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { VersionedCache } from '../../../kernel/versioned.ts';
import { platformFormats, formatOf } from '../formats/all-formats.ts';
import type { FormatId } from '../formats/format-ids.ts';
import type { OrderFormat } from '../formats/format.ts';
import { formatOfMapping, type Mapping } from './mapped-format.ts';

export interface MappingRecord extends Mapping {
  headerHash: string;
  rev: number;
  setBy: string;
  setAt: Date;
}

interface Mappings {
  records: Map<string, MappingRecord>;
  formats: readonly OrderFormat[];
}

export const mappingsCache: VersionedCache<Mappings> = {
  name: 'import-mappings',
  load: async (db: Queryable) => {
    const rows = await db.query<MappingRecord & Record<string, unknown>>(
      `select id, name, shop_id as "shopId", header, header_hash as "headerHash", spec, rev, set_by as "setBy", set_at as "setAt"
         from import_mappings where removed_at is null order by id`,
    );
    const records = new Map(rows.map((row) => [row.id, row]));
    return { records, formats: [...platformFormats, ...rows.map(formatOfMapping)] };
  },
};

/** A mapping of the shop comes before one for all shops; those of other shops are left out where the shop is known. */
export function formatsFor({ formats }: Mappings, shopId?: string): readonly OrderFormat[] {
  const rank = (format: OrderFormat) => (format.shopId === undefined ? 0 : format.shopId === null ? 2 : 1);
  return formats
    .filter((format) => !shopId || !format.shopId || format.shopId === shopId)
    .toSorted((one, other) => rank(one) - rank(other));
}

/** For the worker: a mapping is saved in another process a moment before its file is taken in, sooner than versions are asked for. */
export async function mappingsOf(kernel: Pick<Kernel, 'caches'>): Promise<Mappings> {
  await kernel.caches.refresh();
  return (await kernel.caches.get(mappingsCache)).value;
}

/** The format by which an import was recognised; a mapping that was removed since reads nothing any more. */
export async function requireFormat(ctx: Pick<Ctx, 'cached'>, id: FormatId): Promise<OrderFormat> {
  const format = formatOf(id, (await ctx.cached(mappingsCache)).formats);
  if (!format) throw new Refusal('MAPPING_REMOVED', { field: 'importId' });
  return format;
}

export function hashOfHeader(header: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(header)).digest('hex');
}
