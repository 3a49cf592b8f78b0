/** An address that was mistyped opens the list all the same, and carries nothing that it must not. */
import { expect, test } from 'vitest';
import { queues as queuesOfContract } from '../../../../contract/orders.ts';
import { filterOf, isNarrowed, readOrdersSearch } from './ordersSearch.ts';
import { queues } from '../../../../contract/order-words.ts';

test('every queue of the contract has its tab', () => {
  expect([...queues].sort()).toEqual([...queuesOfContract].sort());
});

test('unknown queues and ids that are none are left out', () => {
  expect(readOrdersSearch({ queue: 'drop table', open: '13800138000', shopId: 7 })).toEqual({});
});

test('an hour needs what happened in it, and a thread the open order that it belongs to', () => {
  const open = '0193d0b2-0000-7000-8000-000000000001';
  expect(readOrdersSearch({ hour: '14:00', thread: 'file' })).toEqual({});
  const all = { today: 'entered', hour: '14:00', open, thread: 'file' } as const;
  expect(readOrdersSearch(all)).toEqual(all);
  expect(filterOf(readOrdersSearch(all))).toEqual({ queue: 'preparing', today: 'entered', hour: '14:00' });
});

test('what the list offers is kept', () => {
  const open = '0193d0b2-0000-7000-8000-000000000001';
  expect(readOrdersSearch({ queue: 'held', open })).toEqual({ queue: 'held', open });
});

test('a queue alone is not narrowed, and no deadline narrows the list of all', () => {
  expect(isNarrowed(filterOf({ queue: 'held', row: '1', open: '2' }))).toBe(false);
  expect(isNarrowed(filterOf({ queue: 'all', due: '4h' }))).toBe(false);
  expect(isNarrowed(filterOf({ queue: 'all', today: 'received' }))).toBe(true);
});
