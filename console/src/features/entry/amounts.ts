/**
 * Adds up an order while it is typed, in whole numbers only: prices carry six places, quantities three, amounts are minor units.
 * The server's sum decides; this one lets the clerk compare with the customer before sending.
 */
const PRICE_PLACES = 6;
const QUANTITY_PLACES = 3;

/** A decimal string as an integer of that many places; undefined when it is none. */
export function scaled(text: string, places: number): bigint | undefined {
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.trim());
  if (!match || (match[2]?.length ?? 0) > places) return undefined;
  return BigInt(match[1] + (match[2] ?? '').padEnd(places, '0'));
}

/** Rounded half up at the minor unit, discount taken off. */
export function lineAmount(quantity: string, unitPrice: string, discountMinor = 0): number | undefined {
  const count = scaled(quantity, QUANTITY_PLACES);
  const price = scaled(unitPrice, PRICE_PLACES);
  if (count === undefined || price === undefined) return undefined;
  const scale = 10n ** BigInt(PRICE_PLACES + QUANTITY_PLACES - 2);
  return Number((count * price * 2n + scale) / (2n * scale)) - discountMinor;
}

/** Yuan as typed to minor units; empty is zero, anything else undefined. */
export function minorFrom(text: string): number | undefined {
  if (text.trim() === '') return 0;
  const minor = scaled(text, 2);
  return minor === undefined ? undefined : Number(minor);
}

export function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce<number | undefined>(
    (sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount),
    0,
  );
}
