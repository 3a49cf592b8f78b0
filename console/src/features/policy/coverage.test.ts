/** Coverage is told as it is: what no test exercised is not served, however many rules it has. */
import { expect, test } from 'vitest';
import { byPolicy, shareOf, standingOf, type CoveredClause } from './coverage.ts';

const clause = (id: string, more: Partial<CoveredClause> = {}): CoveredClause => ({
  id,
  title: id,
  served: true,
  assumed: false,
  rules: ['r'],
  actions: [],
  metrics: [],
  pages: [],
  ...more,
});

test('an unserved clause is unserved even when its rule is assumed', () => {
  expect(standingOf(clause('OT-5.3', { served: false, assumed: true }))).toBe('unserved');
});

test('counts add up to the number of clauses', () => {
  expect(shareOf([clause('OT-1'), clause('OT-2', { assumed: true }), clause('OT-3', { served: false })])).toEqual({
    served: 1,
    assumed: 1,
    unserved: 1,
  });
});

test('clauses stand in the order of their numbers', () => {
  const ids = byPolicy([clause('OS-2.10'), clause('OS-2.9'), clause('OT-1')])
    .get('OS')
    ?.map((one) => one.id);
  expect(ids).toEqual(['OS-2.9', 'OS-2.10']);
});
