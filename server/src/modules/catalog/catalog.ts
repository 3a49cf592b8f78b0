/** What is sold, as all modules read it: SKUs by id, code and barcode, bundles, prices and gift rules. (OS-2.2, CC-2.1) */

export interface Sku {
  id: string;
  productId: string;
  productName: string;
  code: string;
  name: string;
  /** First letters of the name's pinyin, such as bwb for 保温杯. */
  initials: string;
  unit: string;
  barcodes: string[];
  /** Decimal string, such as 0.13. */
  taxRate: string;
  kind: 'plain' | 'bundle';
  serial: boolean;
  custom: boolean;
  presaleDays: number | null;
  depositMinor: number | null;
  freight: boolean;
  installation: boolean;
  active: boolean;
  rev: number;
}

export interface Product {
  id: string;
  code: string;
  name: string;
  category: string;
  active: boolean;
  rev: number;
}

export interface BundlePart {
  bundleSkuId: string;
  skuId: string;
  quantity: string;
}

export interface Price {
  id: string;
  skuId: string;
  shopId: string | null;
  unitPrice: string;
  /** At this price at least so many are bought in one order; null where one is enough. */
  minQuantity: string | null;
  validFrom: Date;
  validUntil: Date | null;
}

export interface GiftRule {
  id: string;
  name: string;
  shopId: string | null;
  sessionId: string | null;
  validFrom: Date;
  validUntil: Date;
  firstN: number | null;
  minAmount: number | null;
  containingSkuId: string | null;
  giftSkuId: string;
  quantity: string;
  holdsBack: boolean;
  active: boolean;
  rev: number;
}

export interface Catalog {
  products: Map<string, Product>;
  skusById: Map<string, Sku>;
  skusByCode: Map<string, Sku>;
  skusByBarcode: Map<string, Sku>;
  /** Bundle SKU → what it is taken apart into. */
  bundles: Map<string, BundlePart[]>;
  /** SKU → its prices, the latest start first. */
  prices: Map<string, Price[]>;
  giftRules: GiftRule[];
}

export interface CatalogRows {
  products: Product[];
  skus: Sku[];
  parts: BundlePart[];
  prices: Price[];
  giftRules: GiftRule[];
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export function assembleCatalog(rows: CatalogRows): Catalog {
  const newestFirst = [...rows.prices].sort(
    (a, b) => b.validFrom.getTime() - a.validFrom.getTime() || (a.id < b.id ? 1 : -1),
  );
  return {
    products: new Map(rows.products.map((p) => [p.id, p])),
    skusById: new Map(rows.skus.map((s) => [s.id, s])),
    skusByCode: new Map(rows.skus.map((s) => [s.code, s])),
    skusByBarcode: new Map(rows.skus.flatMap((s) => s.barcodes.map((b) => [b, s] as const))),
    bundles: grouped(rows.parts, (p) => p.bundleSkuId),
    prices: grouped(newestFirst, (p) => p.skuId),
    giftRules: rows.giftRules,
  };
}
