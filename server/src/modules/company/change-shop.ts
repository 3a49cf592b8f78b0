/** Changes a shop, or takes it out of use; its orders stay. (OS-2.1) */
import { changeShop as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import type { Shop } from './company.ts';
import { changeRecord, lockRecords, mustExist } from './record.ts';
import { companyCache } from './store.ts';

export const changeShop = action(endpoint, {
  clauses: ['OS-2.1'],
  load: (ctx, inputs) =>
    lockRecords<Shop>(
      ctx,
      'shops',
      inputs.map((i) => i.shopId),
    ),
  async run(ctx, { shopId, ...values }, locked) {
    ctx.mustReach({ shopId });
    const company = await ctx.cached(companyCache);
    mustExist(company.legalEntities, values.legalEntityId, 'legalEntityId');
    mustExist(company.departments, values.departmentId, 'departmentId');
    mustExist(company.warehouses, values.defaultWarehouseId, 'defaultWarehouseId');
    return changeRecord(ctx, 'shops', locked, values);
  },
});
