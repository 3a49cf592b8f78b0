/** When a paste is a message to be read, and where what was read stands in it: each part once, numbered in the text's own order (CC-2.2). Pure. */
import type { ReadText } from '../../../../contract/entry.ts';

/** Below this a reading is to be looked at. */
const sure = 90;
/** Nobody pastes a name, a number or a street of this length into one field. */
const longest = 40;

export type ReadPart = (ReadText['fields'][number] | ReadText['lines'][number]) & { n: number; unsure: boolean };

export const isMessage = (text: string): boolean => text.trim().includes('\n') || text.trim().length > longest;

/** One mark for parts that were read from the same words: province, city and street of one address. */
export function partsOf(read: ReadText): ReadPart[] {
  const sorted = [...read.fields, ...read.lines].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: ReadPart[] = [];
  let [n, at] = [0, -1];
  for (const part of sorted) {
    if (part.start >= at) {
      n += 1;
      at = part.end;
    }
    parts.push({ ...part, n, unsure: part.confidence < sure });
  }
  return parts;
}

export interface Piece {
  text: string;
  /** The part that stands here; between the parts none. */
  part?: ReadPart;
}

export function piecesOf(text: string, parts: readonly ReadPart[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.start < at) continue;
    if (part.start > at) pieces.push({ text: text.slice(at, part.start) });
    pieces.push({ text: text.slice(part.start, part.end), part });
    at = part.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
