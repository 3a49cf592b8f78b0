/** Corrects what is on hand, with a reason. Taking out more than is there is refused with the line at fault. (PD-5.2) */
import { adjustStock as endpoint } from '../../../../contract/inventory.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkReceipt, writeReceipt } from './receipt.ts';
import { lockStock } from './store.ts';

const thousandths = (quantity: string): number => Math.round(Number(quantity) * 1000);

export const adjustStock = action(endpoint, {
  clauses: ['PD-5.2'],
  load: async (ctx, inputs) => {
    const places = inputs.flatMap(({ warehouseId, lines }) => lines.map(({ skuId }) => ({ warehouseId, skuId })));
    const onHand = new Map((await lockStock(ctx.db, places)).map((s) => [`${s.warehouseId}/${s.skuId}`, s.onHand]));
    return inputs.map(() => onHand);
  },
  async run(ctx, { warehouseId, reason, lines }, onHand) {
    await checkReceipt(
      ctx,
      warehouseId,
      lines.map((l) => l.skuId),
    );
    lines.forEach(({ skuId, change }, n) => {
      const present = onHand.get(`${warehouseId}/${skuId}`) ?? '0';
      if (thousandths(present) + thousandths(change) < 0)
        throw new Refusal('STOCK_BELOW_ZERO', { field: `lines.${n}.change` });
    });
    const written = lines.map(({ skuId, change }) => ({ skuId, quantity: change }));
    return {
      id: writeReceipt(ctx, {
        warehouseId,
        kind: 'adjust',
        reason,
        reference: '',
        occurredAt: ctx.now,
        lines: written,
      }),
    };
  },
});
