/** Adds a product with its SKUs. (OS-2.2) */
import { addProduct as endpoint } from '../../../../contract/catalog.ts';
import { action } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { startChain } from '../../kernel/chains.ts';
import { checkSku, insertSku } from './sku-row.ts';
import { catalogCache } from './store.ts';

export const addProduct = action(endpoint, {
  clauses: ['OS-2.2'],
  run(ctx, { skus, ...product }) {
    skus.forEach((sku, n) => checkSku(sku, `skus.${n}.`));
    const id = newId();
    ctx.insert('products', { id, ...product });
    const added = skus.map((sku) => ({ id: insertSku(ctx, { id, name: product.name }, sku), code: sku.code, rev: 1 }));
    const chain = startChain(ctx.writes, id);
    ctx.record(chain, { body: { changes: { ...product, skus } } });
    ctx.writes.bump(catalogCache.name);
    return { id, rev: 1, skus: added };
  },
});
