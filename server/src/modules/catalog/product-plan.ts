/**
 * What a stated product would change in the catalogue, and all that stands against it. The same product stated again changes nothing;
 * what is left out stays as it is. Pure. (OS-2.2, PD-3.2)
 */
import type { InputOf } from '../../../../contract/kit.ts';
import type { putProduct, StatedSku } from '../../../../contract/catalog.ts';
import type { RefusalCode } from '../../../../contract/refusals.ts';
import type { Catalog, Product, Sku } from './catalog.ts';
import { ownPriceAt } from './price.ts';
import type { SkuFields } from './sku-row.ts';

export type StatedProduct = InputOf<typeof putProduct>;

export interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

/** A price as it holds, or shall hold from now on. */
export interface PlannedPrice {
  unitPrice: string;
  minQuantity: string | null;
}

interface PriceChange {
  shopId: string | null;
  from: PlannedPrice | null;
  to: PlannedPrice;
}

export interface SkuPlan {
  /** Undefined for a new one. */
  sku: Sku | undefined;
  wanted: SkuFields & Pick<Sku, 'kind' | 'active'>;
  changes: Change[];
  prices: PriceChange[];
}

export interface PlanFault {
  code: RefusalCode;
  field: string;
  params?: Record<string, string>;
}

export interface ProductPlan {
  /** Undefined for a new one. */
  product: Product | undefined;
  changes: Change[];
  skus: SkuPlan[];
  outcome: 'added' | 'changed' | 'same';
  faults: PlanFault[];
}

const blank = {
  unit: '件',
  barcodes: [],
  taxRate: '0.13',
  kind: 'plain' as const,
  serial: false,
  custom: false,
  presaleDays: null,
  depositMinor: null,
  freight: false,
  installation: false,
  active: true,
};

export function planProduct(
  catalog: Catalog,
  product: Product | undefined,
  stated: StatedProduct,
  now: Date,
): ProductPlan {
  const { name, category } = stated;
  const changes = product ? differences(product, { name, category }) : [];
  const skus = stated.skus.map((one) => planSku(catalog, one, now));
  const differs = changes.length > 0 || skus.some((plan) => !plan.sku || plan.changes.length + plan.prices.length > 0);
  return {
    product,
    changes,
    skus,
    outcome: !product ? 'added' : differs ? 'changed' : 'same',
    faults: stated.skus.flatMap((one, n) => faultsOf(catalog, product, stated.skus, one, n, now)),
  };
}

function planSku(catalog: Catalog, stated: StatedSku, now: Date): SkuPlan {
  const { unitPrice, minQuantity, shopPrices = [], taxRate, ...given } = stated;
  const values = { ...given, ...(taxRate === undefined ? {} : { taxRate: bare(taxRate) }) };
  const sku = catalog.skusByCode.get(stated.code);
  return {
    sku,
    wanted: { ...(sku ?? blank), ...values },
    changes: sku ? differences(sku, values) : [],
    prices: [{ shopId: null, unitPrice, minQuantity }, ...shopPrices].flatMap((one) =>
      plannedPrice(catalog, sku, one, now),
    ),
  };
}

type StatedPrice = Partial<Pick<StatedSku, 'unitPrice' | 'minQuantity'>> & { shopId: string | null };

/** What is left out stays as it holds; a minimum alone needs a price that it goes with. */
function plannedPrice(catalog: Catalog, sku: Sku | undefined, stated: StatedPrice, now: Date): PriceChange[] {
  const { shopId } = stated;
  const held = sku && ownPriceAt(catalog, sku.id, shopId, now);
  const unitPrice = stated.unitPrice === undefined ? held?.unitPrice : bare(stated.unitPrice);
  if (unitPrice === undefined) return [];
  const from = held ? { unitPrice: held.unitPrice, minQuantity: held.minQuantity } : null;
  const { minQuantity = from?.minQuantity ?? null } = stated;
  const to = { unitPrice, minQuantity: minQuantity === null ? null : bare(minQuantity) };
  return from?.unitPrice === to.unitPrice && from.minQuantity === to.minQuantity ? [] : [{ shopId, from, to }];
}

/** A minimum that is stated where no price holds: the general one, or that of the shop at this place. */
function lackingPrices(catalog: Catalog, sku: Sku | undefined, stated: StatedSku, now: Date): string[] {
  const lacks = ({ shopId, unitPrice, minQuantity }: StatedPrice): boolean =>
    typeof minQuantity === 'string' &&
    unitPrice === undefined &&
    (sku === undefined || ownPriceAt(catalog, sku.id, shopId, now) === undefined);
  const { unitPrice, minQuantity, shopPrices = [] } = stated;
  return [
    ...(lacks({ shopId: null, unitPrice, minQuantity }) ? ['minQuantity'] : []),
    ...shopPrices.flatMap((one, n) => (lacks(one) ? [`shopPrices.${n}.minQuantity`] : [])),
  ];
}

function faultsOf(
  catalog: Catalog,
  product: Product | undefined,
  all: readonly StatedSku[],
  stated: StatedSku,
  n: number,
  now: Date,
): PlanFault[] {
  const faults: PlanFault[] = [];
  const fault = (field: string, code: RefusalCode): number => faults.push({ code, field: `skus.${n}.${field}` });
  const sku = catalog.skusByCode.get(stated.code);
  const twice = all.findIndex((other) => other.code === stated.code) !== n;
  if (twice || (sku && sku.productId !== product?.id)) fault('code', 'SKU_CODE_TAKEN');
  if (sku && stated.kind !== undefined && stated.kind !== sku.kind) fault('kind', 'SKU_KIND_FIXED');
  const others = all.slice(0, n).flatMap((other) => other.barcodes ?? []);
  const isTaken = (barcode: string): boolean => {
    const owner = catalog.skusByBarcode.get(barcode);
    return (owner !== undefined && owner.id !== sku?.id) || others.includes(barcode);
  };
  if (stated.barcodes?.some(isTaken)) fault('barcodes', 'BARCODE_TAKEN');
  const { presaleDays, depositMinor } = { ...(sku ?? blank), ...stated };
  if (depositMinor !== null && presaleDays === null) fault('depositMinor', 'DEPOSIT_WITHOUT_PRESALE');
  for (const field of lackingPrices(catalog, sku, stated, now)) fault(field, 'MINIMUM_WITHOUT_PRICE');
  return faults;
}

/** Decimals as the database gives them back: 79.90 is 79.9. */
function bare(decimal: string): string {
  const [whole = '0', places = ''] = decimal.split('.');
  const kept = places.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${kept ? `.${kept}` : ''}`;
}

function differences(before: object, values: Readonly<Record<string, unknown>>): Change[] {
  const known = before as Readonly<Record<string, unknown>>;
  return Object.entries(values).flatMap(([field, to]) =>
    to === undefined || isSame(known[field], to) ? [] : [{ field, from: known[field], to }],
  );
}

/** Lists are sets here: barcodes in another sequence are the same ones. */
function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value);
  return plain(a) === plain(b);
}
