/** How far an order stays below the list price of its lines, at the time it was entered. (OS-3.2) */
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';
import { priceAt } from './price.ts';
import { catalogCache } from './store.ts';
import type { Catalog } from './catalog.ts';

export const priceFactNames = ['price.discount'] as const;

export async function priceFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const catalog = await ctx.cached(catalogCache);
  return subjects.map((subject) => ({ 'price.discount': discountOf(catalog, subject) }));
}

/** Over all lines that are sold, in per cent; unknown where a line has no list price. */
function discountOf(catalog: Catalog, { lines, shopId, enteredAt }: FactSubject): number | null {
  let listed = 0;
  let charged = 0;
  for (const line of lines) {
    if (line.isGift || line.isComponent) continue;
    const price = priceAt(catalog, line.skuId, shopId, enteredAt);
    if (price === undefined) return null;
    listed += Number(price) * 100 * line.quantity;
    charged += line.amount;
  }
  if (listed === 0) return 0;
  return Math.round((1 - charged / listed) * 1000) / 10;
}
