/** Names the shop of an import that did not tell it, and reads an import's file again. Both let the worker begin. (OS-2.1, PD-3.2) */
import { retryImport as retryEndpoint, setImportShop as shopEndpoint } from '../../../../contract/intake.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { companyCache, type Company } from '../company/index.ts';
import { lockImports, type LockedImport } from './import-store.ts';
import { shopFor } from './inspect-upload.ts';
import { lockResting, tellStarted } from './upload.ts';

export const setShop = action(shopEndpoint, {
  clauses: ['OS-2.1'],
  load: async (ctx, inputs): Promise<({ imported: LockedImport; company: Company } | Refusal)[]> => {
    const company = await ctx.cached(companyCache);
    const locked = await lockImports(
      ctx,
      inputs.map((one) => one.importId),
    );
    return locked.map((imported) => (imported instanceof Refusal ? imported : { imported, company }));
  },
  run: (ctx, input, { imported: { record, chain }, company }) => {
    if (record.state !== 'needs-shop') throw new Refusal('SHOP_IS_SET', { field: 'shopId' });
    const shop = shopFor(ctx, company, { platform: record.platform, shopHints: [] }, input.shopId);
    ctx.patch('imports', record.id, { shop_id: shop?.id, state: 'waiting' });
    tellStarted(ctx, { ...record, shop_id: input.shopId });
    ctx.record(chain, { body: { shopId: input.shopId } });
    return { id: record.id, state: 'waiting' as const };
  },
});

export const retryImport = action(retryEndpoint, {
  clauses: ['PD-3.2'],
  load: (ctx, inputs) =>
    lockResting(
      ctx,
      inputs.map((one) => one.importId),
    ),
  run: (ctx, _input, { record, chain }: LockedImport) => {
    if (record.shop_id === null) throw new Refusal('SHOP_UNKNOWN', { field: 'shopId' });
    ctx.patch('imports', record.id, { state: 'waiting', problem: null, ended_at: null, runner: 'worker' });
    tellStarted(ctx, { ...record, runner: 'worker' });
    ctx.record(chain);
    return { id: record.id, state: 'waiting' as const };
  },
});
