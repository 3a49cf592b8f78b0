/** The door of the catalogue. */
import { addProduct } from './add-product.ts';
import { addSku } from './add-sku.ts';
import { changeSku } from './change-sku.ts';
import { putProduct } from './put-product.ts';
import { listCatalog, listGiftRules, listPrices, searchSkus } from './queries.ts';
import { setBundle } from './set-bundle.ts';
import { setGiftRule } from './set-gift-rule.ts';
import { setPrice } from './set-price.ts';
import { withdrawPrice } from './withdraw-price.ts';

export { searchSkus };
export { priceFactNames, priceFacts } from './price-facts.ts';
export { explode } from './bundle.ts';
export type { Catalog, Sku } from './catalog.ts';
export { findSkus } from './find-skus.ts';
export { giftsFor, type Gift } from './gift.ts';
export { belowMinimum, minimumAt, priceAt } from './price.ts';
export { catalogCache, countGifts, lockGiftsLeft } from './store.ts';

export { catalogExport } from './export-catalog.ts';
export { planProduct, type ProductPlan, type StatedProduct } from './product-plan.ts';
export { putProduct };

export const catalogActions = [
  addProduct,
  putProduct,
  addSku,
  changeSku,
  setBundle,
  setPrice,
  withdrawPrice,
  setGiftRule,
];
export const catalogQueries = [listCatalog, searchSkus, listPrices, listGiftRules];
