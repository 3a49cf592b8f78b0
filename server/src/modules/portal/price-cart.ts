/** What a cart comes to, gifts and freight included, by the decision that prices every other order. (OS-2.2) */
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { settingsCache } from '../../kernel/settings.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { priceOrder } from '../orders/index.ts';
import { cartInput, freightFor, mustBeSold, ownShop, type Cart } from './shop.ts';

export interface PricedCart {
  input: CreateOrderInput;
  goods: number;
  freight: number;
  total: number;
  gifts: { title: string; quantity: string; gift: boolean }[];
}

export async function priceCart(ctx: Ctx, lines: Cart): Promise<PricedCart> {
  const catalog = await ctx.cached(catalogCache);
  const settings = await ctx.cached(settingsCache);
  const shop = ownShop(await ctx.cached(companyCache));
  const skus = mustBeSold(catalog, lines);
  const priced = priceOrder(catalog, cartInput(shop, lines, skus, ctx.now, 0), ctx.now);
  const terms = { freight: Number(settings['shop.freight']), freeFrom: Number(settings['shop.freeFrom']) };
  const freight = freightFor(priced.goods - priced.discount, terms);
  return {
    input: cartInput(shop, lines, skus, ctx.now, freight),
    goods: priced.goods,
    freight,
    total: priced.total + freight,
    // A gift of which only so many are given is a surprise in the parcel, never a promise.
    gifts: priced.gifts
      .filter((gift) => gift.firstN === null)
      .map(({ skuId, quantity }) => ({ title: catalog.skusById.get(skuId)?.name ?? '', quantity, gift: true })),
  };
}
