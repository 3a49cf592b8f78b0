import { describe, expect, test } from 'vitest';
import { clauseFromBody } from './pack.ts';
import type { ClauseVersion } from './pack.ts';
import { clauseOfVersion, clausesInForce, deadlineRules, ruleInForce, rulesOf, timeoutRules } from './rule-lookup.ts';
import type { PolicySnapshot } from './rule-lookup.ts';

const words = { zh: '一', en: 'One' };

function published(version: number, effective: string, hours: number): ClauseVersion {
  const body = clauseFromBody({
    id: 'OT-3.1',
    title: words,
    text: { zh: '{ship.target}内发出', en: 'Shipped within {ship.target}' },
    version,
    effective,
    rules: [
      {
        kind: 'deadline',
        name: 'ship',
        subject: 'order',
        department: 'warehouse',
        start: 'order.paid',
        stop: ['order.shipped'],
        target: `${hours}h`,
        ladder: [{ at: 0, tell: ['warehouse'], level: 'over' }],
      },
      {
        kind: 'timeout',
        name: 'close',
        subject: 'order',
        stage: 'accepted',
        after: '7d',
        action: 'orders.close',
        outcome: 'by-default',
      },
    ],
  });
  return { clause: 'OT-3.1', version, effective: new Date(effective), body };
}

const snapshot: PolicySnapshot = {
  version: 3,
  clauses: [
    published(1, '2026-01-01T00:00:00+08:00', 48),
    published(3, '2026-06-01T00:00:00+08:00', 36),
    published(2, '2026-12-01T00:00:00+08:00', 24),
  ],
};
const at = (text: string) => new Date(`${text}+08:00`);
const targetAt = (text: string) => deadlineRules(snapshot, at(text)).map((each) => [each.ref, each.rule.target]);

describe('the rules in force', () => {
  test('before the first version takes effect there are none', () => {
    expect(deadlineRules(snapshot, at('2025-12-31T23:59:59'))).toEqual([]);
  });

  test('a version rules from the very moment of its effect', () => {
    expect(targetAt('2026-01-01T00:00:00')).toMatchObject([['OT-3.1@1', { value: 48 }]]);
    expect(targetAt('2026-05-31T23:59:59')).toMatchObject([['OT-3.1@1', { value: 48 }]]);
    expect(targetAt('2026-06-01T00:00:00')).toMatchObject([['OT-3.1@3', { value: 36 }]]);
  });

  test('a lower version whose effect comes later never replaces a higher one', () => {
    expect(targetAt('2026-12-02T00:00:00')).toMatchObject([['OT-3.1@3', { value: 36 }]]);
  });

  test('asking back in time after asking forward gives what ruled then', () => {
    targetAt('2027-01-01T00:00:00');
    expect(targetAt('2026-02-01T00:00:00')).toMatchObject([['OT-3.1@1', { value: 48 }]]);
  });

  test('each kind has its own list, and each rule knows its clause version and id', () => {
    expect(timeoutRules(snapshot, at('2026-02-01T00:00:00'))).toMatchObject([
      { clause: 'OT-3.1', version: 1, ref: 'OT-3.1@1', rule: { id: 'OT-3.1/close', after: { value: 7 } } },
    ]);
    expect(rulesOf(snapshot, 'retention', at('2026-02-01T00:00:00'))).toEqual([]);
    expect(clausesInForce(snapshot, at('2026-07-01T00:00:00')).get('OT-3.1')?.version).toBe(3);
  });

  test('a rule is found by its id in the version that rules then', () => {
    const february = at('2026-02-01T00:00:00');
    expect(ruleInForce(snapshot, 'OT-3.1/ship', february)).toMatchObject({
      ref: 'OT-3.1@1',
      rule: { target: { value: 48 } },
    });
    expect(ruleInForce(snapshot, 'OT-3.1/ship', at('2026-07-01T00:00:00'))?.ref).toBe('OT-3.1@3');
    expect(ruleInForce(snapshot, 'OT-3.1/gone', february)).toBeUndefined();
    expect(ruleInForce(snapshot, 'OT-9/ship', february)).toBeUndefined();
  });

  test('a clock finds the clause that it started under, whatever took effect since', () => {
    expect(clauseOfVersion(snapshot, 'OT-3.1', 1)?.text.zh).toBe('48 小时内发出');
    expect(clauseOfVersion(snapshot, 'OT-3.1', 9)).toBeUndefined();
  });
});

test('the words of a clause take the number of its rule, so a change of the rule changes both', () => {
  expect(snapshot.clauses.map((each) => each.body.text.zh)).toEqual([
    '48 小时内发出',
    '36 小时内发出',
    '24 小时内发出',
  ]);
  expect(snapshot.clauses[1]?.body.text.en).toBe('Shipped within 36 hours');
});

test('a stored body that no longer fits is not taken for a clause', () => {
  expect(() => clauseFromBody({ id: 'OT-1' })).toThrow();
  expect(() =>
    clauseFromBody({
      id: 'OT-1',
      title: words,
      text: words,
      version: 1,
      effective: '2026-01-01T00:00Z',
      rules: [{ kind: 'x' }],
    }),
  ).toThrow('OT-1');
});
