/** Finds SKUs as people type them: code, barcode, part of the name, or the first letters of its pinyin. (CC-2.2) */
import type { Catalog, Sku } from './catalog.ts';

/** How well a SKU answers: lower is better, undefined not at all. */
function rank(sku: Sku, typed: string): number | undefined {
  const code = sku.code.toLowerCase();
  const name = `${sku.productName} ${sku.name}`.toLowerCase();
  if (code === typed || sku.barcodes.some((b) => b.toLowerCase() === typed)) return 0;
  if (code.startsWith(typed)) return 1;
  if (name.startsWith(typed)) return 2;
  if (sku.initials.startsWith(typed)) return 3;
  if (name.includes(typed) || code.includes(typed)) return 4;
  if (sku.initials.includes(typed)) return 5;
  return typed.includes(' ') && typed.split(/\s+/).every((word) => name.includes(word) || code.includes(word))
    ? 6
    : undefined;
}

export function findSkus(catalog: Catalog, text: string, options: { limit?: number; inactive?: boolean } = {}): Sku[] {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const found: { sku: Sku; rank: number }[] = [];
  for (const sku of catalog.skusById.values()) {
    if (!sku.active && !options.inactive) continue;
    const place = typed === '' ? 9 : rank(sku, typed);
    if (place !== undefined) found.push({ sku, rank: place });
  }
  found.sort((a, b) => a.rank - b.rank || (a.sku.code < b.sku.code ? -1 : 1));
  return found.slice(0, options.limit ?? 20).map((one) => one.sku);
}
