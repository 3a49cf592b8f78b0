/** A SKU as it is written: what its columns are, and what may not stand together. */
import type { RowCtx } from '../../kernel/action.ts';
import { newId } from '../../kernel/ids.ts';
import { initialsOf } from '../../kernel/initials.ts';
import { Refusal } from '../../kernel/refusal.ts';

export interface SkuFields {
  code: string;
  name: string;
  unit: string;
  barcodes: string[];
  taxRate: string;
  serial: boolean;
  custom: boolean;
  presaleDays: number | null;
  depositMinor: number | null;
  freight: boolean;
  installation: boolean;
}

export function checkSku(
  sku: Pick<SkuFields, 'presaleDays' | 'depositMinor'> & Pick<NewSku, 'unitPrice' | 'minQuantity'>,
  field = '',
): void {
  if (sku.depositMinor !== null && sku.presaleDays === null)
    throw new Refusal('DEPOSIT_WITHOUT_PRESALE', { field: `${field}depositMinor` });
  if (typeof sku.minQuantity === 'string' && sku.unitPrice === undefined)
    throw new Refusal('MINIMUM_WITHOUT_PRICE', { field: `${field}minQuantity` });
}

export function skuColumns(sku: SkuFields, productName: string): Record<string, unknown> {
  return {
    code: sku.code,
    name: sku.name,
    initials: initialsOf(`${productName}${sku.name}`),
    unit: sku.unit,
    tax_rate: sku.taxRate,
    serial: sku.serial,
    custom: sku.custom,
    presale_days: sku.presaleDays,
    deposit_minor: sku.depositMinor,
    freight: sku.freight,
    installation: sku.installation,
  };
}

interface NewSku extends SkuFields {
  kind: 'plain' | 'bundle';
  active?: boolean;
  unitPrice?: string | undefined;
  minQuantity?: string | null | undefined;
}

/** A new SKU with its barcodes and, where given, its general price from now on. */
export function insertSku(ctx: RowCtx, product: { id: string; name: string }, sku: NewSku): string {
  const id = newId();
  const { kind, active = true, unitPrice, minQuantity } = sku;
  ctx.insert('skus', { id, product_id: product.id, kind, active, ...skuColumns(sku, product.name) });
  for (const barcode of new Set(sku.barcodes)) ctx.insert('sku_barcodes', { barcode, sku_id: id });
  if (unitPrice !== undefined) insertPrice(ctx, { skuId: id, shopId: null, unitPrice, minQuantity });
  return id;
}

interface NewPrice {
  skuId: string;
  shopId: string | null;
  unitPrice: string;
  minQuantity?: string | null | undefined;
  from?: Date;
  until?: Date | null;
}

/** A price from an instant on, in general or for one shop; from now on when nothing else is said. */
export function insertPrice(ctx: RowCtx, price: NewPrice): string {
  const { skuId, shopId, unitPrice, minQuantity = null, from = ctx.now, until = null } = price;
  const id = newId();
  const span = { valid_from: from, valid_until: until, set_at: ctx.now };
  ctx.insert('prices', {
    id,
    sku_id: skuId,
    shop_id: shopId,
    unit_price: unitPrice,
    min_quantity: minQuantity,
    ...span,
  });
  return id;
}

export function replaceBarcodes(ctx: RowCtx, skuId: string, before: readonly string[], after: readonly string[]): void {
  const gone = before.filter((b) => !after.includes(b));
  if (gone.length > 0)
    ctx.statement(
      `delete from sku_barcodes where barcode = any($1::text[]) and sku_id = $2 returning 1`,
      [gone, skuId],
      gone.length,
    );
  for (const barcode of new Set(after.filter((b) => !before.includes(b))))
    ctx.insert('sku_barcodes', { barcode, sku_id: skuId });
}
