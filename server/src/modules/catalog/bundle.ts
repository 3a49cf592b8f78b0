/** A bundle is sold as one line and stocked as its parts: it is taken apart into component lines. (OS-4.3) */
import type { Catalog } from './catalog.ts';

export interface SkuQuantity {
  skuId: string;
  /** Decimal string with up to three places. */
  quantity: string;
}

export interface ExplodedLine extends SkuQuantity {
  /** Place of the line in the input that this part came from. */
  from: number;
  /** The bundle that was taken apart, null for a plain line. */
  bundleSkuId: string | null;
}

const scale = 1000n;

function thousandths(quantity: string): bigint {
  const [whole = '0', places = ''] = quantity.split('.');
  return BigInt(whole) * scale + BigInt(places.padEnd(3, '0').slice(0, 3));
}

function decimal(thousandth: bigint): string {
  const places = (thousandth % scale).toString().padStart(3, '0').replace(/0+$/, '');
  return `${thousandth / scale}${places ? `.${places}` : ''}`;
}

/** The product of two quantities, rounded up at the third place so that a parcel never lacks a part. */
export function timesQuantity(a: string, b: string): string {
  const product = thousandths(a) * thousandths(b);
  return decimal(product / scale + (product % scale > 0n ? 1n : 0n));
}

/** Plain lines stay as they are; a bundle's line becomes its parts. Bundles hold no bundles. */
export function explode(catalog: Catalog, lines: readonly SkuQuantity[]): ExplodedLine[] {
  return lines.flatMap((line, from): ExplodedLine[] => {
    const parts = catalog.bundles.get(line.skuId);
    if (!parts) return [{ skuId: line.skuId, quantity: line.quantity, from, bundleSkuId: null }];
    return parts.map((part) => ({
      skuId: part.skuId,
      quantity: timesQuantity(part.quantity, line.quantity),
      from,
      bundleSkuId: line.skuId,
    }));
  });
}
