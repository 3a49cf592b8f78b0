/** Changes a SKU, or takes it out of sale; old orders keep what they were sold. (OS-2.2) */
import { changeSku as endpoint } from '../../../../contract/catalog.ts';
import { action } from '../../kernel/action.ts';
import { mustMatch } from '../../kernel/revision.ts';
import { checkSku, replaceBarcodes, skuColumns } from './sku-row.ts';
import { catalogCache, loadSkus } from './store.ts';

export const changeSku = action(endpoint, {
  clauses: ['OS-2.2'],
  load: (ctx, inputs) =>
    loadSkus(
      ctx,
      inputs.map((i) => i.skuId),
    ),
  run(ctx, { skuId: _, ...values }, { sku, chain }) {
    mustMatch(ctx, sku.rev);
    const given = Object.entries(values).filter(
      ([key, to]) => to !== undefined && JSON.stringify(sku[key as keyof typeof values]) !== JSON.stringify(to),
    );
    if (given.length === 0) return { id: sku.id, rev: sku.rev };
    const wanted = { ...sku, ...Object.fromEntries(given) };
    checkSku(wanted);
    ctx.patch('skus', sku.id, { ...skuColumns(wanted, sku.productName), active: wanted.active, rev: sku.rev + 1 });
    replaceBarcodes(ctx, sku.id, sku.barcodes, wanted.barcodes);
    const changes = Object.fromEntries(given.map(([key, to]) => [key, { from: sku[key as keyof typeof values], to }]));
    ctx.record(chain, { body: { skuId: sku.id, changes } });
    ctx.writes.bump(catalogCache.name);
    return { id: sku.id, rev: sku.rev + 1 };
  },
});
