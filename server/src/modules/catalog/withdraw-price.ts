/** Withdraws a price that was set by mistake; the one before it holds again, and the journal keeps both. (OS-2.2) */
import { withdrawPrice as endpoint } from '../../../../contract/catalog.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache, loadPrices } from './store.ts';

export const withdrawPrice = action(endpoint, {
  clauses: ['OS-2.2'],
  load: (ctx, inputs) =>
    loadPrices(
      ctx,
      inputs.map((i) => i.priceId),
    ),
  run(ctx, _input, { price, chain }) {
    if (price.withdrawnAt) throw new Refusal('PRICE_WITHDRAWN');
    ctx.patch('prices', price.id, { withdrawn_at: ctx.now });
    ctx.record(chain, { body: { skuId: price.skuId, priceId: price.id } });
    ctx.writes.bump(catalogCache.name);
    return { id: price.id };
  },
});
