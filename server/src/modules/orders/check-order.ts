/**
 * The entry check by a second person: complete, right, stock reserved. Who may not check is the rule four-eyes of CC-2.3,
 * asked with the checker as if the check were done. Should a company drop the rule, the database's own constraint still
 * refuses that one person enters and checks: then as VALUE_NOT_STORABLE, without a clause behind it. (CC-2.3)
 */
import { checkOrder as endpoint } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { noteExercised } from '../../kernel/exercised.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { reserve } from '../inventory/index.ts';
import { compileCondition, orderFactTypes, ruleApplies, rulesOf } from '../policy/index.ts';
import { apply, loadOrders, refOf, type Prepared } from './apply.ts';
import { orderFactsOf } from './facts.ts';
import { changeLine } from './lines.ts';
import { effective, physicalLines } from './order.ts';
import { quantityText, thousandths } from './money.ts';

const fourEyes = 'CC-2.3/four-eyes';

/** Every check rule that guards this action and refuses what does not meet it; what a person is to decide is no refusal here. */
function mustMeetRules(ctx: RowCtx, { order, policy, company }: Prepared, checkedBy: string | null): void {
  const platform = company.shops.get(order.record.shop_id)?.platform ?? null;
  // A check by rule has no person; it is still somebody else than whoever entered the order.
  const facts = orderFactsOf({ ...order.record, checked_by: checkedBy ?? actorRef(ctx.actor) }, platform);
  for (const { rule, ref } of rulesOf(policy, 'check', ctx.now)) {
    if (rule.action !== 'orders.check' || rule.otherwise !== 'refuse' || !ruleApplies(rule, facts, orderFactTypes))
      continue;
    const isMet = compileCondition(rule.demand, orderFactTypes).evaluate(facts);
    noteExercised('rule', rule.id);
    if (isMet) continue;
    if (rule.id === fourEyes) throw new Refusal('CHECKER_ENTERED_IT', { clause: ref });
    throw new Refusal('RULE_NOT_MET', { clause: ref, params: { title: rule.title.zh, titleEn: rule.title.en } });
  }
}

export const checkOrder = action(endpoint, {
  clauses: ['CC-2.3', 'OS-2.2', 'PD-3.2'],
  load: loadOrders('check'),
  run: (ctx, _input, prepared: Prepared) => {
    passCheck(ctx, prepared);
    ctx.record(prepared.order.chain, {});
    return refOf(prepared.order);
  },
});

/** The order passes its check: by the person who acts, or by a rule that a person answers for. The caller records it. */
export function passCheck(ctx: RowCtx, prepared: Prepared, rule: string | null = null): void {
  const { order } = prepared;
  const checkedBy = ctx.actor.kind === 'system' ? null : (ctx.actor.personId ?? ctx.actor.id);
  mustMeetRules(ctx, prepared, checkedBy);
  apply(ctx, prepared, 'check', { columns: { checked_by: checkedBy, checked_rule: rule } });
  // Lines that the platform reported as sent need no stock any more.
  const lines = physicalLines(order).filter(
    (l) => l.warehouse_id !== null && effective(l) > thousandths(l.qty_shipped),
  );
  reserve(
    ctx,
    lines.map((l) => ({
      warehouseId: l.warehouse_id as string,
      skuId: l.sku_id,
      quantity: quantityText(effective(l) - thousandths(l.qty_shipped)),
    })),
  );
  for (const line of lines) changeLine(ctx, line, { qty_allocated: quantityText(effective(line)) });
}
