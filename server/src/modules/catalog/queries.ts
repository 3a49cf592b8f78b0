/** The catalogue as the console shows it, from the cache; prices are those of the shop asked for. (CC-2.2) */
import * as endpoints from '../../../../contract/catalog.ts';
import { query } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Catalog, Sku } from './catalog.ts';
import { findSkus } from './find-skus.ts';
import { minimumAt, priceAt } from './price.ts';
import { allGiftRules, catalogCache, pricesOf } from './store.ts';

function view(catalog: Catalog, sku: Sku, shopId: string | null, at: Date) {
  const parts = (catalog.bundles.get(sku.id) ?? []).map(({ skuId, quantity }) => {
    const part = catalog.skusById.get(skuId);
    return { skuId, code: part?.code ?? '', name: part ? endpoints.goodsName(part) : '', quantity };
  });
  const price = priceAt(catalog, sku.id, shopId, at) ?? null;
  return { ...sku, price, minQuantity: minimumAt(catalog, sku.id, shopId, at), parts };
}

export const searchSkus = query(endpoints.searchSkus, {
  clauses: ['CC-2.2'],
  async run(ctx, { text, shopId, limit }) {
    const catalog = await ctx.cached(catalogCache);
    return { items: findSkus(catalog, text, { limit }).map((sku) => view(catalog, sku, shopId ?? null, ctx.now)) };
  },
});

export const listCatalog = query(endpoints.listCatalog, {
  clauses: ['OS-2.2'],
  async run(ctx, { inactive, limit, cursor }) {
    const catalog = await ctx.cached(catalogCache);
    const shown = [...catalog.skusById.values()].filter((s) => s.active || inactive);
    const last = cursor === undefined ? -1 : shown.findIndex((s) => s.id === cursor);
    if (cursor !== undefined && last < 0) throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
    const items = shown.slice(last + 1, last + 1 + limit).map((sku) => view(catalog, sku, null, ctx.now));
    const more = shown.length > last + 1 + limit;
    return { items, ...(more ? { next: items[items.length - 1]?.id } : {}) };
  },
});

export const listPrices = query(endpoints.listPrices, {
  clauses: ['OS-2.2'],
  async run(ctx, { skuId }) {
    if (!(await ctx.cached(catalogCache)).skusById.has(skuId)) throw new Refusal('NOT_FOUND');
    const rows = await pricesOf(ctx.db, skuId);
    const items = rows.map(({ id, shopId, unitPrice, minQuantity, validFrom, validUntil, withdrawnAt }) => ({
      id,
      shopId,
      unitPrice,
      minQuantity,
      validFrom: validFrom.toISOString(),
      validUntil: validUntil?.toISOString() ?? null,
      withdrawn: withdrawnAt !== null,
    }));
    return { items };
  },
});

export const listGiftRules = query(endpoints.listGiftRules, {
  clauses: ['OS-2.2'],
  async run(ctx) {
    const rules = await allGiftRules(ctx.db);
    return {
      items: rules.map((rule) => ({
        ...rule,
        validFrom: rule.validFrom.toISOString(),
        validUntil: rule.validUntil.toISOString(),
      })),
    };
  },
});
