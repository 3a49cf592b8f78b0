/** The life of an exception, for every state and action, and when a cause counts as come back. */
import { describe, expect, test } from 'vitest';
import { exceptionStates, type ImprovementState } from '../../../../contract/exception-words.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  dueOf,
  nextState,
  possibleActions,
  recurrenceOf,
  rungOf,
  stateAfterResult,
  type CauseRule,
  type ExceptionAction,
} from './exception.ts';

const actions: ExceptionAction[] = ['take', 'assign', 'note', 'resolve', 'plan', 'finish', 'reopen'];
const improvements: ImprovementState[] = ['none', 'planned', 'done', 'reopened'];

const passes = (state: (typeof exceptionStates)[number], improvement: ImprovementState, action: ExceptionAction) => {
  try {
    return nextState({ state, improvement }, action);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('every state and action', () => {
  test('what is listed as possible passes, the rest is refused with a reason', () => {
    for (const state of exceptionStates) {
      for (const improvement of improvements) {
        const possible = possibleActions({ state, improvement });
        for (const action of actions)
          expect((exceptionStates as readonly string[]).includes(passes(state, improvement, action))).toBe(
            possible.includes(action),
          );
      }
    }
  });

  test.each([
    ['resolved', 'none', 'take', 'EXCEPTION_SETTLED'],
    ['open', 'none', 'reopen', 'EXCEPTION_UNSETTLED'],
    ['closed', 'none', 'finish', 'IMPROVEMENT_MISSING'],
    ['closed', 'done', 'reopen', 'open'],
    ['taken', 'planned', 'plan', 'taken'],
  ] as const)('%s, improvement %s: %s → %s', (state, improvement, action, wanted) => {
    expect(passes(state, improvement, action)).toBe(wanted);
  });

  test('a result closes it, unless an improvement is owed', () => {
    expect(stateAfterResult({ improvement: 'none', recurred: false })).toBe('closed');
    expect(stateAfterResult({ improvement: 'none', recurred: true })).toBe('resolved');
    expect(stateAfterResult({ improvement: 'planned', recurred: false })).toBe('resolved');
    expect(stateAfterResult({ improvement: 'done', recurred: true })).toBe('closed');
  });
});

describe('a cause', () => {
  const hour = 3_600_000;
  const rule = {
    within: { ms: 4 * hour },
    escalate: [{ at: { percent: 50 } }, { at: { percent: 100 } }],
    recurs: { within: { ms: 14 * 24 * hour }, times: 3, by: ['product', 'shop'] },
  } as unknown as CauseRule;
  const at = new Date('2026-11-21T00:00:00Z');

  test('gives a clock with its rungs', () => {
    expect(dueOf(rule, at)).toEqual(new Date('2026-11-21T04:00:00Z'));
    expect(rungOf(rule, at, 0)).toEqual(new Date('2026-11-21T02:00:00Z'));
    expect(rungOf(rule, at, 1)).toEqual(new Date('2026-11-21T04:00:00Z'));
    expect(rungOf(rule, at, 2)).toBeNull();
  });

  test('has come back along an axis that the policy names, from the third time on', () => {
    const marks = [
      { axis: 'product', value: 'a' },
      { axis: 'shop', value: 's' },
      { axis: 'person', value: 'p' },
    ] as const;
    const before = new Map([
      ['product a', 2],
      ['shop s', 1],
      ['person p', 9],
    ]);
    expect(recurrenceOf(rule, marks, before)).toEqual([
      { axis: 'product', value: 'a', times: 3, isOver: true },
      { axis: 'shop', value: 's', times: 2, isOver: false },
    ]);
    expect(recurrenceOf({ ...rule, recurs: undefined }, marks, before)).toEqual([]);
  });
});
