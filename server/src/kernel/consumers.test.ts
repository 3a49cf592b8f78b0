import { expect, test } from 'vitest';
import { unknownVersion } from './consumers.ts';
import { journalStart, type ReadEntry } from './journal-reader.ts';

const entry = (v: number, ...events: [string, number][]): ReadEntry => ({
  ...journalStart,
  chainId: journalStart.id,
  seq: 1,
  occurredAt: new Date(0),
  recordedAt: new Date(0),
  action: 'test.made',
  v,
  actor: 'system:test',
  clause: null,
  body: { events: events.map(([name, version]) => ({ name, v: version, data: {} })) },
});

const consumer = { events: { 'order.paid': 2 } };

test('known and older versions pass, and so do events that are none of its business', () => {
  expect(unknownVersion(consumer, entry(1, ['order.paid', 1], ['order.paid', 2], ['order.held', 9]))).toBeUndefined();
});

test('a newer event and a newer entry stop it', () => {
  expect(unknownVersion(consumer, entry(1, ['order.paid', 3]))).toContain('order.paid of version 3');
  expect(unknownVersion(consumer, entry(99))).toContain('version 99');
});
