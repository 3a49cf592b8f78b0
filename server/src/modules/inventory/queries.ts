/** Stock as lists show it, narrowed to the warehouses of the person who asks. (OT-2.3, PD-5.2) */
import { goodsName } from '../../../../contract/catalog.ts';
import { listStock as endpoint } from '../../../../contract/inventory.ts';
import { scopeCondition } from '../../kernel/access.ts';
import { query } from '../../kernel/action.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';
import { stockRows } from './store.ts';

export const listStock = query(endpoint, {
  clauses: ['OT-2.3', 'PD-5.2'],
  async run(ctx, { warehouseId, skuId, oversold, limit, cursor }) {
    const params: unknown[] = [];
    const conditions = [scopeCondition(ctx.actor, ctx.action, { warehouse: 'warehouse_id' }, params)];
    const equals = (column: string, value: string | undefined): void => {
      if (value !== undefined) conditions.push(`${column} = $${params.push(value)}::uuid`);
    };
    equals('warehouse_id', warehouseId);
    equals('sku_id', skuId);
    if (oversold) conditions.push('on_hand < reserved');
    if (cursor !== undefined) {
      const [sku, warehouse] = readCursor(cursor, ['id', 'id']);
      conditions.push(`(sku_id, warehouse_id) > ($${params.push(sku)}::uuid, $${params.push(warehouse)}::uuid)`);
    }
    const rows = await stockRows(ctx.db, conditions.join(' and '), params, limit + 1);
    const shown = rows.slice(0, limit);
    const catalog = await ctx.cached(catalogCache);
    const company = await ctx.cached(companyCache);
    const items = shown.map((row) => {
      const sku = catalog.skusById.get(row.skuId);
      const names = {
        skuCode: sku?.code ?? '',
        skuName: sku ? goodsName(sku) : '',
        unit: sku?.unit ?? '',
      };
      return { ...row, ...names, warehouse: company.warehouses.get(row.warehouseId)?.name ?? '' };
    });
    const last = shown[shown.length - 1];
    return { items, ...(rows.length > limit && last ? { next: writeCursor([last.skuId, last.warehouseId]) } : {}) };
  },
});
