/**
 * Reads amounts and quantities as platforms write them: ¥ and 元, thousands commas, full-width digits. Amounts become
 * integer fen, prices and quantities decimal strings; nothing passes through floating point.
 */
import type { IssueCode, Params } from './issues.ts';

export type Parsed<T> = { value: T } | { code: IssueCode; params: Params };

/** Digits before the point. */
const mostDigits = 10;

/** ASCII digits and signs; full-width forms are folded first. */
function narrow(text: string): string {
  return /^[\x00-\x7f]*$/u.test(text) ? text : text.normalize('NFKC').replaceAll('−', '-');
}

interface Decimal {
  negative: boolean;
  whole: string;
  fraction: string;
}

/** No number is longer; patterns need not be tried on whole letters to the seller. */
const longestNumber = 40;

function decimal(text: string): Decimal | undefined {
  const found = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/u.exec(text);
  if (!found) return undefined;
  const whole = found[2]!.replaceAll(',', '').replace(/^0+(?=\d)/u, '');
  const fraction = (found[3] ?? '').replace(/0+$/u, '');
  return { negative: found[1] === '-' && (whole !== '0' || fraction !== ''), whole, fraction };
}

function bareAmount(text: string): string {
  if (/^[\d.]+$/u.test(text)) return text;
  return narrow(text)
    .replace(/^([+-]?)\s*(?:¥|￥|CNY|RMB)\s*/iu, '$1')
    .replace(/\s*元$/u, '')
    .replace(/^(\S+)\s+$/u, '$1');
}

function notANumber(text: string): { code: IssueCode; params: Params } {
  const characters = [...text];
  const strange = characters.findIndex((character) => !/[-+\d.,¥]/u.test(narrow(character)));
  const position = strange < 0 ? characters.length : strange + 1;
  return { code: 'AMOUNT_NOT_A_NUMBER', params: { position, character: characters[position - 1] ?? '' } };
}

/** Integer fen. `signed` amounts may be below zero (a price change by the seller). */
export function parseAmount(text: string, sign: 'positive' | 'signed' = 'positive'): Parsed<number> {
  const found = text.length <= longestNumber ? decimal(bareAmount(text)) : undefined;
  if (!found) return notANumber(text);
  if (found.whole.length > mostDigits) return { code: 'AMOUNT_TOO_LARGE', params: {} };
  if (found.fraction.length > 2) return { code: 'AMOUNT_TOO_PRECISE', params: { places: 2 } };
  if (found.negative && sign === 'positive') return { code: 'AMOUNT_NEGATIVE', params: {} };
  const fen = Number(found.whole) * 100 + Number(found.fraction.padEnd(2, '0'));
  return { value: found.negative ? -fen : fen };
}

/** An amount that is counted in fen: a whole number. */
export function parseMinor(text: string, sign: 'positive' | 'signed' = 'positive'): Parsed<number> {
  const read = parseAmount(text, sign);
  if (!('value' in read)) return read;
  return read.value % 100 === 0 ? { value: read.value / 100 } : { code: 'AMOUNT_TOO_PRECISE', params: { places: 0 } };
}

/** A decimal string with up to six places, without trailing zeros. */
export function parseUnitPrice(text: string): Parsed<string> {
  const found = text.length <= longestNumber ? decimal(bareAmount(text)) : undefined;
  if (!found) return notANumber(text);
  if (found.whole.length > mostDigits) return { code: 'AMOUNT_TOO_LARGE', params: {} };
  if (found.fraction.length > 6) return { code: 'AMOUNT_TOO_PRECISE', params: { places: 6 } };
  if (found.negative) return { code: 'AMOUNT_NEGATIVE', params: {} };
  return { value: written(found) };
}

/** A decimal string above zero with up to three places: curtain is sold by the square metre. */
export function parseQuantity(text: string): Parsed<string> {
  const found = text.length <= longestNumber ? decimal(narrow(text).replace(/\s*[件个套只]$/u, '')) : undefined;
  if (!found) return { code: 'QUANTITY_NOT_A_NUMBER', params: {} };
  if (found.negative || (found.whole === '0' && found.fraction === ''))
    return { code: 'QUANTITY_NOT_POSITIVE', params: {} };
  if (found.whole.length > 9) return { code: 'QUANTITY_TOO_LARGE', params: {} };
  if (found.fraction.length > 3) return { code: 'QUANTITY_TOO_PRECISE', params: {} };
  return { value: written(found) };
}

function written({ whole, fraction }: Decimal): string {
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Price × quantity in fen, rounded half up; exact, because a price has six places and a quantity three. */
export function timesInFen(unitPrice: string, quantity: string): number {
  const product = scaled(unitPrice, 6) * scaled(quantity, 3);
  const fen = 10n ** 7n; // nine places in all, two of them are fen
  return Number((product * 2n + fen) / (fen * 2n));
}

export function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
