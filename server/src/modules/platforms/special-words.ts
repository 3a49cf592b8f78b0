/**
 * Kinds of special order in the words of whoever told the order, as kinds of the policy. What nobody knows stays as it is written,
 * so that it is refused by its own word and waits for a person. Pure. (OS-2.3, OS-2.1)
 */
import type { CreateOrderInput } from '../../../../contract/orders.ts';
import { namesOfKind, type SpecialRule } from '../policy/index.ts';
import type { SpecialWish } from './draft.ts';

type Kinds = ReadonlyMap<string, SpecialRule>;

export function specialOf(wishes: readonly SpecialWish[], kinds: Kinds): Pick<CreateOrderInput, 'flags' | 'details'> {
  const flags: string[] = [];
  const details: CreateOrderInput['details'] = {};
  for (const wish of wishes) {
    const kind = kindNamed(kinds, wish.kind) ?? wish.kind;
    if (!flags.includes(kind)) flags.push(kind);
    const said = wish.text ? textOf(kinds.get(kind), wish.text) : {};
    if (wish.details ?? wish.text) details[kind] = { ...details[kind], ...said, ...wish.details };
  }
  return { flags, details };
}

function kindNamed(kinds: Kinds, word: string): string | undefined {
  const wanted = word.trim().toLowerCase();
  if (kinds.has(word)) return word;
  const found = [...kinds].find(([, special]) => namesOfKind(special).some((name) => name.toLowerCase() === wanted));
  return found?.[0];
}

/**
 * Tags, and remarks of the seller: most of what they say is no business of ours, so only words by which the policy calls a kind
 * count, written as in a cell: `【加急】今天发；刻字：平安`. Prose in which a word merely occurs says nothing for certain.
 */
export function labelled(labels: readonly string[], kinds: Kinds): SpecialWish[] {
  return labels
    .flatMap((label) => everyWish(label.replace(/[【】[\]#＃]/gu, '，')))
    .filter((wish) => kindNamed(kinds, wish.kind) !== undefined)
    .slice(0, most);
}

/** One text is what the kind asks first in words: what is required, where something is. */
function textOf(special: SpecialRule | undefined, text: string): Record<string, string> {
  const texts = (special?.rule.details ?? []).filter((detail) => detail.type === 'text');
  const place = texts.find((detail) => detail.required) ?? texts[0];
  return place ? { [place.key]: text.slice(0, 500) } : {};
}

/** A cell such as `加急；定制：杯身刻“平安喜乐”`: kinds, each with what is said of it. */
export function wishesIn(cell: string): SpecialWish[] {
  return everyWish(cell).slice(0, most);
}

/** As many kinds as an order may have. */
const most = 9;

function everyWish(cell: string): SpecialWish[] {
  return cell.split(/[;；\n]/u).flatMap((part) => {
    const [kinds = '', ...said] = part.split(/[:：]/u);
    const text = said.join('：').trim();
    const words = kinds.split(/[、,，/]/u).map((word) => word.trim());
    return words.filter(Boolean).map((kind) => (text ? { kind, text } : { kind }));
  });
}
