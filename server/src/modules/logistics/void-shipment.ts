/** Unpacks a parcel before hand-over; what was in it is to be packed again. (OT-2.3) */
import { voidShipment as endpoint } from '../../../../contract/shipments.ts';
import { action } from '../../kernel/action.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { apply, change, lineOf, moveLine, refOf, shipmentStateForbids, thousandths } from '../orders/index.ts';
import { nextState } from './shipment.ts';
import { lockShipments, readLiveParcels, type LiveParcel, type LoadedShipment } from './store.ts';

export const voidShipment = action(endpoint, {
  clauses: ['OT-2.3'],
  load: async (ctx, inputs) => {
    const ids = inputs.map((i) => i.shipmentId);
    const loaded = await lockShipments(ctx, ids, 'unpack');
    const live = await readLiveParcels(ctx.db, ids);
    return loaded.map((one) => (one instanceof Refusal ? one : { ...one, live }));
  },
  run: (ctx, input, { shipment, prepared, live }: LoadedShipment & { live: LiveParcel[] }) => {
    const { order } = prepared;
    if (!nextState(shipment.state, 'void')) throw shipmentStateForbids(shipment.state, 'unpack');
    for (const part of shipment.lines)
      moveLine(ctx, lineOf(order, part.lineId, 'lines'), 'qty_packed', -thousandths(part.quantity));
    apply(ctx, prepared, 'unpack');
    live.splice(0, live.length, ...live.filter((one) => one.id !== shipment.id));
    change(ctx, order, {
      carrier: live.find((one) => one.orderId === shipment.orderId && one.carrier)?.carrier ?? null,
    });
    ctx.patch('shipments', shipment.id, { state: 'voided', voided_at: ctx.now });
    ctx.emit({
      name: 'shipment.voided',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, shipmentId: shipment.id },
    });
    ctx.record(order.chain, { body: { reason: input.reason } });
    return { ...refOf(order), shipmentId: shipment.id, shipmentNumber: shipment.number };
  },
});
