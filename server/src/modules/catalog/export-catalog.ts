/** The goods as rows of a file, one per SKU in the columns that an import reads: what is exported can be mended and imported again. (OS-2.2) */
import { isMeant } from '../../../../contract/catalog.ts';
import { productColumns, shopPriceHead, yesOrNo, type ProductField } from '../../../../contract/product-file.ts';
import { companyCache, type Shop } from '../company/index.ts';
import type { Cell, ExportLanguage, ListedExport } from '../lists/index.ts';
import type { Catalog, Sku } from './catalog.ts';
import { ownPriceAt } from './price.ts';
import { catalogCache } from './store.ts';

const perPage = 200;

interface Row {
  sku: Sku;
  catalog: Catalog;
  language: ExportLanguage;
  at: Date;
}

const kinds = { plain: { zh: '单品', en: 'plain' }, bundle: { zh: '套装', en: 'bundle' } };

/** Prices are decimals of up to six places: text, so that no spreadsheet rounds them. */
const cells: Record<ProductField, (row: Row) => Cell> = {
  productCode: ({ sku, catalog }) => catalog.products.get(sku.productId)?.code ?? '',
  productName: ({ sku }) => sku.productName,
  category: ({ sku, catalog }) => catalog.products.get(sku.productId)?.category ?? '',
  code: ({ sku }) => sku.code,
  name: ({ sku }) => sku.name,
  unit: ({ sku }) => sku.unit,
  barcodes: ({ sku }) => sku.barcodes.join(' '),
  price: ({ sku, catalog, at }) => ownPriceAt(catalog, sku.id, null, at)?.unitPrice ?? '',
  minimum: ({ sku, catalog, at }) => ownPriceAt(catalog, sku.id, null, at)?.minQuantity ?? null,
  taxRate: ({ sku }) => sku.taxRate,
  kind: ({ sku, language }) => kinds[sku.kind][language],
  serial: ({ sku, language }) => yesOrNo(sku.serial, language),
  custom: ({ sku, language }) => yesOrNo(sku.custom, language),
  presaleDays: ({ sku }) => sku.presaleDays,
  deposit: ({ sku }) => (sku.depositMinor === null ? null : (sku.depositMinor / 100).toFixed(2)),
  freight: ({ sku, language }) => yesOrNo(sku.freight, language),
  installation: ({ sku, language }) => yesOrNo(sku.installation, language),
  active: ({ sku, language }) => yesOrNo(sku.active, language),
};
const fields = Object.keys(cells) as ProductField[];

const ofPrice = { price: 'unitPrice', minimum: 'minQuantity' } as const;

/** Shops that have prices of their own get a column each, and one for the minimum where a price of theirs has one. */
function shopColumns(catalog: Catalog, shops: ReadonlyMap<string, Shop>, at: Date) {
  const skus = [...catalog.skusById.keys()];
  return [...shops.values()].flatMap((shop) =>
    (['price', 'minimum'] as const)
      .filter((field) => skus.some((id) => ownPriceAt(catalog, id, shop.id, at)?.[ofPrice[field]]))
      .map((field) => ({ shop, field })),
  );
}

export const catalogExport: ListedExport = {
  list: 'catalog',
  reads: 'catalog.list',
  fileName: { zh: '商品', en: 'goods' },
  heads: async (language, ctx) => {
    const catalog = await ctx.cached(catalogCache);
    const { shops } = await ctx.cached(companyCache);
    return [
      ...fields.map((field) => productColumns[field][language]),
      ...shopColumns(catalog, shops, ctx.now).map(({ shop, field }) => shopPriceHead(field, shop.code, language)),
    ];
  },
  async *pages(ctx, { inactive, text = '' }, { language }) {
    const catalog = await ctx.cached(catalogCache);
    const { shops } = await ctx.cached(companyCache);
    const own = shopColumns(catalog, shops, ctx.now);
    const meant = [...catalog.skusById.values()].filter((sku) => (sku.active || inactive) && isMeant(sku, text));
    for (let from = 0; from < meant.length; from += perPage)
      yield meant
        .slice(from, from + perPage)
        .map((sku) => [
          ...fields.map((field) => cells[field]({ sku, catalog, language, at: ctx.now })),
          ...own.map(({ shop, field }) => ownPriceAt(catalog, sku.id, shop.id, ctx.now)?.[ofPrice[field]] ?? null),
        ]);
  },
};
