/** The receiver has the goods: the moment of delivery in law. (OS-5.2, CC-2.4) */
import { deliverShipment as endpoint } from '../../../../contract/shipments.ts';
import { action } from '../../kernel/action.ts';
import { apply, lineOf, moveLine, refOf, shipmentStateForbids, thousandths } from '../orders/index.ts';
import { occurredAt } from './hand-over-shipment.ts';
import { nextState } from './shipment.ts';
import { lockShipments, type LoadedShipment } from './store.ts';

export const deliverShipment = action(endpoint, {
  clauses: ['OS-5.2', 'CC-2.4'],
  load: (ctx, inputs) =>
    lockShipments(
      ctx,
      inputs.map((i) => i.shipmentId),
      'deliver',
    ),
  run: (ctx, input, { shipment, prepared }: LoadedShipment) => {
    const { order } = prepared;
    const at = occurredAt(ctx, input.occurredAt);
    if (!nextState(shipment.state, 'deliver')) {
      throw shipmentStateForbids(shipment.state, 'deliver');
    }
    for (const part of shipment.lines)
      moveLine(ctx, lineOf(order, part.lineId, 'lines'), 'qty_delivered', thousandths(part.quantity));
    apply(ctx, prepared, 'deliver', { occurredAt: at });
    ctx.patch('shipments', shipment.id, { state: 'delivered', delivered_at: at });
    ctx.emit({
      name: 'shipment.delivered',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, shipmentId: shipment.id },
    });
    ctx.record(order.chain, { occurredAt: at });
    return { ...refOf(order), shipmentId: shipment.id, shipmentNumber: shipment.number };
  },
});
