/** What each entry of a chain changed, read forward over its events. */
import { expect, test } from 'vitest';
import type { ChainEntry } from '../../kernel/read-chain.ts';
import { followStanding } from './timeline-standing.ts';

const follow = (...entries: [name: string, data: Record<string, unknown>][][]) => {
  const stood = followStanding();
  return entries.map((events) =>
    stood({ body: { events: events.map(([name, data]) => ({ name, v: 1, data })) } } as unknown as ChainEntry).map(
      ({ field, before, after }) => `${field} ${before}→${after}`,
    ),
  );
};

test('money adds up over payments and refunds', () => {
  expect(
    follow([['payment.taken', { amount: 1000 }]], [['payment.refunded', { amount: 400 }]], [['order.assigned', {}]]),
  ).toEqual([['paid 0→1000'], ['paid 1000→600'], []]);
});

test('holds are told until the last of them is lifted', () => {
  expect(
    follow(
      [['order.held', { holdId: 'a', kind: 'refund' }]],
      [['order.held', { holdId: 'b', kind: 'other' }]],
      [['order.released', { holdId: 'a' }]],
    ),
  ).toEqual([['holds →refund'], ['holds refund→refund, other'], ['holds refund, other→other']]);
});

test('a stage is told when it does not simply follow the last one', () => {
  const at = (stage: string): [string, Record<string, unknown>][] => [[`order.${stage}`, { stage }]];
  expect(
    follow(at('entered'), at('checked'), at('preparing'), at('prepared'), at('preparing'), at('cancelled')),
  ).toEqual([[], [], [], [], ['stage prepared→preparing'], ['stage preparing→cancelled']]);
});

test('a review is told once it began', () => {
  expect(
    follow(
      [['order.review-opened', {}]],
      [['order.returned', {}]],
      [['order.review-opened', {}]],
      [['order.approved', {}]],
    ),
  ).toEqual([[], ['review open→returned'], ['review returned→open'], ['review open→approved']]);
});

test('a flag is told with the one that it took the place of', () => {
  expect(follow([['order.remarked', { flag: 'red' }]], [['order.remarked', { flag: 'red' }]])).toEqual([
    ['sellerFlag none→red'],
    [],
  ]);
});
