/** A bulk action tells the result of every row, and one refusal stops no other. */
import { expect, test } from 'vitest';
import { ProblemError } from '../../app/problem.ts';
import { overRows } from './overRows.ts';

test('each row has its own result, in the order in which the rows stand', async () => {
  const results = await overRows(
    ['a', 'b', 'c'],
    (row) => ({ key: row, name: row.toUpperCase() }),
    async (row) => {
      await Promise.resolve();
      if (row === 'b') throw new ProblemError({ status: 409, code: 'ORDER_HELD' });
    },
  );
  expect(results.map((result) => [result.name, result.problem?.code])).toEqual([
    ['A', undefined],
    ['B', 'ORDER_HELD'],
    ['C', undefined],
  ]);
});

test('no more than four requests run at once', async () => {
  let running = 0;
  let most = 0;
  await overRows(
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    (row) => ({ key: String(row), name: '' }),
    async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    },
  );
  expect(most).toBeLessThanOrEqual(4);
});
