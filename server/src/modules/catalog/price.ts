/** Which price holds: the shop's own before the general one, and of those the one that started last; and from what quantity on. (OS-2.2) */
import type { Catalog, Price } from './catalog.ts';

function holds(price: Price, at: Date): boolean {
  return price.validFrom <= at && (price.validUntil === null || at < price.validUntil);
}

/** The price of exactly this shop, or the general one for null, whatever else would hold. */
export function ownPriceAt(catalog: Catalog, skuId: string, shopId: string | null, at: Date): Price | undefined {
  return (catalog.prices.get(skuId) ?? []).find((p) => p.shopId === shopId && holds(p, at));
}

function heldPrice(catalog: Catalog, skuId: string, shopId: string | null, at: Date): Price | undefined {
  const valid = (catalog.prices.get(skuId) ?? []).filter((p) => holds(p, at));
  const own = shopId === null ? undefined : valid.find((p) => p.shopId === shopId);
  return own ?? valid.find((p) => p.shopId === null);
}

/** Unit price in yuan as a decimal string; undefined when the catalogue has none for this shop at this instant. */
export function priceAt(catalog: Catalog, skuId: string, shopId: string | null, at: Date): string | undefined {
  return heldPrice(catalog, skuId, shopId, at)?.unitPrice;
}

/** How many of it an order at that price has at least; null where one is enough. */
export function minimumAt(catalog: Catalog, skuId: string, shopId: string | null, at: Date): string | null {
  return heldPrice(catalog, skuId, shopId, at)?.minQuantity ?? null;
}

/** The SKUs of which an order has too few, with their minimum; what stands in several lines counts together. */
export function belowMinimum(
  catalog: Catalog,
  shopId: string | null,
  at: Date,
  lines: readonly { skuId: string; quantity: string | number }[],
): Map<string, string> {
  const sums = new Map<string, number>();
  for (const { skuId, quantity } of lines) sums.set(skuId, (sums.get(skuId) ?? 0) + Number(quantity));
  return new Map(
    [...sums].flatMap(([skuId, sum]) => {
      const minimum = minimumAt(catalog, skuId, shopId, at);
      return minimum !== null && sum < Number(minimum) ? [[skuId, minimum] as const] : [];
    }),
  );
}
