/** Adds a live room of a shop. (OT-2.1) */
import { addRoom as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { addRecord, mustExist } from './record.ts';
import { companyCache } from './store.ts';

export const addRoom = action(endpoint, {
  clauses: ['OT-2.1'],
  async run(ctx, input) {
    const company = await ctx.cached(companyCache);
    mustExist(company.shops, input.shopId, 'shopId');
    ctx.mustReach({ shopId: input.shopId });
    return addRecord(ctx, 'live_rooms', { ...input });
  },
});
