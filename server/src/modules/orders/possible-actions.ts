/** What this person may do with this order now, and what is blocked, why and by whom: asked of the same decisions that would refuse it. */
import type { z } from 'zod';
import type { possibleAction } from '../../../../contract/orders.ts';
import type { Ctx } from '../../kernel/action.ts';
import { scopeFor } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { obstacle } from './apply.ts';
import type { LifecycleAction } from './lifecycle.ts';
import type { Order } from './order.ts';

type Possible = z.infer<typeof possibleAction>;

/** Actions of the order page in the sequence in which an order meets them, with the lifecycle step each takes. */
const offered: readonly { name: string; step: LifecycleAction | null }[] = [
  { name: 'orders.check', step: 'check' },
  { name: 'payments.record', step: null },
  { name: 'orders.prepare', step: 'prepare' },
  { name: 'shipments.pack', step: 'pack' },
  { name: 'shipments.hand-over', step: 'hand-over' },
  { name: 'shipments.deliver', step: 'deliver' },
  { name: 'orders.accept', step: 'accept' },
  { name: 'orders.close', step: 'close' },
  { name: 'orders.hold', step: null },
  { name: 'orders.remark', step: null },
  { name: 'orders.correct', step: null },
  { name: 'orders.assign', step: null },
  { name: 'orders.reveal', step: null },
  { name: 'orders.cancel', step: 'cancel' },
];

/** Whoever entered an order is told that its check is a colleague's, right or no right (CC-2.3). */
const isOwnCheck = (ctx: Ctx, order: Order, name: string) =>
  name === 'orders.check' && order.record.entered_by === (ctx.actor.personId ?? ctx.actor.id);

export function possibleActions(ctx: Ctx, order: Order): Possible[] {
  return offered.flatMap(({ name, step }) => {
    if (!scopeFor(ctx.actor, name) && !isOwnCheck(ctx, order, name)) return [];
    const definition = ctx.kernel.registry.actions.get(name);
    if (!definition) return [];
    const refusal = refusalNow(ctx, order, name, step);
    // A step that the stage does not offer at all is not shown; one that something blocks is shown with the reason.
    if (refusal?.code === 'STAGE_FORBIDS') return [];
    return [
      {
        action: name,
        title: definition.endpoint.title,
        allowed: !refusal,
        refusal: refusal ? { code: refusal.code, params: refusal.detail.params ?? {} } : null,
      },
    ];
  });
}

/** Before packing, what review says of the order's row; the gate itself judges the content when the step is taken. */
function reviewRefusal({ record }: Order, step: LifecycleAction | null): Refusal | undefined {
  if (step !== 'prepare' && step !== 'pack') return undefined;
  if (record.review_state === 'returned') return new Refusal('REVIEW_RETURNED');
  if (record.review_state === 'rejected') return new Refusal('REVIEW_REJECTED');
  if (record.review_state === 'open')
    return new Refusal('REVIEW_OPEN', { params: { waitsZh: '评审部门', waitsEn: 'the reviewing departments' } });
  return undefined;
}

function refusalNow(ctx: Ctx, order: Order, name: string, step: LifecycleAction | null): Refusal | undefined {
  const { record } = order;
  if (step) {
    const refusal = obstacle(order, step) ?? reviewRefusal(order, step);
    if (refusal) return refusal;
  }
  const ended = record.stage === 'closed' || record.stage === 'cancelled';
  if (isOwnCheck(ctx, order, name)) return new Refusal('CHECKER_ENTERED_IT');
  if (name === 'payments.record' && (record.paid_amount >= record.total_amount || ended))
    return new Refusal('STAGE_FORBIDS');
  if ((name === 'orders.hold' || name === 'orders.assign') && ended) return new Refusal('STAGE_FORBIDS');
  if (name === 'orders.correct' && !['entered', 'checked', 'preparing'].includes(record.stage))
    return new Refusal('STAGE_FORBIDS');
  if (name === 'shipments.hand-over' && !order.lines.some((l) => Number(l.qty_packed) > Number(l.qty_shipped)))
    return new Refusal('STAGE_FORBIDS');
  if (name === 'shipments.deliver' && !order.lines.some((l) => Number(l.qty_shipped) > Number(l.qty_delivered)))
    return new Refusal('STAGE_FORBIDS');
  return undefined;
}
