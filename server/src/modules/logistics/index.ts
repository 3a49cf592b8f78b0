/** The door of logistics: shipments from packing to delivery. (OS-4.3, OT-2.3) */
export { deliverShipment } from './deliver-shipment.ts';
export { handOverShipment } from './hand-over-shipment.ts';
export { packOrder } from './pack-order.ts';
export { findByWaybill, readShipments } from './store.ts';
export { voidPackedShipments } from './void-packed.ts';
export { voidShipment } from './void-shipment.ts';
