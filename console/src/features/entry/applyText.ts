/**
 * Fills a draft from what a text was read as. What a person typed stays; what was filled is a guess with its origin until
 * somebody touches it, and goes to the checker as one (CC-2.1, CC-2.2).
 */
import type { ReadText } from '../../../../contract/entry.ts';
import { newKey } from '../../app/newKey.ts';
import type { Draft, DraftGuess, DraftLine } from './draft.ts';

type ReadLine = ReadText['lines'][number];

/** Field of the text → field of the draft. */
const places: Record<string, keyof Draft & string> = {
  'receiver.name': 'name',
  'receiver.phone': 'phone',
  'receiver.province': 'province',
  'receiver.city': 'city',
  'receiver.district': 'district',
  'receiver.detail': 'detail',
  externalNo: 'externalNo',
  buyerMessage: 'buyerMessage',
  paymentTerms: 'paymentTerms',
  requiredAt: 'requiredAt',
};

export function applyText(draft: Draft, read: ReadText): Partial<Draft> {
  const change: Record<string, unknown> = {};
  const guesses: Record<string, DraftGuess> = { ...draft.guesses };
  for (const { field, value, confidence, origin } of read.fields.filter((one) => one.field !== 'flags')) {
    const place = places[field];
    if (!place || (draft[place] !== '' && place !== 'paymentTerms')) continue;
    change[place] = field === 'requiredAt' ? `${value}T23:59:59+08:00` : value;
    guesses[place] = { field, confidence, origin };
  }
  const kinds = read.fields.filter(({ field, value }) => field === 'flags' && !draft.flags.includes(value));
  if (kinds.length > 0) {
    change['flags'] = [...draft.flags, ...new Set(kinds.map((one) => one.value))];
    const confidence = Math.min(...kinds.map((one) => one.confidence));
    guesses['flags'] = { field: 'flags', confidence, origin: kinds.map((one) => one.origin).join(' ') };
  }
  const known = new Set(draft.lines.map((line) => line.skuId));
  const lines = read.lines
    .filter((line) => !known.has(line.skuId))
    .map((line): DraftLine => {
      const { skuId, sku, name, quantity, unitPrice, confidence, origin } = line;
      const guess = { confidence, origin };
      return {
        key: newKey(),
        skuId,
        sku,
        name,
        quantity,
        unitPrice: unitPrice ?? '',
        discount: '',
        note: '',
        guess,
      };
    });
  return { ...change, guesses, lines: [...draft.lines, ...lines] };
}

/** A field that was touched is nobody's guess any more. */
export function touched(draft: Draft, change: Partial<Draft>): Partial<Draft> {
  if (change.guesses) return change;
  const names = Object.keys(change).filter((name) => draft.guesses[name]);
  if (names.length === 0) return change;
  const left = Object.entries(draft.guesses).filter(([name]) => !names.includes(name));
  return { ...change, guesses: Object.fromEntries(left) };
}

/** A person looked at what was read into a field, and it is right. */
export function settleField(draft: Draft, field: string): Partial<Draft> {
  const left = Object.entries(draft.guesses).filter(([, guess]) => guess.field !== field);
  return { guesses: Object.fromEntries(left) };
}

/** A person looked at the product that was read, or chose it again after another. */
export function settleLine(draft: Draft, read: ReadLine): Partial<Draft> {
  return swapLine(draft, read, read);
}

/** Another product was meant by the same words: it takes the line's place, and as a person chose it, it is no guess any more. */
export function swapLine(
  draft: Draft,
  read: ReadLine,
  other: Pick<ReadLine, 'skuId' | 'sku' | 'name' | 'unitPrice'>,
): Partial<Draft> {
  const meant = new Set([read.skuId, ...read.others.map((one) => one.skuId)]);
  const found = draft.lines.find((line) => meant.has(line.skuId));
  const { skuId, sku, name, unitPrice } = other;
  const swapped = { skuId, sku, name, unitPrice: unitPrice ?? '' };
  return {
    lines: draft.lines.map(({ guess, ...line }) => {
      if (line.key === found?.key) return { ...line, ...swapped };
      return guess ? { ...line, guess } : line;
    }),
  };
}
