/** Packs and check-scans a parcel: this is "prepared". Held lines stay out; a refund asked for refuses aloud. (OT-2.3, OT-3.1, OS-4.3) */
import { packOrder as endpoint } from '../../../../contract/shipments.ts';
import { action, type RowCtx } from '../../kernel/action.ts';
import { actorRef } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { humanNumber, takeNumbers } from '../../kernel/numbers.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  apply,
  change,
  leftToPack,
  lineOf,
  moveLine,
  mustNotBeHeld,
  physicalLines,
  prepareApply,
  quantityText,
  refOf,
  thousandths,
  type LineRecord,
  type Order,
  type Prepared,
} from '../orders/index.ts';

interface Loaded {
  prepared: Prepared;
  number: number;
}

type Picked = { line: LineRecord; quantity: bigint }[];

export const packOrder = action(endpoint, {
  clauses: ['OT-3.1', 'OT-2.3', 'OS-4.3'],
  load: async (ctx, inputs): Promise<(Loaded | Refusal)[]> => {
    const loaded = await prepareApply(
      ctx,
      inputs.map((i) => i.orderId),
      'pack',
    );
    const numbers = await takeNumbers(ctx.kernel.database, 'shipment_numbers', inputs.length);
    return loaded.map((one, n) => (one instanceof Refusal ? one : { prepared: one, number: numbers[n] as number }));
  },
  run: (ctx, input, { prepared, number }) => {
    const { order } = prepared;
    const picked = input.lines ? named(order, input.lines) : everythingLeft(order, input.warehouseId);
    const warehouseId = warehouseOf(picked, input.warehouseId);
    for (const { line, quantity } of picked) moveLine(ctx, line, 'qty_packed', quantity);
    apply(ctx, prepared, 'pack');
    const shipment = insertShipment(ctx, order, {
      number,
      warehouseId,
      carrier: input.carrier,
      waybill: input.waybill ?? null,
      picked,
    });
    if (input.carrier) change(ctx, order, { carrier: input.carrier });
    ctx.emit({
      name: 'shipment.packed',
      v: 1,
      data: { orderId: order.record.id, shopId: order.record.shop_id, shipmentId: shipment.id, warehouseId },
    });
    ctx.record(order.chain, {
      body: {
        shipment: shipment.number,
        lines: picked.map((p) => ({ lineId: p.line.id, quantity: quantityText(p.quantity) })),
      },
    });
    return { ...refOf(order), shipmentId: shipment.id, shipmentNumber: shipment.number };
  },
});

function named(order: Order, lines: readonly { lineId: string; quantity: string }[]): Picked {
  return lines.map(({ lineId, quantity }, n) => {
    const line = lineOf(order, lineId, `lines.${n}.lineId`);
    mustNotBeHeld(order, line, 'pack');
    const left = leftToPack(line);
    if (thousandths(quantity) > left)
      throw new Refusal('QUANTITY_TOO_LARGE', { field: `lines.${n}.quantity`, params: { left: quantityText(left) } });
    return { line, quantity: thousandths(quantity) };
  });
}

/** All that is left, without the lines that a hold keeps back. */
function everythingLeft(order: Order, warehouseId: string | undefined): Picked {
  const held = new Set(order.holds.filter((h) => h.blocks.includes('pack')).map((h) => h.line_id));
  const lines = physicalLines(order).filter(
    (l) => leftToPack(l) > 0n && (!warehouseId || !l.warehouse_id || l.warehouse_id === warehouseId),
  );
  const free = lines.filter((l) => !held.has(l.id));
  const first = lines[0];
  if (free.length === 0 && first) mustNotBeHeld(order, first, 'pack');
  if (free.length === 0) throw new Refusal('NOTHING_TO_PACK');
  return free.map((line) => ({ line, quantity: leftToPack(line) }));
}

function warehouseOf(picked: Picked, given: string | undefined): string {
  const warehouses = [...new Set(picked.map((p) => p.line.warehouse_id ?? given))];
  if (warehouses.length > 1) throw new Refusal('WAREHOUSES_DIFFER', { field: 'lines' });
  const [only] = warehouses;
  if (!only) throw new Refusal('WAREHOUSE_NEEDED', { field: 'warehouseId' });
  if (given && given !== only) throw new Refusal('WAREHOUSES_DIFFER', { field: 'warehouseId' });
  return only;
}

function insertShipment(
  ctx: RowCtx,
  order: Order,
  parcel: { number: number; warehouseId: string; carrier: string; waybill: string | null; picked: Picked },
): { id: string; number: string } {
  const id = newId();
  const number = humanNumber('SH', ctx.now, parcel.number);
  ctx.insert('shipments', {
    id,
    number,
    order_id: order.record.id,
    warehouse_id: parcel.warehouseId,
    carrier: parcel.carrier,
    waybill: parcel.waybill,
    state: 'packed',
    packed_at: ctx.now,
    packed_by: actorRef(ctx.actor),
  });
  for (const { line, quantity } of parcel.picked)
    ctx.insert('shipment_lines', { shipment_id: id, line_id: line.id, quantity: quantityText(quantity) });
  return { id, number };
}
