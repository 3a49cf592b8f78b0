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

export function checkSku(sku: Pick<SkuFields, 'presaleDays' | 'depositMinor'>, field = ''): void {
  if (sku.depositMinor !== null && sku.presaleDays === null)
    throw new Refusal('DEPOSIT_WITHOUT_PRESALE', { field: `${field}depositMinor` });
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

export interface NewSku extends SkuFields {
  kind: 'plain' | 'bundle';
  unitPrice?: string | undefined;
}

/** A new SKU with its barcodes and, where given, its general price from now on. */
export function insertSku(ctx: RowCtx, product: { id: string; name: string }, sku: NewSku): string {
  const id = newId();
  ctx.insert('skus', { id, product_id: product.id, kind: sku.kind, ...skuColumns(sku, product.name) });
  for (const barcode of new Set(sku.barcodes)) ctx.insert('sku_barcodes', { barcode, sku_id: id });
  if (sku.unitPrice !== undefined) {
    ctx.insert('prices', {
      id: newId(),
      sku_id: id,
      shop_id: null,
      unit_price: sku.unitPrice,
      valid_from: ctx.now,
      set_at: ctx.now,
    });
  }
  return id;
}
