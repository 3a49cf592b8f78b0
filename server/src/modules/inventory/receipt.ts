/** Goods that come in or are corrected: one receipt with its lines and a chain of its own. (PD-5.2) */
import { actorRef } from '../../kernel/access.ts';
import type { Ctx, RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { startChain } from '../../kernel/chains.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { catalogCache } from '../catalog/index.ts';
import { companyCache } from '../company/index.ts';

interface Receipt {
  warehouseId: string;
  kind: 'receive' | 'adjust';
  reason: string;
  reference: string;
  occurredAt: Date;
  lines: readonly { skuId: string; quantity: string }[];
}

/** The warehouse is one that the actor reaches; every SKU exists, is stocked itself and stands once. */
export async function checkReceipt(ctx: Ctx, warehouseId: string, skuIds: readonly string[]): Promise<void> {
  if (!(await ctx.cached(companyCache)).warehouses.has(warehouseId))
    throw new Refusal('NOT_FOUND', { field: 'warehouseId' });
  ctx.mustReach({ warehouseIds: [warehouseId] });
  const catalog = await ctx.cached(catalogCache);
  skuIds.forEach((skuId, n) => {
    const field = `lines.${n}.skuId`;
    const sku = catalog.skusById.get(skuId);
    if (!sku) throw new Refusal('NOT_FOUND', { field });
    if (sku.kind === 'bundle') throw new Refusal('BUNDLE_NOT_STOCKED', { field, params: { sku: sku.code } });
    if (skuIds.indexOf(skuId) !== n) throw new Refusal('STOCK_LINE_TWICE', { field });
  });
}

export function writeReceipt(ctx: RowCtx, receipt: Receipt): string {
  const { warehouseId, kind, reason, reference, occurredAt, lines } = receipt;
  const id = newId();
  ctx.insert('stock_receipts', {
    id,
    warehouse_id: warehouseId,
    kind,
    reason,
    reference,
    occurred_at: occurredAt,
    by_actor: actorRef(ctx.actor),
  });
  for (const { skuId, quantity } of lines) {
    ctx.insert('stock_receipt_lines', { receipt_id: id, sku_id: skuId, quantity });
    ctx.writes.add('stock', { warehouse_id: warehouseId, sku_id: skuId }, { on_hand: quantity, reserved: '0' });
  }
  const chain = startChain(ctx.writes, id);
  ctx.emit({
    name: kind === 'receive' ? 'stock.received' : 'stock.adjusted',
    v: 1,
    data: { receiptId: id, warehouseId, lines },
  });
  ctx.record(chain, { occurredAt, body: reason ? { reason } : {} });
  return id;
}
