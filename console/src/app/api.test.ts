/** Routes are filled from the input, and only what is left over travels as query. */
import { expect, test } from 'vitest';
import { fillRoute, queryOf } from './api.ts';

test('names in the route are taken from the input and escaped', () => {
  expect(fillRoute('/orders/:orderId/holds/:holdId', { orderId: 'a/b', holdId: '2', reason: 'x' })).toEqual({
    path: '/orders/a%2Fb/holds/2',
    rest: { reason: 'x' },
  });
});

test('a query leaves out what was not asked and repeats a list', () => {
  expect(queryOf({ shop: ['1', '2'], text: '', after: undefined, open: true })).toBe('?shop=1&shop=2&open=true');
  expect(queryOf({})).toBe('');
});
