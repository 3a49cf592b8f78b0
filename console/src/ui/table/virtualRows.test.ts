/** However many rows are loaded, only those in sight are made. */
import { expect, test } from 'vitest';
import { inSight } from './virtualRows.ts';

const view = { height: 360, row: 36 };

test('a short list is shown whole', () => {
  expect(inSight({ ...view, top: 0, count: 12 })).toEqual({ first: 0, last: 12 });
});

test('of ten thousand rows a few dozen are made, wherever one has scrolled to', () => {
  const middle = inSight({ ...view, top: 180_000, count: 10_000 });
  expect(middle.last - middle.first).toBeLessThan(45);
  expect(middle.first).toBeLessThan(5000);
  expect(middle.last).toBeGreaterThan(5010);
});

test('scrolled beyond the end of a list that became shorter, nothing negative comes out', () => {
  expect(inSight({ ...view, top: 9000, count: 10 })).toEqual({ first: 10, last: 10 });
  expect(inSight({ ...view, top: 0, count: 0 })).toEqual({ first: 0, last: 0 });
});
