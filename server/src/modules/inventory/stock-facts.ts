/** How many pieces of an order are not there: available in the warehouses of its lines against what is not yet reserved. (OS-3.1, OS-3.2) */
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';
import { stockFor } from './store.ts';

export const stockFactNames = ['stock.short', 'stock.onOrder'] as const;

export async function stockFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const stock = await stockFor(
    ctx.db,
    subjects.flatMap((subject) => subject.lines.map((line) => line.skuId)),
  );
  const available = new Map(stock.map((row) => [`${row.warehouseId} ${row.skuId}`, Number(row.available)]));
  return subjects.map((subject) => ({ 'stock.short': shortOf(subject, available), 'stock.onOrder': 0 }));
}

function shortOf({ lines }: FactSubject, available: ReadonlyMap<string, number>): number {
  const wanted = new Map<string, number>();
  let short = 0;
  for (const line of lines) {
    if (line.isBundle) continue;
    if (line.allocated > 0) continue;
    const place = `${line.warehouseId ?? ''} ${line.skuId}`;
    wanted.set(place, (wanted.get(place) ?? 0) + line.quantity);
  }
  for (const [place, quantity] of wanted) short += Math.max(0, quantity - Math.max(0, available.get(place) ?? 0));
  return short;
}
