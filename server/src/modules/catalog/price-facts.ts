/** How far an order stays below the list price of its lines, and below the least that is sold at it, when it was entered. (OS-3.2) */
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';
import { belowMinimum, priceAt } from './price.ts';
import { catalogCache } from './store.ts';
import type { Catalog } from './catalog.ts';

export const priceFactNames = ['price.discount', 'price.belowMinimum'] as const;

export async function priceFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const catalog = await ctx.cached(catalogCache);
  return subjects.map((subject) => ({
    'price.discount': discountOf(catalog, subject),
    'price.belowMinimum': belowMinimum(catalog, subject.shopId, subject.enteredAt, sold(subject)).size,
  }));
}

const sold = ({ lines }: FactSubject) => lines.filter((line) => !line.isGift && !line.isComponent);

/** Over all lines that are sold, in per cent; unknown where a line has no list price. */
function discountOf(catalog: Catalog, subject: FactSubject): number | null {
  const { shopId, enteredAt } = subject;
  let listed = 0;
  let charged = 0;
  for (const line of sold(subject)) {
    const price = priceAt(catalog, line.skuId, shopId, enteredAt);
    if (price === undefined) return null;
    listed += Number(price) * 100 * line.quantity;
    charged += line.amount;
  }
  if (listed === 0) return 0;
  return Math.round((1 - charged / listed) * 1000) / 10;
}
