/** Adds a SKU to a product that exists; both share the product's chain. (OS-2.2) */
import { addSku as endpoint } from '../../../../contract/catalog.ts';
import { action } from '../../kernel/action.ts';
import { checkSku, insertSku } from './sku-row.ts';
import { catalogCache, loadProducts } from './store.ts';

export const addSku = action(endpoint, {
  clauses: ['OS-2.2'],
  load: (ctx, inputs) =>
    loadProducts(
      ctx,
      inputs.map((i) => i.productId),
    ),
  run(ctx, { productId: _, ...sku }, { product, chain }) {
    checkSku(sku);
    const id = insertSku(ctx, product, sku);
    ctx.record(chain, { body: { skuId: id, changes: { ...sku } } });
    ctx.writes.bump(catalogCache.name);
    return { id, rev: 1 };
  },
});
