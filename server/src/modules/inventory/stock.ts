/**
 * How orders move stock: reserved at the check, released when cancelled, out of both when handed over. Moves are only
 * collected here; the flush adds them up per row in (warehouse, SKU) order, so that a batch touches each row once. (OT-2.3)
 */
import type { RowCtx } from '../../kernel/action.ts';

export interface StockMove {
  warehouseId: string;
  skuId: string;
  /** Decimal string above zero, up to three places. */
  quantity: string;
}

function move(ctx: RowCtx, moves: readonly StockMove[], onHand: '' | '-' | '0', reserved: '' | '-' | '0'): void {
  const signed = (sign: '' | '-' | '0', quantity: string): string => (sign === '0' ? '0' : `${sign}${quantity}`);
  for (const { warehouseId, skuId, quantity } of moves) {
    ctx.writes.add(
      'stock',
      { warehouse_id: warehouseId, sku_id: skuId },
      { on_hand: signed(onHand, quantity), reserved: signed(reserved, quantity) },
    );
  }
}

/** Available may fall below zero by this: that is what oversold means. */
export function reserve(ctx: RowCtx, moves: readonly StockMove[]): void {
  move(ctx, moves, '0', '');
}

/** Refuses with RESERVATION_BELOW_ZERO at the flush when less was reserved. */
export function release(ctx: RowCtx, moves: readonly StockMove[]): void {
  move(ctx, moves, '0', '-');
}

/** Takes goods out that were reserved; STOCK_BELOW_ZERO at the flush when the warehouse does not have them. */
export function shipOut(ctx: RowCtx, moves: readonly StockMove[]): void {
  move(ctx, moves, '-', '-');
}
