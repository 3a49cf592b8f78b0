/** Adds a shop: where orders come from, and by which rights are given. (OS-2.1) */
import { addShop as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import { addRecord, mustExist } from './record.ts';
import { companyCache } from './store.ts';

export const addShop = action(endpoint, {
  clauses: ['OS-2.1'],
  async run(ctx, input) {
    const company = await ctx.cached(companyCache);
    mustExist(company.legalEntities, input.legalEntityId, 'legalEntityId');
    mustExist(company.departments, input.departmentId, 'departmentId');
    mustExist(company.warehouses, input.defaultWarehouseId, 'defaultWarehouseId');
    return addRecord(ctx, 'shops', { ...input });
  },
});
