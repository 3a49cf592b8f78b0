/**
 * Correcting what was entered: fields that stay as they are, or stay empty where the data is masked, are not sent. The server
 * keeps before and after, and refuses when somebody else corrected meanwhile. (PD-3.2)
 */
import type { correctOrder } from '../../../../contract/orders.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import { call } from '../../app/api.ts';
import { lineAmount, minorFrom, sumOf } from '../entry/amounts.ts';
import type { ActionField, OrderAction } from './orderActions.ts';
import { minorOf, one, type Values } from './values.ts';

const masked = ['name', 'phone', 'detail'] as const;
const shown = ['province', 'city', 'district'] as const;

type Line = OrderView['lines'][number];

/** Lines that were ordered: neither a bundle, whose parts would not follow, nor a part of one. */
const ordered = (order: OrderView) => order.lines.filter((line) => !line.bundle && !line.parentLineId);

const freightOf = (order: OrderView) => (order.amounts.freight / 100).toFixed(2);
/** `79.00` for 79.000000: at least two places, no zeros behind that mean nothing. */
const priceOf = (line: Line) => {
  const [whole = '0', places = ''] = line.unitPrice.split('.');
  return `${whole}.${places.replace(/0+$/, '').padEnd(2, '0')}`;
};

function fields(order: OrderView): ActionField[] {
  return [
    ...masked.map((part): ActionField => ({ name: `receiver.${part}`, kind: 'text', personal: true })),
    ...shown.map((part): ActionField => ({
      name: `receiver.${part}`,
      kind: 'text',
      initial: order.receiver[part],
      personal: true,
    })),
    ...ordered(order).flatMap((line): ActionField[] => [
      {
        name: `quantity.${line.id}`,
        label: `${line.title} ×`,
        kind: 'text',
        initial: line.quantities.ordered,
        required: true,
      },
      { name: `price.${line.id}`, label: `${line.title} ¥`, kind: 'price', initial: priceOf(line), required: true },
    ]),
    { name: 'freight', kind: 'money', initial: freightOf(order) },
    { name: 'reason', kind: 'reason', required: true },
  ];
}

function changedReceiver(order: OrderView, values: Values): Record<string, string> {
  const typed = [...masked, ...shown].map((part) => [part, one(values, `receiver.${part}`)] as const);
  const before: Record<string, string> = { ...order.receiver, name: '', phone: '', detail: '' } as never;
  return Object.fromEntries(typed.filter(([part, value]) => value !== '' && value !== before[part]));
}

function changedLine(line: Line, values: Values): { lineId: string; quantity?: string; unitPrice?: string }[] {
  const quantity = one(values, `quantity.${line.id}`);
  const price = one(values, `price.${line.id}`);
  const changed = {
    ...(quantity === line.quantities.ordered ? {} : { quantity }),
    ...(price === priceOf(line) ? {} : { unitPrice: price }),
  };
  return Object.keys(changed).length > 0 ? [{ lineId: line.id, ...changed }] : [];
}

/** The server's sum decides; this one is the same sum in whole numbers, while it is typed. */
function total(order: OrderView, values: Values): number | null {
  const amounts = order.lines
    .filter((line) => !line.parentLineId)
    .map((line) =>
      line.bundle
        ? line.amount
        : lineAmount(one(values, `quantity.${line.id}`), one(values, `price.${line.id}`), line.discount),
    );
  const discountOfOrder =
    order.amounts.discount - order.lines.reduce((sum, line) => sum + (line.parentLineId ? 0 : line.discount), 0);
  return sumOf([...amounts, minorFrom(one(values, 'freight')), -discountOfOrder]) ?? null;
}

export const correction: OrderAction = {
  fields,
  total,
  send: (order, values, idempotencyKey) => {
    const receiver = changedReceiver(order, values);
    const lines = ordered(order).flatMap((line) => changedLine(line, values));
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
