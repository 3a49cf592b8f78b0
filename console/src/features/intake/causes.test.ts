/** Rows that wait are counted by what has to be done, not by how many cells are wrong. */
import { expect, test } from 'vitest';
import { causesOf, issuesOf } from './causes.ts';
import type { MendAnswer } from './importQueries.ts';

const words = { zh: '', en: '' };
const issue = (rowNo: number, code: string, column = 'a'): MendAnswer => ({
  id: `${rowNo}${column}`,
  rowNo,
  column,
  value: '',
  code,
  what: words,
  mend: words,
});

test('a row counts once for a cause even when two of its cells have it', () => {
  expect(causesOf([issue(1, 'X'), issue(1, 'X', 'b'), issue(2, 'X')])[0]?.rows).toBe(2);
});

test('the most frequent cause comes first', () => {
  expect(causesOf([issue(1, 'A'), issue(2, 'B'), issue(3, 'B')]).map((cause) => cause.code)).toEqual(['B', 'A']);
});

test('a chosen cause shows only its own rows, by row number', () => {
  expect(issuesOf([issue(9, 'A'), issue(2, 'B'), issue(4, 'A')], 'A').map((one) => one.rowNo)).toEqual([4, 9]);
});
