/** Moves on an order itself, its payments and its parcels. */
import { bySystem, colleague, now, onOrder, onRow, type Move, type Moves, type Place } from './move.ts';
import { addOrder, attempt, draftOf, farthest } from './scene.ts';

/** Corrections of every kind of content, each against the revision that was seen. */
const correction: Move = ({ order, orderId, n }) => {
  const lineId = order.lines[0]?.id;
  const kinds = [
    { lines: [{ lineId, quantity: String(2 + n * 25) }] },
    { receiver: { detail: `测试路 ${Math.random()} 号` } },
    { flags: n % 2 ? ['urgent'] : [] },
    { freight: n * 300 },
    { lines: [{ lineId, unitPrice: String(70 + n) }] },
    { flags: ['unusualPlace'] },
    { promisedShipAt: `2026-12-${10 + n}T00:00:00Z` },
  ];
  return { input: { orderId, reason: '随机更正', ...kinds[n % kinds.length] }, options: { ifMatch: order.rev } };
};

/** On a parcel of the order that has come so far, else on the newest such of whatever order. */
const onParcel =
  (state: 'packed' | 'handed-over', far: number, more: () => object = () => ({})): Move =>
  (place) => {
    const own = place.order.shipments.find((one) => one.state === state);
    if (own) return { input: { shipmentId: own.id, ...more() } };
    const row = { field: 'shipmentId', table: 'shipments', where: `state = '${state}'` };
    return onRow(row, more(), ({ scene }) => addOrder(scene, 1, far))(place);
  };

const delivered = { field: 'orderId', table: 'orders', where: `stage = 'delivered'` };
const deliver = ({ scene }: Place) => addOrder(scene, 1, farthest);
const accepted = { field: 'orderId', table: 'orders', where: `stage = 'accepted'` };
const accept = async (place: Place) => {
  await deliver(place);
  await attempt(place.scene, 'orders.accept', { orderId: place.scene.orderIds.at(-1) });
};

/** Silence counts only after days. */
const afterDays =
  (move: Move): Move =>
  async (place) => {
    const call = await move(place);
    place.scene.world.clock.advance(16 * 86_400_000);
    return call;
  };

export const orderMoves: Moves = {
  'orders.create': ({ scene, n }) => ({ input: draftOf(scene, n), by: scene.desk.who.seller }),
  'orders.check': ({ scene, orderId }) => ({ input: { orderId }, by: scene.world.people.checker }),
  'orders.prepare': onOrder(),
  'orders.correct': correction,
  'orders.remark': onOrder(({ n }) => ({ sellerRemark: `备注 ${n}` })),
  'orders.hold': onOrder(() => ({ kind: 'address', reason: '随机挂起' })),
  'orders.release': onOrder(({ order, orderId }) => ({
    holdId: order.holds.find((one) => !one.releasedAt)?.id ?? orderId,
    reason: '随机解除',
  })),
  'orders.assign': onOrder((place) => ({ staffId: colleague(place) })),
  'orders.cancel': onOrder(() => ({ reason: '随机取消' })),
  'orders.accept': onRow(delivered, {}, deliver),
  'orders.accept-silently': bySystem(afterDays(onRow(delivered, { rule: 'OS-5.3/accept-silently' }, deliver))),
  'orders.close': onRow(accepted, {}, accept),
  'orders.close-silently': bySystem(afterDays(onRow(accepted, { rule: 'CC-2.5/close-silently' }, accept))),
  'payments.record': onOrder((place) => ({ amount: place.order.amounts.total, occurredAt: now(place) })),
  'payments.refund': onOrder((place) => ({ amount: 100, occurredAt: now(place), reason: '随机退款' })),
  // Now and then one piece alone, so that an order is part packed.
  'shipments.pack': onOrder(({ order, n }) =>
    n === 6 ? { lines: [{ lineId: order.lines[0]?.id, quantity: '1' }] } : {},
  ),
  'shipments.hand-over': onParcel('packed', 4, () => ({ carrier: '百驿快递', waybill: crypto.randomUUID() })),
  'shipments.void': onParcel('packed', 4, () => ({ reason: '随机拆包' })),
  'shipments.deliver': onParcel('handed-over', 5),
};
