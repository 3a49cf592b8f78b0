/**
 * From the code in a file to a SKU of the catalogue: the shop's own code that somebody mapped before, else the catalogue's.
 * An unknown code is told with the nearest one that exists, as a suggestion, never as a guess that is acted on. (OS-2.2)
 */
import type { RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import type { Queryable } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import type { Catalog, Sku } from '../catalog/index.ts';

/** Shop → the shop's code → SKU. */
export type SkuAliases = Map<string, Map<string, string>>;

export const skuAliasesCache: VersionedCache<SkuAliases> = {
  name: 'sku-aliases',
  load: async (db: Queryable) => {
    const rows = await db.query<{ shop_id: string; alias: string; sku_id: string }>(
      `select shop_id, alias, sku_id from sku_aliases`,
    );
    const byShop: SkuAliases = new Map();
    for (const row of rows)
      byShop.set(row.shop_id, (byShop.get(row.shop_id) ?? new Map<string, string>()).set(row.alias, row.sku_id));
    return byShop;
  },
};

/** From now on this code of the shop means that SKU. */
export function rememberSku(ctx: RowCtx, shopId: string, alias: string, sku: Sku): void {
  ctx.statement(
    `insert into sku_aliases (id, shop_id, alias, sku_id, set_by, set_at) values ($1::uuid, $2::uuid, $3::text, $4::uuid, $5::text, $6::timestamptz)
     on conflict (shop_id, alias) do update set sku_id = excluded.sku_id, set_by = excluded.set_by, set_at = excluded.set_at`,
    [newId(), shopId, alias, sku.id, actorRef(ctx.actor), ctx.now],
  );
  ctx.writes.bump(skuAliasesCache.name);
}

export function findSku(catalog: Catalog, aliases: SkuAliases, shopId: string, code: string): Sku | undefined {
  const mapped = aliases.get(shopId)?.get(code);
  return (mapped === undefined ? undefined : catalog.skusById.get(mapped)) ?? catalog.skusByCode.get(code);
}

const suggestions = new WeakMap<Catalog, Map<string, string | null>>();

/** The code of the catalogue that looks most like this one; null where none is near. */
export function nearestCode(catalog: Catalog, code: string): string | null {
  let known = suggestions.get(catalog);
  if (!known) suggestions.set(catalog, (known = new Map()));
  const before = known.get(code);
  if (before !== undefined) return before;
  const wanted = code.toUpperCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of catalog.skusByCode.keys()) {
    const distance = editDistance(wanted, candidate.toUpperCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  if (known.size < 10_000) known.set(code, best);
  return best;
}

/** How many letters differ; stops counting at `limit`. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let previous = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same));
    }
    if (Math.min(...row) >= limit) return limit;
    previous = row;
  }
  return previous[other.length] ?? limit;
}
