/** A layer stays inside the window and beside what it explains. */
import { expect, test } from 'vitest';
import { place } from './placement.ts';

const view = { width: 1280, height: 800 };

test('a layer opens under its anchor when there is room', () => {
  expect(place({ top: 100, bottom: 124, left: 300 }, { width: 374, height: 400 }, view)).toMatchObject({
    top: 130,
    left: 300,
  });
});

test('it opens above an anchor at the foot of the window', () => {
  expect(place({ top: 700, bottom: 724, left: 300 }, { width: 374, height: 400 }, view).top).toBe(294);
});

test('it never leaves the window at the right, and shrinks on a phone', () => {
  expect(place({ top: 100, bottom: 124, left: 1200 }, { width: 374, height: 100 }, view).left).toBe(1280 - 374 - 8);
  expect(
    place({ top: 100, bottom: 124, left: 300 }, { width: 560, height: 100 }, { width: 390, height: 800 }).width,
  ).toBe(374);
});
