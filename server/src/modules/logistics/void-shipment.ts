/** Unpacks a parcel before hand-over; what was in it is to be packed again. (OT-2.3) */
import { voidShipment as endpoint } from '../../../../contract/shipments.ts';
import { action } from '../../kernel/action.ts';
import { apply, lineOf, moveLine, refOf, shipmentStateForbids, thousandths } from '../orders/index.ts';
import { nextState } from './shipment.ts';
import { lockShipments, type LoadedShipment } from './store.ts';

export const voidShipment = action(endpoint, {
  clauses: ['OT-2.3'],
  load: (ctx, inputs) =>
    lockShipments(
      ctx,
      inputs.map((i) => i.shipmentId),
      'unpack',
    ),
  run: (ctx, input, { shipment, prepared }: LoadedShipment) => {
    const { order } = prepared;
    if (!nextState(shipment.state, 'void')) throw shipmentStateForbids(shipment.state, 'unpack');
    for (const part of shipment.lines)
      moveLine(ctx, lineOf(order, part.lineId, 'lines'), 'qty_packed', -thousandths(part.quantity));
    apply(ctx, prepared, 'unpack');
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
