/** Receives goods into a warehouse, from suppliers, production or returns. (OT-2.3, PD-5.2) */
import { receiveStock as endpoint } from '../../../../contract/inventory.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkReceipt, writeReceipt } from './receipt.ts';

export const receiveStock = action(endpoint, {
  clauses: ['OT-2.3', 'PD-5.2'],
  async run(ctx, { warehouseId, reference, occurredAt, lines }) {
    await checkReceipt(
      ctx,
      warehouseId,
      lines.map((l) => l.skuId),
    );
    const at = occurredAt === undefined ? ctx.now : new Date(occurredAt);
    if (at > ctx.now) throw new Refusal('TIME_IN_FUTURE', { field: 'occurredAt' });
    return { id: writeReceipt(ctx, { warehouseId, kind: 'receive', reason: '', reference, occurredAt: at, lines }) };
  },
});
