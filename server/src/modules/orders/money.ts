/**
 * Exact arithmetic of amounts: decimal strings as scaled integers, half-up rounding to minor units, and sharing by
 * largest remainder so that parts always add up to the whole.
 */

const priceScale = 1_000_000n;
const quantityScale = 1_000n;

function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * 10n ** BigInt(places) + BigInt((fraction + '0'.repeat(places)).slice(0, places));
}

/** A quantity in thousandths. */
export function thousandths(quantity: string): bigint {
  const negative = quantity.startsWith('-');
  const value = scaled(negative ? quantity.slice(1) : quantity, 3);
  return negative ? -value : value;
}

export function quantityText(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const abs = value < 0n ? -value : value;
  const fraction = String(abs % quantityScale)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${sign}${abs / quantityScale}${fraction ? `.${fraction}` : ''}`;
}

/** Unit price × quantity in minor units (hundredths of the currency), rounded half up. */
export function lineAmount(unitPrice: string, quantity: string): number {
  const product = scaled(unitPrice, 6) * thousandths(quantity) * 100n;
  return Number(roundHalfUp(product, priceScale * quantityScale));
}

function roundHalfUp(value: bigint, divisor: bigint): bigint {
  return (value * 2n + divisor) / (divisor * 2n);
}

/** The tax contained in an amount that includes it. */
export function containedTax(amount: number, taxRate: string): number {
  const rate = scaled(taxRate, 6);
  if (rate === 0n || amount === 0) return 0;
  return Number(roundHalfUp(BigInt(amount) * rate, priceScale + rate));
}

/** Shares a whole in proportion to the weights; the largest remainders get what is left over. */
export function share(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0 || whole === 0) return weights.map(() => 0);
  const exact = weights.map((w) => (BigInt(whole) * BigInt(w)) / BigInt(sum));
  const remainders = weights.map((w, n) => ({ n, rest: (BigInt(whole) * BigInt(w)) % BigInt(sum) }));
  let left = whole - Number(exact.reduce((a, b) => a + b, 0n));
  const order = remainders.sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.n - b.n));
  const result = exact.map(Number);
  for (const { n } of order) {
    if (left-- <= 0) break;
    result[n] = (result[n] ?? 0) + 1;
  }
  return result;
}

/** An amount in minor units as people read it: 31700 is 317.00. */
export function amountText(minor: number): string {
  const sign = minor < 0 ? '-' : '';
  const abs = Math.abs(minor);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}
