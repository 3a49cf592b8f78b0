/**
 * Correcting what was entered: fields that stay as they are, or stay empty where the data is masked, are not sent. The server
 * keeps before and after, and refuses when somebody else corrected meanwhile. (PD-3.2)
 */
import type { correctOrder } from '../../../../contract/orders.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import type { ActionField, OrderAction } from './orderActions.ts';
import { minorOf, one, type Values } from './values.ts';

const masked = ['name', 'phone', 'detail'] as const;
const shown = ['province', 'city', 'district'] as const;

/** Lines that were ordered: neither a bundle, whose parts would not follow, nor a part of one. */
const ordered = (order: OrderView) => order.lines.filter((line) => !line.bundle && !line.parentLineId);

const freightOf = (order: OrderView) => (order.amounts.freight / 100).toFixed(2);

function fields(order: OrderView): ActionField[] {
  return [
    ...masked.map((part): ActionField => ({ name: `receiver.${part}`, kind: 'text' })),
    ...shown.map((part): ActionField => ({ name: `receiver.${part}`, kind: 'text', initial: order.receiver[part] })),
    ...ordered(order).map((line): ActionField => ({
      name: `quantity.${line.id}`,
      label: `${line.title} ×`,
      kind: 'text',
      initial: line.quantities.ordered,
      required: true,
    })),
    { name: 'freight', kind: 'money', initial: freightOf(order) },
    { name: 'reason', kind: 'reason', required: true },
  ];
}

function changedReceiver(order: OrderView, values: Values): Record<string, string> {
  const typed = [...masked, ...shown].map((part) => [part, one(values, `receiver.${part}`)] as const);
  const before: Record<string, string> = { ...order.receiver, name: '', phone: '', detail: '' } as never;
  return Object.fromEntries(typed.filter(([part, value]) => value !== '' && value !== before[part]));
}

export const correction: OrderAction = {
  fields,
  send: (order, values, idempotencyKey) => {
    const receiver = changedReceiver(order, values);
    const lines = ordered(order)
      .map((line) => ({ lineId: line.id, quantity: one(values, `quantity.${line.id}`), was: line.quantities.ordered }))
      .filter((line) => line.quantity !== line.was)
      .map(({ lineId, quantity }) => ({ lineId, quantity }));
    const freight = minorOf(one(values, 'freight'));
    return call<typeof correctOrder>(
      'PATCH /orders/:orderId',
      {
        orderId: order.id,
        ...(Object.keys(receiver).length > 0 ? { receiver } : {}),
        ...(lines.length > 0 ? { lines } : {}),
        ...(freight !== order.amounts.freight ? { freight } : {}),
        reason: one(values, 'reason'),
      },
      { ifMatch: order.rev, idempotencyKey },
    );
  },
};
