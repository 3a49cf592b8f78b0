/** The lifecycle of a shipment: packed and check-scanned, handed over, delivered; or unpacked before hand-over. (OS-4.3, OT-3.1) */

export type ShipmentState = 'packed' | 'handed-over' | 'delivered' | 'voided';
export type ShipmentAction = 'hand-over' | 'deliver' | 'void';

const shipmentLifecycle: readonly { from: ShipmentState; action: ShipmentAction; to: ShipmentState }[] = [
  { from: 'packed', action: 'hand-over', to: 'handed-over' },
  { from: 'handed-over', action: 'deliver', to: 'delivered' },
  { from: 'packed', action: 'void', to: 'voided' },
];

export interface Shipment {
  id: string;
  number: string;
  orderId: string;
  warehouseId: string;
  carrier: string;
  waybill: string | null;
  state: ShipmentState;
  lines: { lineId: string; quantity: string }[];
}

/** Where the action leads, or undefined when this state forbids it. */
export function nextState(state: ShipmentState, action: ShipmentAction): ShipmentState | undefined {
  return shipmentLifecycle.find((t) => t.from === state && t.action === action)?.to;
}
