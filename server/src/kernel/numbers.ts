/** Human numbers from sequences taken in blocks, so that a number costs no round trip; gaps are allowed. */
import type { Database } from './database.ts';

/** Every number sequence increments by this much; see the migrations. */
const blockSize = 50;

interface Block {
  next: number;
  end: number;
}

const blocks = new WeakMap<Database, Map<string, Block>>();

/** Takes `count` numbers of a sequence, outside the caller's transaction. */
export async function takeNumbers(database: Database, sequence: string, count: number): Promise<number[]> {
  let ofDatabase = blocks.get(database);
  if (!ofDatabase) blocks.set(database, (ofDatabase = new Map()));
  const taken: number[] = [];
  while (taken.length < count) {
    const block = ofDatabase.get(sequence);
    if (block && block.next < block.end) {
      taken.push(block.next++);
      continue;
    }
    const wanted = Math.max(1, Math.ceil((count - taken.length) / blockSize));
    const rows = await database.beside.query<{ n: number }>(
      `select nextval($1::regclass) as n from generate_series(1, $2)`,
      [sequence, wanted],
    );
    for (const { n } of rows.slice(0, -1)) taken.push(...range(n, n + blockSize).slice(0, count - taken.length));
    const last = rows[rows.length - 1]?.n ?? 0;
    ofDatabase.set(sequence, { next: last, end: last + blockSize });
  }
  return taken;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}

/** SO20261121-000123: the day in the company's zone, then the number. */
export function humanNumber(prefix: string, at: Date, n: number): string {
  const day = new Date(at.getTime() + companyZoneOffsetMs).toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}${day}-${String(n).padStart(6, '0')}`;
}

/** Asia/Shanghai has had no daylight saving since 1991. */
export const companyZoneOffsetMs = 8 * 3_600_000;
