/**
 * Capacity, from a simple calendar: a line of production (a product's category) makes so many pieces a day; made to order is
 * what the catalogue marks as custom. Free is what the days until the wanted date give less what open orders already take. (OS-3.1)
 */
import type { Queryable } from '../../kernel/database.ts';
import { catalogCache, type Catalog } from '../catalog/index.ts';
import { openQuantities } from '../orders/index.ts';
import type { FactCtx, FactSubject, FactValues } from '../policy/index.ts';

export const capacityFactNames = ['production.needed', 'production.free'] as const;

const dayMs = 86_400_000;
/** Without a wanted date, production plans three weeks ahead. */
const usualDays = 21;
const zoneMs = 8 * 3_600_000;

export interface CapacityRow {
  id: string;
  line: string;
  weekday: number | null;
  day: string | null;
  pieces: number;
}

export function readCapacity(db: Queryable): Promise<CapacityRow[]> {
  return db.query<CapacityRow & Record<string, unknown>>(
    `select id, line, weekday, day::text as day, pieces::float8 as pieces from production_capacity order by line, weekday nulls last, day`,
  );
}

export async function capacityFacts(ctx: FactCtx, subjects: readonly FactSubject[]): Promise<FactValues[]> {
  const catalog = await ctx.cached(catalogCache);
  const custom = [...catalog.skusById.values()].filter((sku) => sku.custom);
  const isCustom = new Set(custom.map((sku) => sku.id));
  const wanting = subjects.filter((subject) => subject.lines.some((line) => isCustom.has(line.skuId)));
  if (wanting.length === 0) return subjects.map(() => ({ 'production.needed': 0, 'production.free': null }));
  const capacity = await readCapacity(ctx.db);
  const taken = await openQuantities(
    ctx.db,
    custom.map((sku) => sku.id),
    wanting.map((subject) => subject.orderId),
  );
  return subjects.map((subject) => {
    const lines = subject.lines.filter((line) => isCustom.has(line.skuId));
    const needed = lines.reduce((sum, line) => sum + line.quantity, 0);
    const names = new Set(lines.map((line) => lineOf(catalog, line.skuId)));
    const rows = capacity.filter((row) => names.has(row.line));
    if (rows.length === 0) return { 'production.needed': needed, 'production.free': null };
    const until = subject.requiredAt ?? new Date(ctx.now.getTime() + usualDays * dayMs);
    const busy = [...taken].reduce((sum, [sku, n]) => sum + (names.has(lineOf(catalog, sku)) ? n : 0), 0);
    return { 'production.needed': needed, 'production.free': Math.max(0, makeable(rows, ctx.now, until) - busy) };
  });
}

/** The lines that make to order, or have a capacity, and what checked orders still wait for of each. */
export async function readProductionLines(ctx: FactCtx): Promise<{ line: string; open: number }[]> {
  const catalog = await ctx.cached(catalogCache);
  const custom = [...catalog.skusById.values()].filter((sku) => sku.custom).map((sku) => sku.id);
  const lines = new Map<string, number>((await readCapacity(ctx.db)).map((row) => [row.line, 0]));
  for (const skuId of custom) lines.set(lineOf(catalog, skuId), 0);
  for (const [skuId, pieces] of await openQuantities(ctx.db, custom, [])) {
    const line = lineOf(catalog, skuId);
    lines.set(line, (lines.get(line) ?? 0) + pieces);
  }
  return [...lines].map(([line, open]) => ({ line, open })).sort((a, b) => (a.line < b.line ? -1 : 1));
}

function lineOf(catalog: Catalog, skuId: string): string {
  return catalog.products.get(catalog.skusById.get(skuId)?.productId ?? '')?.category ?? '';
}

/** What the days from tomorrow through the day before the wanted one give; a day of its own goes before its weekday. */
function makeable(rows: readonly CapacityRow[], from: Date, until: Date): number {
  let pieces = 0;
  const lines = new Set(rows.map((row) => row.line));
  for (let at = from.getTime() + dayMs; at < until.getTime() && at < from.getTime() + 366 * dayMs; at += dayMs) {
    const local = new Date(at + zoneMs);
    const day = local.toISOString().slice(0, 10);
    for (const line of lines) {
      const own = rows.find((row) => row.line === line && row.day === day);
      pieces += (own ?? rows.find((row) => row.line === line && row.weekday === local.getUTCDay()))?.pieces ?? 0;
    }
  }
  return pieces;
}
