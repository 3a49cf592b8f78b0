/** What the parts that were not sure may be, one number each through all of them, and what choosing one does to the draft (CC-2.2). Pure. */
import { settleField, settleLine, swapLine } from './applyText.ts';
import type { Draft } from './draft.ts';
import type { ReadPart } from './pasted.ts';

export interface GuessChoice {
  /** The key that chooses it; only nine have one. */
  n: number;
  /** The other product; absent where it is as it was read. */
  other?: Extract<ReadPart, { others: unknown }>['others'][number];
}

export interface OpenGuess {
  part: ReadPart;
  choices: GuessChoice[];
}

export function guessesOf(parts: readonly ReadPart[]): OpenGuess[] {
  let n = 0;
  return parts
    .filter((part) => part.unsure)
    .map((part) => {
      const others = 'others' in part ? part.others : [];
      const choices: GuessChoice[] = [{ n: ++n }, ...others.map((other) => ({ n: ++n, other }))];
      return { part, choices };
    });
}

/** As it was read, a person has now seen it; another product takes the line's place. */
export function choose(draft: Draft, part: ReadPart, { other }: GuessChoice): Partial<Draft> {
  if ('field' in part) return settleField(draft, part.field);
  return other ? swapLine(draft, part, other) : settleLine(draft, part);
}
