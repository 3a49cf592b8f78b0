/**
 * Runs one action over chosen rows and keeps the result of each. Four at a time, each its own request, so that one refusal
 * stops no other row; a key per row makes a repeated press harmless.
 */
import { newKey } from '../../app/newKey.ts';
import { problemOf } from '../../app/problem.ts';
import type { RowResult } from './BulkBar.tsx';

const AT_ONCE = 4;

export async function overRows<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => { key: string; name: string },
  run: (row: Row, idempotencyKey: string) => Promise<unknown>,
  onProgress: (done: number) => void = () => undefined,
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  const waiting = [...rows.entries()];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, row] = next;
      const { key, name } = nameOf(row);
      try {
        await run(row, newKey());
        results[index] = { key, name };
      } catch (error) {
        results[index] = { key, name, problem: problemOf(error) };
      }
      onProgress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
