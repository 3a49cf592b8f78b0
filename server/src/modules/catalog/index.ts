/** The door of the catalogue. */
export { explode, timesQuantity, type ExplodedLine, type SkuQuantity } from './bundle.ts';
export type { BundlePart, Catalog, GiftRule, Price, Product, Sku } from './catalog.ts';
export { findSkus } from './find-skus.ts';
export { giftsFor, type Gift, type GiftOrder } from './gift.ts';
export { priceAt } from './price.ts';
export { catalogCache, countGifts, lockGiftsLeft } from './store.ts';
