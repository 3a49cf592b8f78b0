/** A list follows what happens, and nothing moves under the hand. */
import { expect, test } from 'vitest';
import type { OrderRow } from '../../../../contract/order-views.ts';
import { arriving, inPlace, learnt, nothingWaits, takenIn } from './liveRows.ts';

const row = (id: string, nextDueAt: string, more: Partial<OrderRow> = {}) => ({ id, nextDueAt, ...more }) as OrderRow;
const loaded = [row('a', '10'), row('c', '30')];

test('what belongs between the loaded rows waits outside; what comes behind them is not told', () => {
  const among = [row('b', '20'), row('d', '40'), row('c', '30')];
  expect(arriving(among, [{ items: loaded, next: 'n' }], false).map((one) => one.id)).toEqual(['b']);
  expect(arriving(among, [{ items: loaded }], false).map((one) => one.id)).toEqual(['b', 'd']);
});

test('a row that changed is changed in its place, even where its deadline moved', () => {
  const pages = inPlace([{ items: loaded }], new Map([['a', row('a', '99', { held: true })]]));
  expect(pages[0]?.items.map((one) => [one.id, one.held])).toEqual([
    ['a', true],
    ['c', undefined],
  ]);
});

test('a page without news stays the very same', () => {
  const page = { items: loaded };
  expect(inPlace([page], new Map())[0]).toBe(page);
});

test('taken in, new rows stand in their places and what left is gone', () => {
  const pages = takenIn(
    [{ items: loaded, next: 'n' }],
    { arrived: new Map([['b', row('b', '20')]]), gone: new Set(['a']) },
    false,
  );
  expect(pages).toEqual([{ items: [row('b', '20'), row('c', '30')], next: 'n' }]);
});

test('what left and came back belongs again; what was asked again replaces what was known', () => {
  const b = row('b', '20');
  const left = learnt(nothingWaits, { ids: ['a', 'b'], belonging: [b], known: ['a'], arrived: [b] });
  expect([[...left.arrived.keys()], [...left.gone]]).toEqual([['b'], ['a']]);
  const back = learnt(left, { ids: ['a', 'b'], belonging: [row('a', '10')], known: ['a'], arrived: [] });
  expect([[...back.arrived.keys()], [...back.gone]]).toEqual([[], []]);
});
