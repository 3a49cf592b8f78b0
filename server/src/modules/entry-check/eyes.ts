/**
 * What of an entry needs eyes, field by field, and why: guesses that are not sure, a first order, unusual amounts, quantities,
 * prices, addresses and phones, any message of the buyer, credit and stock that do not reach, less than is sold at that price. Pure. (CC-2.3, OS-2.2)
 */
import type { CheckedField } from '../../../../contract/entry-check.ts';
import { isPlausiblePhone } from './order-text/phones.ts';

export type Eye = CheckedField['eyes'][number];

/** The limits of the policy's rule; amounts in minor units, shares of a hundred. */
export interface Limits {
  confidence: number;
  amount: number;
  quantity: number;
  price: number;
}

export interface EyedLine {
  field: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  listPrice: string | null;
  available: string | null;
  /** What an order at this price has at least, where all lines of the product stay below it. */
  below: string | null;
}

export interface EntryFacts {
  receiver: { name: string; phone: string; detail: string; ciphered: boolean };
  region: { province: string; city: string; district: string; codes: number; needsDistrict: boolean };
  isFirstOrder: boolean;
  total: number;
  buyerMessage: string;
  flags: readonly string[];
  guesses: readonly { field: string; confidence: number; origin: string }[];
  lines: readonly EyedLine[];
  credit: { over: number } | null;
}

/** Units that come in whole pieces; cloth and the like are measured. */
const measured = /米|㎡|平|kg|公斤|升/u;

export function eyesOn(facts: EntryFacts, limits: Limits): Map<string, Eye[]> {
  const eyes = new Map<string, Eye[]>();
  const look = (field: string, why: Eye['why'], params: Eye['params'] = {}): void => {
    eyes.set(field, [...(eyes.get(field) ?? []), { why, params }]);
  };
  for (const { field, confidence, origin } of facts.guesses)
    if (confidence < limits.confidence) look(field, 'guessed', { confidence, origin });
  if (!facts.receiver.ciphered) lookAtReceiver(facts, look);
  if (facts.isFirstOrder) look('receiver.name', 'first-order');
  if (facts.total > limits.amount) look('total', 'amount', { limit: limits.amount });
  if (facts.credit && facts.credit.over > 0) look('total', 'credit', { over: facts.credit.over });
  if (facts.buyerMessage.trim() !== '') look('buyerMessage', 'message');
  for (const flag of facts.flags) look('flags', 'special', { flag });
  for (const line of facts.lines) lookAtLine(line, limits, look);
  return eyes;
}

type Look = (field: string, why: Eye['why'], params?: Eye['params']) => void;

function lookAtReceiver({ receiver, region }: EntryFacts, look: Look): void {
  if (!isPlausiblePhone(receiver.phone)) look('receiver.phone', 'phone');
  const known = region.codes >= 3 || (region.codes >= 2 && !region.needsDistrict);
  if (!known) look('receiver.district', 'address');
  if ([...receiver.detail.trim()].length < 5 || !/[\d一二三四五六七八九十百]/u.test(receiver.detail))
    look('receiver.detail', 'address-short');
}

function lookAtLine(line: EyedLine, limits: Limits, look: Look): void {
  const quantity = Number(line.quantity);
  if (quantity > limits.quantity) look(line.field, 'quantity', { limit: limits.quantity });
  if (!Number.isInteger(quantity) && !measured.test(line.unit)) look(line.field, 'fraction');
  if (line.available !== null && Number(line.available) < quantity)
    look(line.field, 'stock', { available: line.available });
  if (line.below !== null) look(line.field, 'minimum', { minimum: line.below });
  const off = offBy(line);
  if (off === undefined) look(line.field, 'price', { list: line.listPrice ?? '—' });
  else if (off > limits.price) look(line.field, 'price', { list: line.listPrice ?? '—', off: Math.round(off) });
}

/** How far the price lies from the catalogue's, of a hundred; undefined where the catalogue has none. */
function offBy({ unitPrice, listPrice }: EyedLine): number | undefined {
  if (listPrice === null) return undefined;
  const list = Number(listPrice);
  if (list === 0) return Number(unitPrice) === 0 ? 0 : 100;
  return (Math.abs(Number(unitPrice) - list) / list) * 100;
}
