/** The entry check by a second person: complete, right, stock reserved. Who entered never checks; the database refuses it too. (CC-2.3) */
import { checkOrder as endpoint } from '../../../../contract/orders.ts';
import { action } from '../../kernel/action.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { reserve } from '../inventory/index.ts';
import { ruleInForce } from '../policy/index.ts';
import { apply, prepareApply, refOf, type Prepared } from './apply.ts';
import { changeLine } from './lines.ts';
import { effective, physicalLines } from './order.ts';
import { quantityText } from './money.ts';

const fourEyes = 'CC-2.3/four-eyes';

export const checkOrder = action(endpoint, {
  clauses: ['CC-2.3', 'OS-2.2', 'PD-3.2'],
  load: (ctx, inputs) => prepareApply(ctx, inputs.map((i) => i.orderId), 'check'),
  run: (ctx, _input, prepared: Prepared) => {
    const { order, policy } = prepared;
    if (order.record.entered_by !== null && order.record.entered_by === (ctx.actor.personId ?? ctx.actor.id)) {
      const rule = ruleInForce(policy, fourEyes, ctx.now);
      throw new Refusal('CHECKER_ENTERED_IT', rule ? { clause: rule.ref } : {});
    }
    noteExercised('rule', fourEyes);
    apply(ctx, prepared, 'check', { columns: { checked_by: ctx.actor.kind === 'system' ? null : (ctx.actor.personId ?? ctx.actor.id) } });
    const lines = physicalLines(order).filter((l) => l.warehouse_id !== null);
    reserve(ctx, lines.map((l) => ({ warehouseId: l.warehouse_id as string, skuId: l.sku_id, quantity: quantityText(effective(l)) })));
    for (const line of lines) changeLine(ctx, line, { qty_allocated: quantityText(effective(line)) });
    ctx.record(order.chain, {});
    return refOf(order);
  },
});
