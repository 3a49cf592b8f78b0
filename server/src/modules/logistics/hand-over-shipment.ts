/** Hand-over scanned: goods leave us, this is "shipped". Stock goes out; a hold placed since packing refuses aloud. (OT-3.1, OS-4.3) */
import { handOverShipment as endpoint } from '../../../../contract/shipments.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { shipOut } from '../inventory/index.ts';
import {
  apply,
  change,
  lineOf,
  moveLine,
  mustNotBeHeld,
  refOf,
  shipmentStateForbids,
  thousandths,
} from '../orders/index.ts';
import { nextState, type Shipment } from './shipment.ts';
import { lockShipments, type LoadedShipment } from './store.ts';

export const handOverShipment = action(endpoint, {
  clauses: ['OT-3.1', 'OT-2.3', 'OS-4.3'],
  load: (ctx, inputs) =>
    lockShipments(
      ctx,
      inputs.map((i) => i.shipmentId),
      'hand-over',
    ),
  run: (ctx, input, { shipment, prepared }: LoadedShipment) => {
    const { order } = prepared;
    const at = occurredAt(ctx, input.occurredAt);
    if (!nextState(shipment.state, 'hand-over')) {
      throw shipmentStateForbids(shipment.state, 'hand-over');
    }
    const carrier = input.carrier ?? shipment.carrier;
    const waybill = input.waybill ?? shipment.waybill;
    if (!carrier || !waybill) throw new Refusal('WAYBILL_NEEDED', { field: carrier ? 'waybill' : 'carrier' });
    for (const part of shipment.lines) mustNotBeHeld(order, lineOf(order, part.lineId, 'lines'), 'hand-over');
    for (const part of shipment.lines)
      moveLine(ctx, lineOf(order, part.lineId, 'lines'), 'qty_shipped', thousandths(part.quantity));
    apply(ctx, prepared, 'hand-over', { occurredAt: at });
    shipOut(ctx, stockMoves(shipment, order.lines));
    change(ctx, order, { carrier });
    ctx.patch('shipments', shipment.id, {
      state: 'handed-over',
      carrier,
      waybill,
      handed_over_at: at,
      handed_over_by: actorRef(ctx.actor),
    });
    ctx.emit({
      name: 'shipment.handed-over',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, shipmentId: shipment.id, carrier, waybill },
    });
    ctx.record(order.chain, { occurredAt: at });
    return { ...refOf(order), shipmentId: shipment.id, shipmentNumber: shipment.number };
  },
});

function stockMoves(shipment: Shipment, lines: readonly { id: string; sku_id: string }[]) {
  return shipment.lines.flatMap((part) => {
    const line = lines.find((l) => l.id === part.lineId);
    return line ? [{ warehouseId: shipment.warehouseId, skuId: line.sku_id, quantity: part.quantity }] : [];
  });
}

/** When it happened, not later than now. */
export function occurredAt(ctx: RowCtx, given: string | undefined): Date {
  const at = given ? new Date(given) : ctx.now;
  if (at.getTime() > ctx.now.getTime() + 60_000) throw new Refusal('TIME_IN_FUTURE', { field: 'occurredAt' });
  return at;
}
