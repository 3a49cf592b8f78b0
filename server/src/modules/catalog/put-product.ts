/** States what a product is: it is added, changed, or left as it is; files of goods and other systems write this way. (OS-2.2) */
import { putProduct as endpoint } from '../../../../contract/catalog.ts';
import { action, type Ctx, type RowCtx } from '../../kernel/action.ts';
import { lockChains, startChain } from '../../kernel/chains.ts';
import { newId } from '../../kernel/ids.ts';
import { initialsOf } from '../../kernel/initials.ts';
import type { Chain } from '../../kernel/journal.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache } from '../company/index.ts';
import type { Catalog, Product } from './catalog.ts';
import { planProduct, type ProductPlan, type SkuPlan, type StatedProduct } from './product-plan.ts';
import { insertPrice, insertSku, replaceBarcodes, skuColumns } from './sku-row.ts';
import { catalogCache } from './store.ts';

interface Loaded {
  catalog: Catalog;
  product: Product | undefined;
  chain: Chain | undefined;
}

export const putProduct = action(endpoint, {
  clauses: ['OS-2.2'],
  load: async (ctx, inputs): Promise<Loaded[]> => {
    await lockCodes(
      ctx,
      inputs.map((one) => one.code),
    );
    const catalog = await ctx.cached(catalogCache);
    const byCode = new Map([...catalog.products.values()].map((one) => [one.code, one]));
    const present = inputs.map(({ code }) => byCode.get(code));
    const chains = await lockChains(
      ctx.db,
      present.flatMap((one) => one?.id ?? []),
    );
    return present.map((product) => ({ catalog, product, chain: product && chains.get(product.id) }));
  },
  async run(ctx, stated, { catalog, product, chain }) {
    await mustKnowShops(ctx, stated);
    const plan = planProduct(catalog, product, stated, ctx.now);
    const [fault] = plan.faults;
    if (fault) throw new Refusal(fault.code, { field: fault.field, ...(fault.params ? { params: fault.params } : {}) });
    if (product && plan.outcome === 'same') return { id: product.id, rev: product.rev, outcome: plan.outcome };
    const id = product?.id ?? newId();
    const rev = writeProduct(ctx, id, stated, plan);
    if (product) renameInitials(ctx, catalog, product, stated, plan);
    for (const one of plan.skus) writeSku(ctx, { id, name: stated.name }, one);
    ctx.record(chain ?? startChain(ctx.writes, id), { body: { changes: bodyOf(stated, plan) } });
    ctx.writes.bump(catalogCache.name);
    return { id, rev, outcome: plan.outcome };
  },
});

/** Of two who state the same new product at once the second waits, and then sees what the first wrote. */
async function lockCodes(ctx: Ctx, codes: readonly string[]): Promise<void> {
  await ctx.db.query(
    `select pg_advisory_xact_lock(key) from
       (select distinct hashtextextended('product ' || code, 0) as key from unnest($1::text[]) code order by 1) keys`,
    [codes],
  );
  await ctx.kernel.caches.refresh();
}

async function mustKnowShops(ctx: RowCtx, { skus }: StatedProduct): Promise<void> {
  const { shops } = await ctx.cached(companyCache);
  skus.forEach(({ shopPrices = [] }, n) =>
    shopPrices.forEach(({ shopId }, m) => {
      if (!shops.has(shopId)) throw new Refusal('NOT_FOUND', { field: `skus.${n}.shopPrices.${m}.shopId` });
    }),
  );
}

function writeProduct(ctx: RowCtx, id: string, { code, name, category }: StatedProduct, plan: ProductPlan): number {
  const { product } = plan;
  if (!product) {
    ctx.insert('products', { id, code, name, category: category ?? '' });
    return 1;
  }
  if (plan.changes.length === 0) return product.rev;
  ctx.patch('products', id, { name, category: category ?? product.category, rev: product.rev + 1 });
  return product.rev + 1;
}

/** The SKUs that the statement does not change bear the product's new name as well. */
function renameInitials(
  ctx: RowCtx,
  catalog: Catalog,
  product: Product,
  { name }: StatedProduct,
  plan: ProductPlan,
): void {
  if (product.name === name) return;
  const written = new Set(plan.skus.flatMap((one) => (one.sku && one.changes.length > 0 ? [one.sku.id] : [])));
  for (const sku of catalog.skusById.values()) {
    if (sku.productId === product.id && !written.has(sku.id))
      ctx.patch('skus', sku.id, { initials: initialsOf(`${name}${sku.name}`) });
  }
}

function writeSku(ctx: RowCtx, product: { id: string; name: string }, { sku, wanted, changes, prices }: SkuPlan): void {
  const id = sku?.id ?? insertSku(ctx, product, wanted);
  if (sku && changes.length > 0) {
    ctx.patch('skus', id, { ...skuColumns(wanted, product.name), active: wanted.active, rev: sku.rev + 1 });
    replaceBarcodes(ctx, id, sku.barcodes, wanted.barcodes);
  }
  for (const { shopId, to } of prices) insertPrice(ctx, { skuId: id, shopId, ...to });
}

function bodyOf(stated: StatedProduct, plan: ProductPlan): Record<string, unknown> {
  if (!plan.product) return { ...stated };
  const skus = plan.skus.filter((one) => !one.sku || one.changes.length + one.prices.length > 0);
  return {
    product: plan.changes,
    skus: skus.map(({ sku, wanted, changes, prices }) =>
      sku ? { skuId: sku.id, changes, prices } : { added: wanted, prices },
    ),
  };
}
