/** One parcel that was handed over, with the platform's numbers of its lines: what a ship-back tells. (OS-4.3) */
import type { Kernel } from '../../kernel/kernel.ts';
import { readTopLines } from '../orders/index.ts';
import { readShipment } from './store.ts';

export interface HandedOver {
  externalNo: string;
  carrier: string;
  waybill: string;
  lines: { externalLineNo: string | null; quantity: string; sku: string }[];
  isWhole: boolean;
}

/** A bundle is told by its own line once one of its components is in the parcel: the platform knows no components. */
export async function readHandedOver(
  kernel: Kernel,
  orderId: string,
  shipmentId: string,
): Promise<HandedOver | undefined> {
  const shipment = await readShipment(kernel.database, shipmentId);
  const order = await readTopLines(kernel, orderId);
  if (!shipment?.waybill || !order?.externalNo) return undefined;
  const inParcel = new Map(shipment.lines.map((line) => [line.lineId, line.quantity]));
  const lines = order.lines.flatMap((line) => {
    const part = line.parts.find((id) => inParcel.has(id));
    if (part === undefined) return [];
    const quantity = line.isBundle ? line.quantity : (inParcel.get(part) ?? '0');
    return [{ externalLineNo: line.externalLineNo, quantity, sku: line.sku }];
  });
  const isWhole = order.isAllShipped && shipment.parcels === 1;
  return { externalNo: order.externalNo, carrier: shipment.carrier, waybill: shipment.waybill, lines, isWhole };
}
