/** What the order page asks while it is filled in: goods, places and what the cart comes to. (OS-2.1, OS-2.2) */
import {
  listGoods as goodsEndpoint,
  listRegions as regionsEndpoint,
  quoteCart as quoteEndpoint,
} from '../../../../contract/portal.ts';
import { query } from '../../kernel/action.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { placesBelow } from '../orders/index.ts';
import { priceCart } from './price-cart.ts';
import { goodsOf, ownShop } from './shop.ts';

export const listGoods = query(goodsEndpoint, {
  clauses: ['OS-2.1'],
  open: true,
  run: async (ctx) => {
    const shop = ownShop(await ctx.cached(companyCache));
    return { products: goodsOf(await ctx.cached(catalogCache), shop, ctx.now) };
  },
});

export const listRegions = query(regionsEndpoint, {
  clauses: ['OS-2.2'],
  open: true,
  run: (_ctx, { below }) => Promise.resolve({ regions: placesBelow(below).map(({ code, name }) => ({ code, name })) }),
});

export const quoteCart = query(quoteEndpoint, {
  clauses: ['OS-2.2'],
  open: true,
  run: async (ctx, { lines }) => {
    const { goods, freight, total, gifts } = await priceCart(ctx, lines);
    return { goods, freight, total, gifts };
  },
});
