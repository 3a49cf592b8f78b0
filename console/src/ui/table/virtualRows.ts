/** Which of many rows of one height are in sight, with some beyond on both sides so that a quick hand meets no gap. */
const BEYOND = 8;

interface View {
  top: number;
  height: number;
  row: number;
  count: number;
}

export function inSight({ top, height, row, count }: View): { first: number; last: number } {
  const first = Math.max(0, Math.min(Math.floor(top / row) - BEYOND, count));
  return { first, last: Math.min(count, Math.ceil((top + height) / row) + BEYOND) };
}
