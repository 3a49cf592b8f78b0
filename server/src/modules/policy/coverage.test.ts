import { describe, expect, test } from 'vitest';
import { coverage } from './coverage.ts';
import type { Served, Wiring } from './coverage.ts';
import { clauseFromBody } from './pack.ts';

const words = { zh: '一', en: 'One' };
const clause = (id: string, rules: unknown[] = []) =>
  clauseFromBody({ id, title: words, text: words, version: 1, effective: '2026-01-01T00:00:00Z', rules });

const metric = {
  kind: 'metric',
  name: 'errors',
  title: words,
  formula: 'entry-error-rate',
  unit: 'share',
  better: 'lower',
};
const timeout = {
  kind: 'timeout',
  name: 'close',
  subject: 'order',
  stage: 'accepted',
  after: '7d',
  action: 'orders.close',
  outcome: 'by-default',
  assumed: true,
  note: words,
};
const wiring: Wiring = {
  actions: [
    { name: 'orders.cancel', clauses: ['OS-6.3', 'CC-2.5'] },
    { name: 'orders.close', clauses: ['CC-2.5'] },
  ],
  metrics: [{ name: 'mean-time', clauses: ['CC-5.1'] }],
  pages: [{ path: '/orders', clauses: ['OS-6.3'] }],
};
const clauses = [clause('OS-10'), clause('CC-5.1', [metric]), clause('CC-2.5', [timeout]), clause('OS-6.3')];
const rowOf = (id: string, served: Served, of = clauses, wired = wiring) =>
  coverage(of, wired, served).find((row) => row.id === id);

describe('coverage', () => {
  test('has a row for every clause, in the order of the policies', () => {
    expect(coverage(clauses, wiring, {}).map((row) => row.id)).toEqual(['OS-6.3', 'OS-10', 'CC-2.5', 'CC-5.1']);
  });

  test('names the rules, actions, metrics and pages of a clause', () => {
    expect(rowOf('CC-2.5', {})).toEqual({
      id: 'CC-2.5',
      served: false,
      assumed: true,
      rules: ['CC-2.5/close'],
      actions: ['orders.cancel', 'orders.close'],
      metrics: [],
      pages: [],
    });
    expect(rowOf('CC-5.1', {})).toMatchObject({ assumed: false, metrics: ['entry-error-rate', 'mean-time'] });
    expect(rowOf('OS-6.3', {})).toMatchObject({ pages: ['/orders'] });
  });

  test('a clause that has rules and actions is not served until a test exercised one', () => {
    expect(rowOf('CC-2.5', {})?.served).toBe(false);
    expect(rowOf('CC-2.5', { 'CC-2.5': [] })?.served).toBe(false);
    expect(rowOf('CC-2.5', { 'CC-2.5': ['rule:CC-2.5/close'] })?.served).toBe(true);
    expect(rowOf('OS-6.3', { 'OS-6.3': ['action:orders.cancel'] })?.served).toBe(true);
  });

  test('removing the rule turns its clause unserved', () => {
    const served = { 'CC-2.5': ['rule:CC-2.5/close'] };
    expect(rowOf('CC-2.5', served, [clause('CC-2.5')])?.served).toBe(false);
  });

  test('removing the action, or its clause, turns the clause unserved', () => {
    const served = { 'OS-6.3': ['action:orders.cancel'] };
    const moved = { ...wiring, actions: [{ name: 'orders.cancel', clauses: ['CC-2.5'] }] };
    expect(rowOf('OS-6.3', served, clauses, { ...wiring, actions: [] })?.served).toBe(false);
    expect(rowOf('OS-6.3', served, clauses, moved)?.served).toBe(false);
  });

  test('what another clause has exercised does not count', () => {
    expect(rowOf('OS-6.3', { 'OS-6.3': ['action:orders.close', 'rule:CC-2.5/close'] })?.served).toBe(false);
  });
});
