/** Refusals reach the reader in words, with their numbers filled in, at the field they speak about. */
import { expect, test } from 'vitest';
import { codeOfStatus, fieldWords, problemOf, refusalWords } from './problem.ts';

test('a listed refusal is told in the reader’s language with its parameters filled in', () => {
  const problem = { status: 429, code: 'TOO_MANY_REQUESTS', params: { seconds: 12 } };
  expect(refusalWords(problem, 'zh-CN').remedy).toBe('等 12 秒再试');
  expect(refusalWords(problem, 'en').remedy).toBe('Wait 12 seconds');
});

test('a code that this console does not know falls back to the server’s own words', () => {
  expect(refusalWords({ status: 409, code: 'NEWER_THAN_THIS_CONSOLE', detail: 'Because.' }, 'en').what).toBe(
    'Because.',
  );
});

test('an issue is told at its own field and nowhere else', () => {
  const problem = {
    status: 422,
    code: 'INPUT_INVALID',
    issues: [{ field: 'lines.0.quantity', code: 'too_small', message: 'more than zero' }],
  };
  expect(fieldWords(problem, 'lines.0.quantity', 'en')).toBe('more than zero');
  expect(fieldWords(problem, 'shopId', 'en')).toBeUndefined();
});

test('a broken wire is a refusal like any other, with a remedy', () => {
  expect(refusalWords(problemOf(new TypeError('failed')), 'zh-CN').remedy).toContain('再试');
});

test('a limit is told with its figure', () => {
  const issues = [{ field: 'reason', code: 'too_short', message: '', params: { min: 2 } }];
  expect(fieldWords({ status: 422, code: 'INPUT_INVALID', issues }, 'reason', 'zh-CN')).toBe('至少 2 个字');
});

test('what a proxy answers in place of the server is told in words, never as a number of a status', () => {
  for (const status of [413, 429, 431, 502]) {
    const { what, remedy } = refusalWords({ status, code: codeOfStatus(status) }, 'zh-CN');
    expect(`${what}${remedy}`).toMatch(/^[^A-Za-z0-9]+$/);
  }
});
