/** However many rows are loaded, only those in sight are made, by the same few elements. */
import { expect, test } from 'vitest';
import { BEYOND, originAt, rowsOfSlots } from './virtualRows.ts';

const sorted = (rows: readonly number[]) => [...rows].sort((a, b) => a - b);
const view = { fit: 10, count: 10_000, beyond: BEYOND };

test('a short list is shown whole', () => {
  expect(rowsOfSlots({ ...view, first: 0, count: 3, origin: 0 })).toEqual([0, 1, 2]);
  expect(rowsOfSlots({ ...view, first: 0, count: 0, origin: 0 })).toEqual([]);
});

test('of ten thousand rows a few dozen are made, in their order where the list rests', () => {
  const rows = rowsOfSlots({ ...view, first: 5000, origin: originAt(5000) });
  expect(rows.length).toBeLessThan(25);
  expect(rows).toEqual(sorted(rows));
  expect(rows[0]).toBeLessThan(5000);
  expect(rows.at(-1)).toBeGreaterThan(5010);
});

test('a row keeps its element while the list is scrolled by less than a screen, in both directions', () => {
  const origin = originAt(5000);
  const before = rowsOfSlots({ ...view, first: 5000, origin });
  for (const first of [5003, 4996]) {
    const after = rowsOfSlots({ ...view, first, origin });
    const kept = before.filter((row, slot) => after[slot] === row);
    expect(kept).toEqual(before.filter((row) => after.includes(row)));
    expect(kept.length).toBe(before.length - Math.abs(first - 5000));
  }
});

test('at both ends of the list every slot has a row, and no row has two', () => {
  for (const first of [0, 3, 9989, 9999, 12_000]) {
    const rows = rowsOfSlots({ ...view, first, origin: 777 });
    expect(new Set(rows).size).toBe(21);
    expect(sorted(rows)[0]).toBeGreaterThanOrEqual(0);
    expect(sorted(rows).at(-1)).toBeLessThan(10_000);
  }
});

test('rows that are made beyond the edges later leave those in sight to their elements', () => {
  const before = rowsOfSlots({ ...view, first: 0, beyond: 0, origin: 0 });
  const after = rowsOfSlots({ ...view, first: 0, origin: originAt(0) });
  expect(after.slice(0, before.length)).toEqual(before);
});
