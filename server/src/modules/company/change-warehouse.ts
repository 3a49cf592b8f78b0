/** Changes a warehouse, or takes it out of use; what is stored and allocated there stays. (OT-2.3) */
import { changeWarehouse as endpoint } from '../../../../contract/company.ts';
import { action } from '../../kernel/action.ts';
import type { Warehouse } from './company.ts';
import { changeRecord, lockRecords, mustExist } from './record.ts';
import { companyCache } from './store.ts';

export const changeWarehouse = action(endpoint, {
  clauses: ['OT-2.3'],
  load: (ctx, inputs) =>
    lockRecords<Warehouse>(
      ctx,
      'warehouses',
      inputs.map((i) => i.warehouseId),
    ),
  async run(ctx, { warehouseId: _, ...values }, locked) {
    const company = await ctx.cached(companyCache);
    mustExist(company.legalEntities, values.legalEntityId, 'legalEntityId');
    return changeRecord(ctx, 'warehouses', locked, values);
  },
});
