/**
 * What was handed over of an order, as a platform is told it. Parcels are logistics' and lines the orders'; wire.ts names who
 * reads them together, because siblings do not know each other. (OS-4.3)
 */
import type { Queryable } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Parcel } from './kind.ts';
import type { OutgoingRecord } from './outgoing.ts';

export interface HandedOver {
  externalNo: string;
  carrier: string;
  waybill: string;
  lines: Parcel['lines'];
  /** Nothing of the order is left to be sent, and this is its only parcel. */
  isWhole: boolean;
}

export interface ParcelName {
  carrier: string;
  waybill: string | null;
}

export interface ParcelReader {
  handedOver(kernel: Kernel, orderId: string, shipmentId: string): Promise<HandedOver | undefined>;
  names(db: Queryable, shipmentIds: readonly string[]): Promise<Map<string, ParcelName>>;
}

let reader: ParcelReader | undefined;

export function parcelReader(read: ParcelReader): void {
  reader = read;
}

export async function parcelNamesOf(
  db: Queryable,
  outgoings: readonly Pick<OutgoingRecord, 'shipment_id'>[],
): Promise<Map<string, ParcelName>> {
  const ids = outgoings.flatMap((one) => one.shipment_id ?? []);
  return ids.length > 0 && reader ? reader.names(db, ids) : new Map();
}

export async function parcelOf(
  kernel: Kernel,
  outgoing: Pick<OutgoingRecord, 'id' | 'order_id' | 'shipment_id'>,
): Promise<Omit<Parcel, 'carrierCode' | 'platformId'> | undefined> {
  if (!outgoing.shipment_id) return undefined;
  const found = await reader?.handedOver(kernel, outgoing.order_id, outgoing.shipment_id);
  return found && { requestId: outgoing.id, ...found };
}
