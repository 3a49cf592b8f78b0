import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '../policy/index.ts';
import { decideFiring, dueAfterPause, nextDue, rungAt, stopState, type Clock } from './clock.ts';
import { dueAfter } from './due.ts';
import type { VersionedDeadline } from './rules.ts';

const hour = 3_600_000;
const start = new Date('2026-11-10T02:00:00Z');
const after = (hours: number) => new Date(start.getTime() + hours * hour);

type Rung = VersionedDeadline['ladder'][number];
const rung = (text: string): Rung => ({
  at: parseDuration(text) as Rung['at'],
  tell: [{ kind: 'owner' }],
  level: 'soon',
});
const rule = { ladder: ['50%', '-4h', '-1h', '0'].map(rung) };

function clock(more: Partial<Clock> = {}): Clock {
  return {
    id: 'c',
    orderId: 'o',
    rule: 'OT-3.1/prepare-normal',
    clause: 'OT-3.1',
    clauseVersion: 1,
    source: 'company',
    department: 'warehouse',
    calendar: null,
    budgetMs: 24 * hour,
    startedAt: start,
    dueAt: after(24),
    nextRung: 0,
    nextFireAt: after(12),
    state: 'running',
    pausedAt: null,
    stoppedAt: null,
    ...more,
  };
}

describe('a clock', () => {
  test('has its rungs at shares of its budget and at times before its limit [OT-3.1]', () => {
    expect([0, 1, 2, 3, 4].map((n) => rungAt(rule, clock(), n))).toEqual([
      after(12),
      after(20),
      after(23),
      after(24),
      null,
    ]);
  });

  test('stopped at the very moment of its limit is met, a millisecond later it is missed [OT-3.1]', () => {
    expect(stopState(clock(), after(24))).toBe('met');
    expect(stopState(clock(), new Date(after(24).getTime() + 1))).toBe('missed');
  });

  test('that waits for the customer is due as much later as it waited [OT-4.4]', () => {
    expect(dueAfterPause(clock(), after(3), after(8))).toEqual(after(29));
    expect(dueAfterPause(clock(), after(8), after(3))).toEqual(after(24));
  });

  test('after a pause in service lets only the highest rung speak; those before it were overtaken [OT-3.1]', () => {
    const decision = decideFiring(rule, clock(), after(23.5));
    expect(decision.fired.map((f) => [f.rung, f.superseded])).toEqual([
      [0, true],
      [1, true],
      [2, false],
    ]);
    expect(decision.nextFireAt).toEqual(after(24));
  });

  test('is due first of those that run, not of those that stand still', () => {
    expect(
      nextDue([clock({ dueAt: after(9), state: 'paused', pausedAt: after(1) }), clock({ dueAt: after(12) }), clock()]),
    ).toEqual(after(12));
    expect(nextDue([clock({ state: 'met' })])).toBeNull();
  });

  const sweeps = fc
    .array(fc.integer({ min: 0, max: 40 * 60 }), { minLength: 1, maxLength: 30 })
    .map((minutes) => [...minutes].sort((a, b) => a - b));

  test('fires each rung once and in order, however often and whenever it is swept [OT-3.1]', () => {
    fc.assert(
      fc.property(sweeps, (minutes) => {
        const swept = clock();
        const fired: number[] = [];
        for (const minute of minutes) {
          const now = new Date(start.getTime() + minute * 60_000);
          const decision = decideFiring(rule, swept, now);
          expect(decision.fired.filter((f) => !f.superseded)).toHaveLength(decision.fired.length > 0 ? 1 : 0);
          expect(decision.fired.every((f) => f.due <= now)).toBe(true);
          fired.push(...decision.fired.map((f) => f.rung));
          Object.assign(swept, { nextRung: decision.nextRung, nextFireAt: decision.nextFireAt });
        }
        const last = start.getTime() + (minutes[minutes.length - 1] ?? 0) * 60_000;
        const reached = rule.ladder.filter((_, n) => (rungAt(rule, clock(), n)?.getTime() ?? Infinity) <= last).length;
        expect(fired).toEqual([...Array(reached).keys()]);
      }),
    );
  });

  test('is due later by the sum of its pauses, and its rungs keep their distance to the limit [OT-4.4]', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(pauses, (list) => {
        const paused = clock();
        let at = 0;
        let waited = 0;
        for (const [gap, length] of list) {
          const from = new Date(start.getTime() + (at + gap) * 60_000);
          paused.dueAt = dueAfterPause(paused, from, new Date(from.getTime() + length * 60_000));
          at += gap + length;
          waited += length;
        }
        expect(paused.dueAt.getTime() - after(24).getTime()).toBe(waited * 60_000);
        expect(paused.dueAt.getTime() - (rungAt(rule, paused, 1)?.getTime() ?? 0)).toBe(4 * hour);
      }),
    );
  });
});

describe('a limit', () => {
  const facts = (promised: Date | null) => ({ occurredAt: start, facts: { 'order.promisedShipAt': promised } });
  const less = parseDuration('24h') as Extract<VersionedDeadline['target'], { ms: number }>;
  const promise: VersionedDeadline['target'] = { until: 'order.promisedShipAt', less };

  test('is the budget after the start [OT-3.1]', () => {
    expect(dueAfter({ target: less, basis: 'natural' }, facts(null), null)).toEqual({
      dueAt: after(24),
      budgetMs: 24 * hour,
    });
  });

  test('is the promised time, less what the rule takes off [OT-3.1]', () => {
    expect(dueAfter({ target: promise, basis: 'natural' }, facts(after(72)), null)).toEqual({
      dueAt: after(48),
      budgetMs: 48 * hour,
    });
  });

  test('that had passed when the clock starts is due at the start: late at once, not hidden [OT-3.1]', () => {
    const limit = dueAfter({ target: promise, basis: 'natural' }, facts(after(10)), null);
    expect(limit).toEqual({ dueAt: start, budgetMs: 0 });
    const late = clock({ dueAt: start, budgetMs: 0 });
    expect(decideFiring(rule, late, start).fired.map((f) => f.superseded)).toEqual([true, true, true, false]);
    expect(stopState(late, after(1))).toBe('missed');
  });

  test('is not guessed where the promise, the calendar or its year is missing [OT-3.1]', () => {
    expect(dueAfter({ target: promise, basis: 'natural' }, facts(null), null)).toEqual({ missing: 'promise' });
    expect(dueAfter({ target: less, basis: 'working' }, facts(null), null)).toEqual({ missing: 'calendar' });
    const shifts = [{ from: 0, to: 600 }];
    const china = {
      id: 'k',
      version: 1,
      name: 'k',
      departments: ['*'],
      week: Array(7).fill(shifts),
      holidays: 'china' as const,
      years: [],
      days: [],
    };
    const newYear = { occurredAt: new Date('2026-12-31T02:00:00Z'), facts: {} };
    expect(dueAfter({ target: less, basis: 'working' }, newYear, china)).toEqual({
      missing: 'calendar-year',
      year: 2027,
    });
  });
});
