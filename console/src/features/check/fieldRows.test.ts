import { expect, test } from 'vitest';
import { nextOpen, type FieldRow } from './fieldRows.ts';

const rows: FieldRow[] = ['a', 'b', 'c'].map((field) => ({ field, value: '', eyes: [] }));

test('confirming goes on to the next field that is still open, round the end', () => {
  expect(nextOpen(rows, new Set(['a']), 0)).toBe(1);
  expect(nextOpen(rows, new Set(['c']), 2)).toBe(0);
  expect(nextOpen(rows, new Set(['a', 'b', 'c']), 1)).toBe(1);
});
