/** A page of a list never skips an order and never says more than was looked at. */
import { expect, test } from 'vitest';
import { cutPage, type WindowKey } from './cut-page.ts';

const row = (key: string, fits: boolean, isLast = false): WindowKey => ({ id: `id-${key}`, key, fits, isLast });
const cut = { limit: 2, newest: false };

test('a page ends at its limit and goes on behind its last row', () => {
  const page = cutPage([row('1', true), row('2', true), row('3', true, true)], cut);
  expect(page.keys.map((key) => key.key)).toEqual(['1', '2']);
  expect(page.next?.key).toBe('2');
});

test('where nothing is left there is no next page', () => {
  expect(cutPage([row('1', true)], cut)).toEqual({ keys: [row('1', true)], next: undefined });
});

test('where the window was full without a full page, the next page goes on behind the window', () => {
  const page = cutPage([row('1', true), row('3', false, true)], cut);
  expect(page.keys).toHaveLength(1);
  expect(page.next?.key).toBe('3');
});

test('a page without any row still goes on', () => {
  const page = cutPage([row('3', false, true)], cut);
  expect(page).toMatchObject({ keys: [], next: { key: '3' } });
});

test('of several places the page ends where the first full window ends', () => {
  const rows = [row('6', true, true), row('2', true), row('9', true)];
  const page = cutPage(rows, cut);
  expect(page.keys.map((key) => key.key)).toEqual(['2', '6']);
  expect(page.next?.key).toBe('6');
});

test('the newest first turns the sequence round', () => {
  const page = cutPage([row('3', true), row('2', true), row('1', true, true)], { ...cut, newest: true });
  expect(page.keys.map((key) => key.key)).toEqual(['3', '2']);
});
