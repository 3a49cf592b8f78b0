/**
 * What a person can do to an order and what each step asks for. The server says which are open now (`actions` of the order);
 * here stands only how they are asked and sent. A step that asks nothing runs at once.
 */
import type {
  acceptOrder,
  assignOrder,
  cancelOrder,
  checkOrder,
  closeOrder,
  holdOrder,
  prepareOrder,
  releaseHold,
  remarkOrder,
} from '../../../../contract/orders.ts';
import type { OrderView } from '../../../../contract/order-views.ts';
import type { recordPayment, recordRefund } from '../../../../contract/payments.ts';
import type { deliverShipment, handOverShipment, packOrder, voidShipment } from '../../../../contract/shipments.ts';
import { call } from '../../app/api.ts';
import { serverNow } from '../../app/serverTime.ts';
import { correction } from './correction.ts';
import { given, minorOf, one, type Values } from './values.ts';

export interface ActionField {
  name: string;
  /** Instead of the words under `orders.field.<name>`: what a product is called. */
  label?: string;
  kind: 'text' | 'long' | 'money' | 'price' | 'choice' | 'choices' | 'reason' | 'person';
  /** Values whose words stand under `orders.option.<name>.<value>`, or are given with them. */
  options?: readonly (string | { value: string; label: string })[];
  /** The options are the causes that the policy names. */
  causes?: 'hold';
  required?: boolean;
  /** What is typed may be personal data: it is kept in the tab only. */
  personal?: boolean;
  /** The path under which the server refuses it, where that is not its name. */
  refusedAs?: string;
  initial?: string | readonly string[];
}

export interface OrderAction {
  keys?: string;
  /** Moves the order forward; the first open one is the page's primary button. */
  forward?: boolean;
  /** Cannot be undone: asked in a dialog. */
  final?: boolean;
  fields?: (order: OrderView) => readonly ActionField[];
  /** What the order comes to with what is typed; null while a figure cannot be read. */
  total?: (order: OrderView, values: Values) => number | null;
  send: (order: OrderView, values: Values, idempotencyKey: string) => Promise<unknown>;
}

const due = (order: OrderView) =>
  ((order.amounts.total - order.amounts.paid + order.amounts.refunded) / 100).toFixed(2);
const parcels = (order: OrderView, state: string) =>
  order.shipments
    .filter((shipment) => shipment.state === state)
    .map((shipment) => ({ value: shipment.id, label: `${shipment.number}  ${shipment.waybill ?? ''}` }));
const parcelField = (order: OrderView, state: string): ActionField => {
  const options = parcels(order, state);
  return { name: 'shipmentId', kind: 'choice', options, required: true, initial: options[0]?.value ?? '' };
};
const openHolds = (order: OrderView) =>
  order.holds.filter((hold) => !hold.releasedAt).map((hold) => ({ value: hold.id, label: hold.reason }));

