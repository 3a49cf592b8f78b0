/** Adds a warehouse: our own, outsourced, or the one for returns. (OT-2.3) */
import { addWarehouse as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { addRecord, mustExist } from './record.ts';
import { companyCache } from './store.ts';

export const addWarehouse = action(endpoint, {
  clauses: ['OT-2.3'],
  async run(ctx, input) {
    const company = await ctx.cached(companyCache);
    mustExist(company.legalEntities, input.legalEntityId, 'legalEntityId');
    return addRecord(ctx, 'warehouses', { ...input });
  },
});
