/** Chance that repeats: the same seed gives the same story, whoever makes it and however often it is begun again. */

export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  of<T>(list: readonly T[]): T;
  /** One of the entries, each as likely as its weight says. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  happens(share: number): boolean;
}

/** mulberry32: 32 bits of state are plenty for a story of some hundred orders. */
function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const of = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of list) if ((left -= weight) < 0) return one;
    return of(list)[0];
  };
  return { next, between, of, weighted, happens: (share) => next() < share };
}

/** A stream of its own for each thing that is decided, so that one more order changes nothing about the others. */
export function chanceOf(seed: number, ...about: (number | string)[]): Chance {
  let hash = seed >>> 0;
  for (const letter of about.join('/')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return chance(hash);
}
