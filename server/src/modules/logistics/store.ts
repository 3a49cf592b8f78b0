/** SQL of shipments and their lines. */
import type { Ctx } from '../../kernel/action.ts';
import type { Queryable } from '../../kernel/database.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepareApply, type Prepared } from '../orders/index.ts';
import type { Shipment } from './shipment.ts';

type LifecycleStep = NonNullable<Parameters<typeof prepareApply>[2]>;

interface ShipmentRow {
  id: string;
  number: string;
  order_id: string;
  warehouse_id: string;
  carrier: string;
  waybill: string | null;
  state: Shipment['state'];
  packed_at: Date | null;
  handed_over_at: Date | null;
  delivered_at: Date | null;
  lines: { lineId: string; quantity: string }[];
}

const columns = `s.id, s.number, s.order_id, s.warehouse_id, s.carrier, s.waybill, s.state, s.packed_at, s.handed_over_at, s.delivered_at,
  coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'quantity', trim_scale(l.quantity)::text) order by l.line_id)
    from shipment_lines l where l.shipment_id = s.id), '[]') as lines`;

export interface LoadedShipment {
  shipment: Shipment;
  prepared: Prepared;
}

/** Finds the shipments' orders, locks the orders first, then the shipments. */
export async function lockShipments(
  ctx: Ctx,
  ids: readonly string[],
  step: LifecycleStep,
): Promise<(LoadedShipment | Refusal)[]> {
  const owners = await ctx.db.query<{ id: string; order_id: string }>(
    `select id, order_id from shipments where id = any($1::uuid[])`,
    [ids],
  );
  const orderOf = new Map(owners.map((r) => [r.id, r.order_id]));
  const orderIds = [...new Set(owners.map((r) => r.order_id))];
  const prepared = new Map<string, Prepared | Refusal>();
  (await prepareApply(ctx, orderIds, step)).forEach((one, n) => prepared.set(orderIds[n] as string, one));
  await ctx.db.query(`select id from shipments where id = any($1::uuid[]) order by id for update`, [ids]);
  const rows = await ctx.db.query<ShipmentRow & Record<string, unknown>>(
    `select ${columns} from shipments s where s.id = any($1::uuid[])`,
    [ids],
  );
  const shipments = new Map(rows.map((r) => [r.id, toShipment(r)]));
  return ids.map((id) => {
    const shipment = shipments.get(id);
    const order = prepared.get(orderOf.get(id) ?? '');
    if (!shipment || !order || order instanceof Refusal) return new Refusal('NOT_FOUND', { field: 'shipmentId' });
    return { shipment, prepared: order };
  });
}

function toShipment(row: ShipmentRow): Shipment {
  return {
    id: row.id,
    number: row.number,
    orderId: row.order_id,
    warehouseId: row.warehouse_id,
    carrier: row.carrier,
    waybill: row.waybill,
    state: row.state,
    lines: row.lines,
  };
}

/** The shipments section of the order page. */
export async function readShipments(db: Queryable, orderId: string): Promise<unknown[]> {
  const rows = await db.query<ShipmentRow & Record<string, unknown>>(
    `select ${columns} from shipments s where s.order_id = $1 order by s.id`,
    [orderId],
  );
  return rows.map((r) => ({
    id: r.id,
    number: r.number,
    warehouseId: r.warehouse_id,
    carrier: r.carrier,
    waybill: r.waybill,
    state: r.state,
    packedAt: r.packed_at?.toISOString() ?? null,
    handedOverAt: r.handed_over_at?.toISOString() ?? null,
    deliveredAt: r.delivered_at?.toISOString() ?? null,
    lines: r.lines,
  }));
}

export interface LiveParcel {
  id: string;
  orderId: string;
  carrier: string;
}

/** The parcels that count of these shipments' orders, the newest first; read under the orders' lock. */
export function readLiveParcels(db: Queryable, shipmentIds: readonly string[]): Promise<LiveParcel[]> {
  return db.query<LiveParcel & Record<string, unknown>>(
    `select o.id, o.order_id as "orderId", o.carrier from shipments o
      where o.order_id in (select order_id from shipments where id = any($1::uuid[])) and o.state <> 'voided' order by o.id desc`,
    [shipmentIds],
  );
}

/** Orders by waybill, whole or by its last six characters. */
export async function findByWaybill(ctx: Ctx, text: string, limit: number): Promise<string[]> {
  const plain = text.toUpperCase().replace(/\s/g, '');
  if (!/^[A-Z0-9-]{6,60}$/.test(plain)) return [];
  const rows = await ctx.db.query<{ order_id: string }>(
    `select order_id from shipments where right(waybill, 6) = $1 and waybill like '%' || $2 order by id desc limit $3`,
    [plain.slice(-6), plain, limit],
  );
  return rows.map((r) => r.order_id);
}

/** One parcel, and how many its order has beside it that count. */
export async function readShipment(
  db: Queryable,
  shipmentId: string,
): Promise<(Pick<Shipment, 'carrier' | 'waybill' | 'lines'> & { parcels: number }) | undefined> {
  const [row] = await db.query<ShipmentRow & { parcels: number } & Record<string, unknown>>(
    `select ${columns}, (select count(*)::int from shipments o where o.order_id = s.order_id and o.state <> 'voided') as parcels
       from shipments s where s.id = $1`,
    [shipmentId],
  );
  return row && { carrier: row.carrier, waybill: row.waybill, lines: row.lines, parcels: row.parcels };
}

export async function readParcelNames(
  db: Queryable,
  shipmentIds: readonly string[],
): Promise<Map<string, Pick<Shipment, 'carrier' | 'waybill'>>> {
  const rows = await db.query<{ id: string; carrier: string; waybill: string | null }>(
    `select id, carrier, waybill from shipments where id = any($1::uuid[])`,
    [shipmentIds],
  );
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
