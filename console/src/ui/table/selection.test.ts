/** Choosing rows does what the hand expects and never reaches rows that are not on the screen. */
import { expect, test } from 'vitest';
import { nothingChosen, reach, step, toggle, toggleAll } from './selection.ts';

const keys = ['a', 'b', 'c', 'd'];

test('x chooses a row and takes it back', () => {
  const one = toggle(nothingChosen, 'b');
  expect([...one.chosen]).toEqual(['b']);
  expect([...toggle(one, 'b').chosen]).toEqual([]);
});

test('Shift+x chooses everything from the last row that was touched, in both directions', () => {
  expect([...reach(toggle(nothingChosen, 'b'), keys, 'd').chosen]).toEqual(['b', 'c', 'd']);
  expect([...reach(toggle(nothingChosen, 'c'), keys, 'a').chosen].sort()).toEqual(['a', 'b', 'c']);
});

test('the box in the head chooses the loaded rows, and takes them all back', () => {
  const all = toggleAll(nothingChosen, keys);
  expect(all.chosen.size).toBe(4);
  expect(toggleAll(all, keys).chosen.size).toBe(0);
});

test('j and k stop at the ends and start at the edge that they come from', () => {
  expect(step(keys, undefined, 1)).toBe('a');
  expect(step(keys, undefined, -1)).toBe('d');
  expect(step(keys, 'd', 1)).toBe('d');
  expect(step([], 'a', 1)).toBeUndefined();
});
