/**
 * Which of many rows of one height are made, and which element shows which: a fixed number of elements (slots) is enough for all rows.
 * A slot keeps its row as long as that is in sight, then takes over one at the other end; nothing is moved in the page.
 */

/** Made beyond both edges, so that a quick hand meets no gap. */
export const BEYOND = 5;

interface Seen {
  /** The first row in sight. */
  first: number;
  /** How many rows fit. */
  fit: number;
  count: number;
  /** Rows made beyond both edges. */
  beyond: number;
  /** The row that the first slot shows when all is in its order. */
  origin: number;
}

/** The row of each slot. In the order of the rows while `origin` is the first of them, turned round by some places after scrolling. */
export function rowsOfSlots({ first, fit, count, beyond, origin }: Seen): number[] {
  const size = Math.min(count, fit + 1 + 2 * beyond);
  const start = Math.max(0, Math.min(first - beyond, count - size));
  return Array.from({ length: size }, (_, slot) => start + modulo(origin + slot - start, size));
}

/** Where the first slot belongs when the list rests: then who reads or tabs through the page meets the rows in their order. */
export function originAt(first: number): number {
  return Math.max(0, first - BEYOND);
}

function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}
