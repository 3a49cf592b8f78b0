import { expect, test } from 'vitest';
import { nextPause } from './children.ts';

test('a child that keeps dying young waits longer each time, up to a quarter of a minute', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 7].reduce<number[]>((list) => [...list, nextPause(list.at(-1) ?? 0, 100)], []);
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test('a child that lived half a minute starts again at once', () => {
  expect(nextPause(15_000, 30_000)).toBe(250);
});
