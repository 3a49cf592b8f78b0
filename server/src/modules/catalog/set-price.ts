/** Sets a price from an instant on, in general or for one shop. Prices are added, never overwritten: orders keep theirs. (OS-2.2) */
import { setPrice as endpoint } from '../../../../contract/catalog.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import { insertPrice } from './sku-row.ts';
import { catalogCache, loadSkus } from './store.ts';

export const setPrice = action(endpoint, {
  clauses: ['OS-2.2'],
  load: (ctx, inputs) =>
    loadSkus(
      ctx,
      inputs.map((i) => i.skuId),
    ),
  async run(ctx, input, { sku, chain }) {
    if (input.shopId !== null && !(await ctx.cached(companyCache)).shops.has(input.shopId))
      throw new Refusal('NOT_FOUND', { field: 'shopId' });
    const from = input.validFrom === undefined ? ctx.now : new Date(input.validFrom);
    const until = input.validUntil === null ? null : new Date(input.validUntil);
    if (until && until <= from) throw new Refusal('PRICE_PERIOD_INVALID', { field: 'validUntil' });
    const { shopId, unitPrice, minQuantity } = input;
    const id = insertPrice(ctx, { skuId: sku.id, shopId, unitPrice, minQuantity, from, until });
    const price = { id, shopId, unitPrice, minQuantity, from, until };
    ctx.record(chain, { body: { skuId: sku.id, changes: { price } } });
    ctx.writes.bump(catalogCache.name);
    return { id };
  },
});