export const orderActions: Record<string, OrderAction> = {
  'orders.check': {
    forward: true,
    send: (order, _, idempotencyKey) =>
      call<typeof checkOrder>(
        'POST /orders/:orderId/check',
        { orderId: order.id },
        { ifMatch: order.rev, idempotencyKey },
      ),
  },
  'orders.prepare': {
    forward: true,
    send: (order, _, idempotencyKey) =>
      call<typeof prepareOrder>('POST /orders/:orderId/preparation', { orderId: order.id }, { idempotencyKey }),
  },
  'shipments.pack': {
    forward: true,
    fields: () => [
      { name: 'carrier', kind: 'text' },
      { name: 'waybill', kind: 'text' },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof packOrder>(
        'POST /orders/:orderId/shipments',
        { orderId: order.id, carrier: one(values, 'carrier'), ...given(values, 'waybill') },
        { idempotencyKey },
      ),
  },
  'shipments.hand-over': {
    forward: true,
    fields: (order) => {
      const packed = order.shipments.find((shipment) => shipment.state === 'packed');
      return [
        parcelField(order, 'packed'),
        { name: 'carrier', kind: 'text', required: true, initial: packed?.carrier ?? '' },
        { name: 'waybill', kind: 'text', required: true, initial: packed?.waybill ?? '' },
      ];
    },
    send: (_order, values, idempotencyKey) =>
      call<typeof handOverShipment>(
        'POST /shipments/:shipmentId/hand-over',
        { shipmentId: one(values, 'shipmentId'), ...given(values, 'carrier'), ...given(values, 'waybill') },
        { idempotencyKey },
      ),
  },
  'shipments.deliver': {
    forward: true,
    fields: (order) => [parcelField(order, 'handed-over')],
    send: (_order, values, idempotencyKey) =>
      call<typeof deliverShipment>(
        'POST /shipments/:shipmentId/delivery',
        { shipmentId: one(values, 'shipmentId') },
        { idempotencyKey },
      ),
  },
  'orders.accept': {
    forward: true,
    fields: () => [
      { name: 'by', kind: 'choice', options: ['customer', 'staff', 'platform'], required: true, initial: 'customer' },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof acceptOrder>(
        'POST /orders/:orderId/acceptance',
        { orderId: order.id, by: one(values, 'by') as 'customer' },
        { idempotencyKey },
      ),
  },
  'orders.close': {
    forward: true,
    fields: () => [
      { name: 'by', kind: 'choice', options: ['staff', 'customer', 'platform'], required: true, initial: 'staff' },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof closeOrder>(
        'POST /orders/:orderId/closing',
        { orderId: order.id, by: one(values, 'by') as 'staff' },
        { idempotencyKey },
      ),
  },
  'payments.record': {
    fields: (order) => [
      {
        name: 'kind',
        kind: 'choice',
        options: ['full', 'deposit', 'balance', 'part'],
        required: true,
        initial: 'full',
      },
      { name: 'amount', kind: 'money', required: true, initial: due(order) },
      { name: 'method', kind: 'text' },
      { name: 'externalRef', kind: 'text' },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof recordPayment>(
        'POST /orders/:orderId/payments',
        {
          orderId: order.id,
          kind: one(values, 'kind') as 'full',
          amount: minorOf(one(values, 'amount')),
          method: one(values, 'method'),
          occurredAt: new Date(serverNow()).toISOString(),
          ...given(values, 'externalRef'),
        },
        { idempotencyKey },
      ),
  },
  'payments.refund': {
    fields: () => [
      { name: 'amount', kind: 'money', required: true },
      { name: 'method', kind: 'text' },
      { name: 'reason', kind: 'reason', required: true },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof recordRefund>(
        'POST /orders/:orderId/refunds',
        {
          orderId: order.id,
          amount: minorOf(one(values, 'amount')),
          method: one(values, 'method'),
          reason: one(values, 'reason'),
          occurredAt: new Date(serverNow()).toISOString(),
        },
        { idempotencyKey },
      ),
  },
  'orders.remark': {
    keys: 'm',
    fields: (order) => [
      { name: 'sellerRemark', kind: 'long', initial: order.sellerRemark, personal: true },
      {
        name: 'sellerFlag',
        kind: 'choice',
        options: ['none', 'red', 'yellow', 'green', 'blue', 'purple'],
        initial: order.sellerFlag,
      },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof remarkOrder>(
        'PUT /orders/:orderId/remark',
        {
          orderId: order.id,
          sellerRemark: one(values, 'sellerRemark'),
          sellerFlag: one(values, 'sellerFlag') as 'none',
        },
        { ifMatch: order.rev, idempotencyKey },
      ),
  },
  'orders.hold': {
    keys: 'h',
    fields: () => [
      {
        name: 'kind',
        kind: 'choice',
        causes: 'hold',
        required: true,
        initial: 'other',
      },
      {
        name: 'blocks',
        kind: 'choices',
        options: ['check', 'prepare', 'pack', 'hand-over', 'close'],
        required: true,
        initial: ['pack', 'hand-over'],
      },
      { name: 'reason', kind: 'reason', required: true },
    ],
    send: (order, values, idempotencyKey) =>
      call<typeof holdOrder>(
        'POST /orders/:orderId/holds',
        {
          orderId: order.id,
          kind: one(values, 'kind'),
          reason: one(values, 'reason'),
          blocks: values['blocks'] as ['pack'],
        },
        { idempotencyKey },
      ),
  },
  'orders.assign': {
    keys: 'a',
    fields: () => [{ name: 'staffId', kind: 'person', required: true }],
    send: (order, values, idempotencyKey) =>
      call<typeof assignOrder>(
        'PUT /orders/:orderId/owner',
        { orderId: order.id, staffId: one(values, 'staffId') },
        { idempotencyKey },
      ),
  },
  'orders.release': {
    fields: (order) => {
      const options = openHolds(order);
      return [
        { name: 'holdId', kind: 'choice', options, required: true, initial: options[0]?.value ?? '' },
        { name: 'reason', kind: 'reason', required: true },
      ];
    },
    send: (order, values, idempotencyKey) =>
      call<typeof releaseHold>(
        'POST /orders/:orderId/holds/:holdId/release',
        { orderId: order.id, holdId: one(values, 'holdId'), reason: one(values, 'reason') },
        { idempotencyKey },
      ),
  },
  'shipments.void': {
    fields: (order) => [parcelField(order, 'packed'), { name: 'reason', kind: 'reason', required: true }],
    send: (_order, values, idempotencyKey) =>
      call<typeof voidShipment>(
        'POST /shipments/:shipmentId/void',
        { shipmentId: one(values, 'shipmentId'), reason: one(values, 'reason') },
        { idempotencyKey },
      ),
  },
  'orders.correct': correction,
  'orders.cancel': {
    final: true,
    fields: () => [{ name: 'reason', kind: 'reason', required: true }],
    send: (order, values, idempotencyKey) =>
      call<typeof cancelOrder>(
        'POST /orders/:orderId/cancellation',
        { orderId: order.id, reason: one(values, 'reason') },
        { ifMatch: order.rev, idempotencyKey },
      ),
  },
};
