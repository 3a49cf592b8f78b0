import { expect, test } from 'vitest';
import { clauseRef, compareClauses, isClauseId, parseClauseRef } from './clauses.ts';

test('a clause and its version are written and read as OT-3.1@3', () => {
  expect(clauseRef('OT-3.1', 3)).toBe('OT-3.1@3');
  expect(parseClauseRef('OT-3.1@3')).toEqual({ clause: 'OT-3.1', version: 3 });
});

test.each(['OT-3.1', 'OT-3.1@', 'OT-3.1@0', 'OT-3.1@x', '@3', 'ot-3.1@1', 'OT-3.@1'])(
  '%s names no clause version',
  (text) => {
    expect(parseClauseRef(text)).toBeUndefined();
  },
);

test('only a policy of two letters and numbers joined by points is a clause id', () => {
  expect(['OS-1', 'OT-3.1', 'CC-2.3.1'].every(isClauseId)).toBe(true);
  expect(['OS', 'OS-', 'OSX-1', 'OS-a', 'OS-1.'].some(isClauseId)).toBe(false);
});

test('clauses sort by policy as the company reads them, and by number, not by letter', () => {
  const sorted = ['PD-7', 'OT-3.1', 'OS-10', 'OS-9.2', 'OS-9', 'CC-1', 'OT-3', 'ZZ-1'].sort(compareClauses);
  expect(sorted).toEqual(['OS-9', 'OS-9.2', 'OS-10', 'OT-3', 'OT-3.1', 'CC-1', 'PD-7', 'ZZ-1']);
});
