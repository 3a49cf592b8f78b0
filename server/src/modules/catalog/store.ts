/** SQL of the catalogue's own tables, and the versioned cache that all modules read it from. */
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { lockChains } from '../../kernel/chains.ts';
import type { Queryable } from '../../kernel/database.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { VersionedCache } from '../../kernel/versioned.ts';
import {
  assembleCatalog,
  type BundlePart,
  type Catalog,
  type GiftRule,
  type Price,
  type Product,
  type Sku,
} from './catalog.ts';

const skuColumns = `s.id, s.product_id as "productId", p.name as "productName", s.code, s.name, s.initials, s.unit, trim_scale(s.tax_rate)::text as "taxRate",
  s.kind, s.serial, s.custom, s.presale_days as "presaleDays", s.deposit_minor as "depositMinor", s.freight, s.installation, s.active, s.rev,
  coalesce((select array_agg(b.barcode order by b.barcode) from sku_barcodes b where b.sku_id = s.id), '{}') as barcodes`;
const priceColumns = `id, sku_id as "skuId", shop_id as "shopId", trim_scale(unit_price)::text as "unitPrice", trim_scale(min_quantity)::text as "minQuantity", valid_from as "validFrom", valid_until as "validUntil"`;
const giftColumns = `id, name, shop_id as "shopId", session_id as "sessionId", valid_from as "validFrom", valid_until as "validUntil", first_n as "firstN",
  min_amount as "minAmount", containing_sku_id as "containingSkuId", gift_sku_id as "giftSkuId", trim_scale(quantity)::text as quantity,
  holds_back as "holdsBack", active, rev`;

export const catalogCache: VersionedCache<Catalog> = { name: 'catalog', load: loadCatalog };

/** Prices and gift rules that ended over a year ago decide nothing any more: orders that old are imported with their prices. */
async function loadCatalog(db: Queryable): Promise<Catalog> {
  const [products, skus, parts, prices, giftRules] = await Promise.all([
    db.query<Product & Record<string, unknown>>(
      `select id, code, name, category, active, rev from products order by code`,
    ),
    db.query<Sku & Record<string, unknown>>(
      `select ${skuColumns} from skus s join products p on p.id = s.product_id order by s.code`,
    ),
    db.query<BundlePart & Record<string, unknown>>(
      `select bundle_sku_id as "bundleSkuId", sku_id as "skuId", trim_scale(quantity)::text as quantity from bundle_components order by bundle_sku_id, position`,
    ),
    db.query<Price & Record<string, unknown>>(
      `select ${priceColumns} from prices where withdrawn_at is null and (valid_until is null or valid_until > now() - interval '1 year')`,
    ),
    db.query<GiftRule & Record<string, unknown>>(
      `select ${giftColumns} from gift_rules where active and valid_until > now() - interval '1 year' order by valid_from, id`,
    ),
  ]);
  return assembleCatalog({ products, skus, parts, prices, giftRules });
}

/** How many gifts each first-N rule still has; locked in id order until the order that asks is written. */
export async function lockGiftsLeft(
  db: Queryable,
  gifts: readonly { ruleId: string; firstN: number | null }[],
): Promise<Map<string, number>> {
  const limited = new Map(gifts.flatMap((g) => (g.firstN === null ? [] : [[g.ruleId, g.firstN] as const])));
  if (limited.size === 0) return new Map();
  const rows = await db.query<{ rule_id: string; given: number }>(
    `select rule_id, given from gift_counts where rule_id = any($1::uuid[]) order by rule_id for update`,
    [[...limited.keys()].sort()],
  );
  return new Map(rows.map((r) => [r.rule_id, Math.max(0, (limited.get(r.rule_id) ?? 0) - r.given)]));
}

/** Counts one gift of each rule, with the action that gives it. */
export function countGifts(ctx: RowCtx, ruleIds: readonly string[]): void {
  for (const ruleId of ruleIds) ctx.writes.add('gift_counts', { rule_id: ruleId }, { given: 1 });
}

/** A product with the chain that its SKUs and their prices share. */
export interface LockedProduct {
  product: Product;
  chain: Chain;
}

export async function loadProducts(ctx: Ctx, ids: readonly string[]): Promise<(LockedProduct | Refusal)[]> {
  const rows = await ctx.db.query<Product & Record<string, unknown>>(
    `select id, code, name, category, active, rev from products where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)]],
  );
  const products = new Map(rows.map((row) => [row.id, row]));
  const chains = await lockChains(ctx.db, [...products.keys()]);
  return ids.map((id) => {
    const product = products.get(id);
    const chain = chains.get(id);
    return product && chain ? { product, chain } : new Refusal('NOT_FOUND');
  });
}

export interface LockedSku {
  sku: Sku;
  chain: Chain;
}

export async function loadSkus(ctx: Ctx, ids: readonly string[]): Promise<(LockedSku | Refusal)[]> {
  const rows = await ctx.db.query<Sku & Record<string, unknown>>(
    `select ${skuColumns} from skus s join products p on p.id = s.product_id where s.id = any($1::uuid[]) order by s.id for update of s`,
    [[...new Set(ids)]],
  );
  const skus = new Map(rows.map((row) => [row.id, row]));
  const chains = await lockChains(
    ctx.db,
    rows.map((row) => row.productId),
  );
  return ids.map((id) => {
    const sku = skus.get(id);
    const chain = sku && chains.get(sku.productId);
    return sku && chain ? { sku, chain } : new Refusal('NOT_FOUND');
  });
}

type StoredPrice = Price & { withdrawnAt: Date | null };

export async function loadPrices(
  ctx: Ctx,
  ids: readonly string[],
): Promise<({ price: StoredPrice; chain: Chain } | Refusal)[]> {
  const rows = await ctx.db.query<StoredPrice & { productId: string } & Record<string, unknown>>(
    `select ${priceColumns.replace(/^id/, 'r.id')}, withdrawn_at as "withdrawnAt", s.product_id as "productId"
       from prices r join skus s on s.id = r.sku_id where r.id = any($1::uuid[]) order by r.id for update of r`,
    [[...new Set(ids)]],
  );
  const prices = new Map(rows.map((row) => [row.id, row]));
  const chains = await lockChains(
    ctx.db,
    rows.map((row) => row.productId),
  );
  return ids.map((id) => {
    const price = prices.get(id);
    const chain = price && chains.get(price.productId);
    return price && chain ? { price, chain } : new Refusal('NOT_FOUND');
  });
}

export function pricesOf(db: Queryable, skuId: string): Promise<StoredPrice[]> {
  return db.query<StoredPrice & Record<string, unknown>>(
    `select ${priceColumns}, withdrawn_at as "withdrawnAt" from prices where sku_id = $1 order by valid_from desc, id desc limit 500`,
    [skuId],
  );
}

export function allGiftRules(db: Queryable): Promise<(GiftRule & { given: number })[]> {
  return db.query<GiftRule & { given: number } & Record<string, unknown>>(
    `select ${giftColumns}, given from gift_rules join gift_counts on rule_id = id order by valid_from desc, id desc limit 500`,
  );
}

export async function lockGiftRules(db: Queryable, ids: readonly string[]): Promise<Map<string, GiftRule>> {
  const rows = await db.query<GiftRule & Record<string, unknown>>(
    `select ${giftColumns} from gift_rules where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)].sort()],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
