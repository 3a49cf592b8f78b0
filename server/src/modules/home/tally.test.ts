/** What an entry adds to the tallies: decided without a database. */
import { expect, test } from 'vitest';
import type { ReadEntry } from '../../kernel/journal-reader.ts';
import { numbersFor } from './home-number.ts';
import { together } from './queries.ts';
import type { StepRow } from './store.ts';
import { addedUp, nil, stepOf, talliesOf, type Known } from './tally.ts';
import '../../wire.ts';

const at = '2026-11-10T02:10:00.000Z';
const entry = (action: string, name: string, data: Record<string, unknown>, actor = 'staff:lin'): ReadEntry => ({
  id: 'e1',
  xid: '1',
  chainId: 'o1',
  seq: 3,
  occurredAt: new Date(at),
  recordedAt: new Date(at),
  action,
  v: 1,
  actor,
  clause: null,
  body: { events: [{ name, v: 1, data: { orderId: 'o1', at, ...data } }] },
});
const known: Known = {
  subjects: new Map([['o1', { shopId: 's1', warehouseId: null }]]),
  clocks: new Map([
    [
      'o1',
      [
        { state: 'met', source: 'company', stoppedAt: new Date(at) },
        { state: 'missed', source: 'platform', stoppedAt: new Date(at) },
        { state: 'missed', source: 'company', stoppedAt: new Date('2026-11-09T00:00:00Z') },
      ],
    ],
  ]),
};
const words = (one: ReadEntry) => talliesOf(one, known).map(({ word, personId }) => [word, personId]);

test('an event counts for the one who did it, and a company’s clock that it stopped counts as met or missed [OT-3.1]', () => {
  expect(words(entry('orders.prepare', 'order.prepared', {}))).toEqual([
    ['order.prepared', 'lin'],
    ['met:order.prepared', 'lin'],
  ]);
});

test('an order whose clocks ended with the same step is late once, if one of them was [OT-3.1]', () => {
  const ended = (state: 'met' | 'missed') => ({ state, source: 'company' as const, stoppedAt: new Date(at) });
  const clocks = new Map([['o1', [ended('met'), ended('missed'), ended('missed')]]]);
  const tallies = talliesOf(entry('orders.prepare', 'order.prepared', {}), { ...known, clocks });
  expect(tallies.map(({ word }) => word)).toEqual(['order.prepared', 'missed:order.prepared']);
});

test('what happens in one hour, place and hand is one row', () => {
  const one = talliesOf(entry('orders.prepare', 'order.prepared', {}), known);
  expect(addedUp([...one, ...one]).map(({ word, count }) => [word, count])).toEqual([
    ['met:order.prepared', 2],
    ['order.prepared', 2],
  ]);
});

test('a step belongs to a person; what an import or the system does is none', () => {
  expect(stepOf(entry('orders.hold', 'order.held', { holdId: 'h1' }))).toMatchObject({
    personId: 'lin',
    orderId: 'o1',
    chainSeq: 3,
    data: { holdId: 'h1' },
  });
  expect(stepOf(entry('orders.hold', 'order.held', {}, 'system:worker'))).toBeUndefined();
  expect(stepOf(entry('intake.take-order', 'order.entered', {}))).toBeUndefined();
  expect(talliesOf(entry('orders.create', 'order.entered', {}, 'key:k1'), known)[0]?.personId).toBe(nil);
});

test('steps of one kind that were taken in one go are told as one', () => {
  const step = (id: string, action: string, second: number): StepRow => ({
    id,
    at: new Date(Date.parse(at) + second * 1000),
    action,
    chainId: id,
    chainSeq: 1,
    orderId: id,
    data: {},
  });
  const told = together([step('a', 'orders.hold', 5), step('b', 'orders.hold', 5), step('c', 'orders.hold', 1)]);
  expect(told.map(({ id, count }) => [id, count])).toEqual([
    ['a', 2],
    ['c', 1],
  ]);
});

test('every role is measured by at most five numbers, and what is late is always among them [OS-9.2]', () => {
  for (const role of [
    'clerk',
    'checker',
    'service',
    'sales',
    'finance',
    'warehouse',
    'logistics',
    'manager',
    'admin',
  ]) {
    const names = numbersFor([role]).map(({ name }) => name);
    expect(names.length, role).toBeGreaterThan(2);
    expect(names.length, role).toBeLessThanOrEqual(5);
    expect(names.at(-1), role).toBe('overdue');
  }
});
