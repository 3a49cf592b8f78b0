/** Shipments: packed with the check scan, handed over, delivered; several and partial per order. (OS-4.3, OS-5.2, OT-2.3) */
import { z } from 'zod';
import { endpoint, id, instant, quantity } from './kit.ts';
import { orderRef } from './orders.ts';

const shipmentRef = orderRef.extend({ shipmentId: id, shipmentNumber: z.string() });

/** Packed and check-scanned: this is "prepared". Without lines, everything that is left to pack goes in. */
export const packOrder = endpoint({
  name: 'shipments.pack',
  route: 'POST /orders/:orderId/shipments',
  title: { zh: '打包验货', en: 'Pack and check' },
  input: z.strictObject({
    orderId: id,
    warehouseId: id.optional(),
    lines: z
      .array(z.strictObject({ lineId: id, quantity }))
      .max(200)
      .optional(),
    carrier: z.string().trim().max(60).default(''),
    waybill: z.string().trim().min(4).max(60).optional(),
  }),
  output: shipmentRef,
});

/** Hand-over scanned: this is "shipped". A printed label or an uploaded number stops no clock. */
export const handOverShipment = endpoint({
  name: 'shipments.hand-over',
  route: 'POST /shipments/:shipmentId/hand-over',
  title: { zh: '出库交接', en: 'Hand over' },
  input: z.strictObject({
    shipmentId: id,
    carrier: z.string().trim().min(1).max(60).optional(),
    waybill: z.string().trim().min(4).max(60).optional(),
    occurredAt: instant.optional(),
  }),
  output: shipmentRef,
});

export const deliverShipment = endpoint({
  name: 'shipments.deliver',
  route: 'POST /shipments/:shipmentId/delivery',
  title: { zh: '登记签收', en: 'Record delivery' },
  input: z.strictObject({ shipmentId: id, occurredAt: instant.optional() }),
  output: shipmentRef,
});

/** Before hand-over only: the parcel is unpacked again. */
export const voidShipment = endpoint({
  name: 'shipments.void',
  route: 'POST /shipments/:shipmentId/void',
  title: { zh: '拆包作废', en: 'Unpack' },
  input: z.strictObject({ shipmentId: id, reason: z.string().trim().min(2).max(500) }),
  output: shipmentRef,
});
