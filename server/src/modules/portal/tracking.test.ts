import { describe, expect, test } from 'vitest';
import type { Clock } from '../deadlines/index.ts';
import type { CustomerOrder, LineRecord } from '../orders/index.ts';
import { trackingOf, type ParcelFacts } from './tracking.ts';

const now = new Date('2026-11-10T02:00:00Z');

function line(id: string, quantity: string, more: Partial<LineRecord> = {}): LineRecord {
  return {
    id,
    title: id,
    qty_ordered: quantity,
    qty_cancelled: '0',
    parent_line_id: null,
    is_bundle: false,
    is_gift: false,
    refund_state: 'none',
    ...more,
  } as LineRecord;
}

const set = [
  line('set', '2', { is_bundle: true }),
  line('pot', '2', { parent_line_id: 'set' }),
  line('spoon', '4', { parent_line_id: 'set' }),
  line('cup', '1'),
];

function told(order: Partial<CustomerOrder>, parcels: readonly Partial<ParcelFacts>[] = [], clocks: Clock[] = []) {
  const facts = {
    order: {
      stage: 'preparing',
      payment_terms: 'prepaid',
      total_amount: 100,
      paid_amount: 0,
      refunded_amount: 0,
      entered_at: now,
      paid_at: null,
      lines: set,
      ...order,
    } as CustomerOrder,
    shop: '',
    clocks,
    parcels: parcels.map((one) => ({ carrier: '', waybill: null, state: 'packed', lines: [], ...one }) as ParcelFacts),
    policy: { version: 1, clauses: [] },
    doors: [],
  };
  return trackingOf(facts, now);
}

const named = (items: readonly { title: string; quantity: string }[]) =>
  items.map(({ title, quantity }) => `${title} ${quantity}`);

describe('what is in a parcel', () => {
  test('is said as people bought it: whole sets by their name, what is left over by its own', () => {
    const lines = [
      { lineId: 'pot', quantity: '1' },
      { lineId: 'spoon', quantity: '3' },
    ];
    const view = told({}, [{ lines }]);
    expect(named(view.parcels[0]?.items ?? [])).toEqual(['set 1', 'spoon 1']);
    expect(named(view.waiting)).toEqual(['pot 1', 'spoon 1', 'cup 1']);
  });

  test('leaves out parcels that were unpacked again', () => {
    const view = told({}, [{ state: 'voided', lines: [{ lineId: 'cup', quantity: '1' }] }]);
    expect(view.parcels).toEqual([]);
    expect(named(view.waiting)).toEqual(['set 2', 'cup 1']);
  });
});

test('only what must be paid before the order goes on is asked for', () => {
  expect(told({ stage: 'checked' }).toPay).toBe(100);
  expect(told({ stage: 'checked', paid_amount: 40 }).toPay).toBe(60);
  expect(told({ payment_terms: 'credit' }).toPay).toBe(0);
  expect(told({ stage: 'cancelled' }).toPay).toBe(0);
});

test('a cancelled order waits for nothing', () => {
  expect(told({ stage: 'cancelled' }).waiting).toEqual([]);
});

test('a clock whose rule says nothing to customers is no promise', () => {
  const clock = { rule: 'OT-3.1/prepare-normal', clauseVersion: 1, state: 'running', dueAt: now } as Clock;
  expect(told({}, [], [clock]).promise).toBeNull();
});
