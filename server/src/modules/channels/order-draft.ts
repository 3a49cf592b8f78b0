/**
 * What every platform's order goes through before it is a draft: lines within bounds, a currency that the connection expects,
 * amounts that add up, times that follow each other. Pure. (OS-2.2)
 */
import type { ConnectionSettings } from '../../../../contract/channels.ts';
import type { AmountsDraft, LineDraft, OrderDraft, PersonalText } from '../platforms/index.ts';
import { amountText } from '../orders/index.ts';
import { at, text, textAt, type Reading } from './reading.ts';

const mostLines = 200;

/** Answers whether the lines are to be read at all. */
function linesFit(reading: Reading, lines: readonly unknown[], field: string): boolean {
  if (lines.length === 0) reading.fault('LINES_MISSING', field);
  if (lines.length > mostLines) reading.fault('LINES_TOO_MANY', field, { lines: lines.length, max: mostLines });
  return lines.length > 0 && lines.length <= mostLines;
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** Amounts are hundredths everywhere, so a currency with another minor unit is as unknown as one that nobody knows. */
export function currencyOf(reading: Reading, value: unknown, expected: string): string {
  const currency = text(value, 10).toUpperCase();
  if (currency === '') reading.fault('FIELD_MISSING', 'currency');
  else if (!isHundredths(currency)) reading.fault('CURRENCY_UNKNOWN', 'currency', { value: currency });
  else if (currency !== expected) reading.fault('CURRENCY_DIFFERS', 'currency', { value: currency, expected });
  return currency;
}

function isHundredths(currency: string): boolean {
  if (!/^[A-Z]{3}$/u.test(currency) || !knownCurrencies.has(currency)) return false;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 2;
}

/** Price × quantity in hundredths, rounded half up: exact, because a price is no binary fraction. */
export function lineAmount(price: string, quantity: string): number {
  const scaled = (number: string, places: number) => {
    const [whole = '0', part = ''] = number.split('.');
    return BigInt(`${whole}${part.padEnd(places, '0').slice(0, places)}`);
  };
  const unit = 10n ** 7n;
  return Number((scaled(price, 6) * scaled(quantity, 3) + unit / 2n) / unit);
}

/** Within one minor unit per line, because platforms round each line. */
export function mustAddUp(reading: Reading, amounts: AmountsDraft, lines: number): void {
  const { goods, discount, freight, adjustment, payable } = amounts;
  const extras = freight + adjustment;
  if (Math.abs(goods - discount + extras - payable) <= lines) return;
  reading.fault('TOTALS_DIFFER', 'total', inWords({ goods, discount, extras, payable }));
}

/** Amounts as people read them. */
export function inWords(amounts: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amountText(amount)]));
}

const clockSlackMs = 3_600_000;

/** Clocks of two systems differ a little; an hour is a fault. */
export function timesMustFollow(reading: Reading, draft: Pick<OrderDraft, 'createdAt' | 'paidAt'>, now: Date): void {
  const { createdAt, paidAt } = draft;
  if (createdAt.getTime() > now.getTime() + clockSlackMs) reading.fault('TIME_IN_FUTURE', 'createdAt');
  if (paidAt && paidAt.getTime() > now.getTime() + clockSlackMs) reading.fault('TIME_IN_FUTURE', 'paidAt');
  if (paidAt && paidAt.getTime() < createdAt.getTime() - clockSlackMs) reading.fault('TIMES_CONTRADICT', 'paidAt');
}

/** Nothing of this happened later than now: two clocks that differ by minutes. */
export function notLater(at: Date, now: Date): Date {
  return at > now ? now : at;
}

export function clear(value: unknown, max = 200): PersonalText | undefined {
  const found = text(value, max);
  return found === '' ? undefined : { kind: 'clear', text: found };
}

export function goodsOf(lines: readonly LineDraft[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}

/** The lines, where they are to be read at all. */
export function linesOf(
  reading: Reading,
  raw: readonly unknown[],
  field: string,
  read: (line: unknown, n: number) => LineDraft,
): LineDraft[] {
  return linesFit(reading, raw, field) ? raw.map(read) : [];
}

/** Placed and paid, both needed and in their sequence; `field` is the platform's name of the first. */
export function placedAndPaid(
  reading: Reading,
  { createdAt, paidAt }: { createdAt: Date | undefined; paidAt: Date | undefined },
  field: string,
  now: Date,
): Pick<OrderDraft, 'createdAt' | 'paidAt'> {
  if (!createdAt) reading.fault('FIELD_MISSING', field);
  const times = { createdAt: createdAt ?? now, ...(paidAt ? { paidAt: notLater(paidAt, now) } : {}) };
  timesMustFollow(reading, times, now);
  return times;
}

/** Only what the platform told. */
export function present<T>(fields: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** One of the named values that shops and their plug-ins hang on an order. */
export function namedValue(items: readonly unknown[], nameField: string, name: string): string {
  const found = name === '' ? undefined : items.find((one) => textAt(one, nameField) === name);
  return text(at(found, 'value'), 4000);
}

/** The way of paying as this company calls it. */
export function paidByOf(word: string, payments: ConnectionSettings['payments']): { paidBy?: string } {
  const paidBy = payments[word] ?? word.slice(0, 60);
  return paidBy === '' ? {} : { paidBy };
}
