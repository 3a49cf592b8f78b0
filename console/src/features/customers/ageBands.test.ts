import { expect, test } from 'vitest';
import type { Receivable } from '../../../../contract/receivables.ts';
import { ageBands } from './ageBands.ts';

const owing = (late: number, owed: number): Receivable => ({
  orderId: String(late),
  number: 'SO',
  owed,
  dueAt: '2026-11-01T00:00:00Z',
  late,
});

test('each day of delay falls into one band, and the bands add up to all that is owed [OS-3.1]', () => {
  const list = [
    owing(0, 1),
    owing(1, 10),
    owing(30, 20),
    owing(31, 300),
    owing(60, 400),
    owing(61, 5000),
    owing(91, 60_000),
  ];
  expect(ageBands(list)).toEqual({ notDue: 1, overdue: [30, 700, 5000, 60_000], total: 65_731 });
});

test('nothing owed is nothing in each band [OS-3.1]', () => {
  expect(ageBands([])).toEqual({ notDue: 0, overdue: [0, 0, 0, 0], total: 0 });
});
