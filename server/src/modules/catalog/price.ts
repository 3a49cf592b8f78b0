/** Which price holds: the shop's own before the general one, and of those the one that started last. (OS-2.2) */
import type { Catalog, Price } from './catalog.ts';

function holds(price: Price, at: Date): boolean {
  return price.validFrom <= at && (price.validUntil === null || at < price.validUntil);
}

/** The price of exactly this shop, or the general one for null, whatever else would hold. */
export function ownPriceAt(catalog: Catalog, skuId: string, shopId: string | null, at: Date): string | undefined {
  return (catalog.prices.get(skuId) ?? []).find((p) => p.shopId === shopId && holds(p, at))?.unitPrice;
}

/** Unit price in yuan as a decimal string; undefined when the catalogue has none for this shop at this instant. */
export function priceAt(catalog: Catalog, skuId: string, shopId: string | null, at: Date): string | undefined {
  const valid = (catalog.prices.get(skuId) ?? []).filter((p) => holds(p, at));
  const own = shopId === null ? undefined : valid.find((p) => p.shopId === shopId);
  return (own ?? valid.find((p) => p.shopId === null))?.unitPrice;
}
