/** Places a hold: it has a kind, a reason, an owner and names what it stops; a refund asked for before shipping stops the parcel at once. (PD-3.4, OT-4.4) */
import { holdOrder as endpoint } from '../../../../contract/orders.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { pauseClocks } from '../deadlines/index.ts';
import { rulesOf, type RuleOf } from '../policy/index.ts';
import { change, loadOrders, refOf, setNextDue, tell, type Prepared } from './apply.ts';
import { changeLine } from './lines.ts';
import type { HoldRecord } from './order.ts';
import { stageForbids } from './step-refusals.ts';

export const holdOrder = action(endpoint, {
  clauses: ['PD-3.4', 'OT-4.4'],
  load: loadOrders(null),
  run: (ctx, input, prepared: Prepared) => {
    const cause = holdCause(prepared.policy, input.kind, ctx.now);
    if (!cause) throw new Refusal('CAUSE_UNKNOWN', { field: 'kind', params: { kind: input.kind } });
    const ownerDepartment = input.ownerDepartment ?? cause.department;
    const holdId = placeHold(ctx, prepared, { ...input, ownerDepartment, lineId: input.lineId ?? null });
    ctx.record(prepared.order.chain, { body: { reason: input.reason } });
    return { ...refOf(prepared.order), holdId };
  },
});

export interface HoldRequest {
  kind: string;
  lineId: string | null;
  ownerDepartment: string;
  reason: string;
  blocks: string[];
}

/** What a person may hold an order for is what the policy names. */
export function holdCause(policy: Prepared['policy'], kind: string, at: Date): RuleOf<'cause'> | undefined {
  return rulesOf(policy, 'cause', at).find(({ rule }) => rule.of === 'hold' && rule.name === kind)?.rule;
}

/** For whose time the company's clocks may stand still. */
export function pauseOf(policy: Prepared['policy'], kind: string, at: Date): string | undefined {
  return holdCause(policy, kind, at)?.pause;
}

export function placeHold(ctx: RowCtx, prepared: Prepared, request: HoldRequest): string {
  const { order } = prepared;
  if (order.record.stage === 'closed' || order.record.stage === 'cancelled') {
    throw stageForbids(order.record.stage, 'hold');
  }
  const line = request.lineId ? order.lines.find((l) => l.id === request.lineId) : undefined;
  if (request.lineId && !line) throw new Refusal('LINE_UNKNOWN', { field: 'lineId' });
  const hold: HoldRecord = {
    id: newId(),
    order_id: order.record.id,
    line_id: request.lineId,
    kind: request.kind,
    owner_department: request.ownerDepartment,
    reason: request.reason,
    blocks: request.blocks,
    placed_at: ctx.now,
    placed_by: actorRef(ctx.actor),
    released_at: null,
  };
  ctx.insert('holds', { ...hold });
  order.holds.push(hold);
  if (line && request.kind === 'refund' && line.refund_state === 'none')
    changeLine(ctx, line, { refund_state: 'applied' });
  change(ctx, order, { is_held: true, ...(request.kind === 'refund' ? { has_refund: true } : {}) });
  const cause = pauseOf(prepared.policy, request.kind, ctx.now);
  if (cause) setNextDue(ctx, order, pauseClocks(ctx, prepared.policy, order.clocks, cause, ctx.now));
  tell(ctx, prepared, 'order.held', ctx.now, {
    hold: { id: hold.id, owner: hold.owner_department },
    data: { holdId: hold.id, kind: hold.kind, owner: hold.owner_department, blocks: hold.blocks },
  });
  return hold.id;
}
