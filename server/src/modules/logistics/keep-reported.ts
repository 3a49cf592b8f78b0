/**
 * Parcels that a platform reports: rows with source `platform`, beside those of our own packing and hand-over. They are
 * written in the transaction that reports them, as reactions to events of the order. (OS-4.3, OT-3.1)
 */
import type { RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import type { JournalEvent } from '../../kernel/journal.ts';

interface Reported {
  orderId: string;
  /** Of the order: from SO20261121-000123 and its first line in them, parcels are SP20261121-000123-1-1, -1-2 … */
  number: string;
  firstLine: number;
  warehouseId: string | null;
  at: string;
  waybills: { number: string; carrier: string }[];
  lines: { lineId: string; quantity: string }[];
}

/** The first waybill carries the lines, because nobody says which parcel holds what. */
export function keepReportedShipment(ctx: RowCtx, event: JournalEvent): void {
  const { orderId, number, firstLine, warehouseId, at, waybills, lines } = event.data as unknown as Reported;
  if (!warehouseId) return;
  const parcels = waybills.length > 0 ? waybills : [{ number: null, carrier: '' }];
  for (const [n, waybill] of parcels.entries()) {
    const id = newId();
    ctx.insert('shipments', {
      id,
      number: `${number.replace(/^SO/u, 'SP')}-${firstLine}-${n + 1}`,
      order_id: orderId,
      warehouse_id: warehouseId,
      carrier: waybill.carrier.slice(0, 60),
      waybill: waybill.number?.slice(0, 60) ?? null,
      state: 'handed-over',
      handed_over_at: new Date(at),
      handed_over_by: null,
      delivered_at: null,
      source: 'platform',
    });
    if (n === 0)
      for (const line of lines)
        ctx.insert('shipment_lines', { shipment_id: id, line_id: line.lineId, quantity: line.quantity });
  }
}

/** Delivered with the buyer's confirmation, whoever shipped it. */
export function deliverReportedShipments(ctx: RowCtx, event: JournalEvent): void {
  const { orderId } = event.data;
  const at = new Date(String(event.data.at));
  const inserted = (ctx.writes.inserts.get('shipments') ?? []).filter((row) => row.order_id === orderId);
  for (const row of inserted) Object.assign(row, { state: 'delivered', delivered_at: at });
  if (inserted.length > 0) return;
  ctx.writes.gather(
    `update shipments s set state = 'delivered', delivered_at = u.at from unnest($1::uuid[], $2::timestamptz[]) as u(order_id, at)
      where s.order_id = u.order_id and s.state = 'handed-over'`,
    [orderId, at],
  );
}
