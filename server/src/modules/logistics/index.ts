/** The door of logistics: shipments from packing to delivery. (OS-4.3, OT-2.3) */
import { deliverShipment } from './deliver-shipment.ts';
import { handOverShipment } from './hand-over-shipment.ts';
import { packOrder } from './pack-order.ts';
import { voidShipment } from './void-shipment.ts';

export { readHandedOver } from './handed-over.ts';
export { deliverReportedShipments, keepReportedShipment } from './keep-reported.ts';
export { findByWaybill, readParcelNames, readShipments } from './store.ts';
export { voidPackedShipments } from './void-packed.ts';
export const logisticsActions = [packOrder, handOverShipment, deliverShipment, voidShipment];
