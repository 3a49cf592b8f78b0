/** Kinds of special order by the words that people have for them: 加急, 定制, and what the policy lists. Always a guess. Pure. (OS-2.3, CC-2.1) */
import type { ReadField } from './span.ts';

export interface NamedKind {
  kind: string;
  names: readonly string[];
}

/** A word of one letter stands in too many others. */
const shortest = 2;
const denied = /(?:不|别|无需|不用|不必|没有?|非)(?:要|是|用|做)?$/u;

export function kindsIn(text: string, kinds: readonly NamedKind[]): ReadField[] {
  return kinds.flatMap(({ kind, names }) => {
    const found = names.flatMap((name) => placesOf(text, name)).sort((a, b) => a.start - b.start || b.end - a.end)[0];
    return found ? [{ field: 'flags', value: kind, ...found, confidence: 70 }] : [];
  });
}

/** Words of Latin letters stand alone; a word that is denied says the opposite. */
function placesOf(text: string, name: string): { start: number; end: number }[] {
  if ([...name].length < shortest) return [];
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const pattern = /^[\x20-\x7e]+$/u.test(name) ? `\\b${escaped}\\b` : escaped;
  return [...text.matchAll(new RegExp(pattern, 'giu'))]
    .filter((match) => !denied.test(text.slice(0, match.index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
