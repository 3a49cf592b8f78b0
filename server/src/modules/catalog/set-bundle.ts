/** Sets what a bundle is taken apart into. Bundles hold plain SKUs only, so that a line is taken apart in one step. (OS-4.3) */
import { setBundle as endpoint } from '../../../../contract/catalog.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { mustMatch } from '../../kernel/revision.ts';
import type { Catalog } from './catalog.ts';
import { catalogCache, loadSkus } from './store.ts';

export const setBundle = action(endpoint, {
  clauses: ['OS-4.3'],
  load: (ctx, inputs) =>
    loadSkus(
      ctx,
      inputs.map((i) => i.skuId),
    ),
  async run(ctx, { parts }, { sku, chain }) {
    mustMatch(ctx, sku.rev);
    const catalog = await ctx.cached(catalogCache);
    if (sku.kind !== 'bundle') throw new Refusal('SKU_NOT_BUNDLE', { params: { sku: sku.code } });
    checkParts(catalog, parts);
    const kept = parts.map((p) => p.skuId);
    ctx.statement(`delete from bundle_components where bundle_sku_id = $1 and sku_id <> all($2::uuid[]) returning 1`, [
      sku.id,
      kept,
    ]);
    ctx.statement(
      `insert into bundle_components (bundle_sku_id, sku_id, quantity, position)
       select $1::uuid, u.sku_id, u.quantity, u.position from unnest($2::uuid[], $3::numeric[]) with ordinality as u (sku_id, quantity, position)
       on conflict (bundle_sku_id, sku_id) do update set quantity = excluded.quantity, position = excluded.position returning 1`,
      [sku.id, kept, parts.map((p) => p.quantity)],
      parts.length,
    );
    ctx.patch('skus', sku.id, { rev: sku.rev + 1 });
    ctx.record(chain, {
      body: { skuId: sku.id, changes: { parts: { from: catalog.bundles.get(sku.id) ?? [], to: parts } } },
    });
    ctx.writes.bump(catalogCache.name);
    return { id: sku.id, rev: sku.rev + 1 };
  },
});

function checkParts(catalog: Catalog, parts: readonly { skuId: string }[]): void {
  parts.forEach(({ skuId }, n) => {
    const field = `parts.${n}.skuId`;
    const part = catalog.skusById.get(skuId);
    if (!part) throw new Refusal('NOT_FOUND', { field });
    if (part.kind === 'bundle') throw new Refusal('BUNDLE_OF_BUNDLES', { field, params: { sku: part.code } });
    if (parts.findIndex((other) => other.skuId === skuId) !== n) throw new Refusal('BUNDLE_PART_TWICE', { field });
  });
}
