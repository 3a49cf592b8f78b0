/** Who looks at personal data says why where the policy in force demands it, and from the day on which it does. */
import { expect, test } from 'vitest';
import { clauseFromBody, type ClauseVersion } from './pack.ts';
import { lookReason, looksNeedReason } from './look-reason.ts';

function published(version: number, effective: string, demands: string[]): ClauseVersion {
  const body = clauseFromBody({
    id: 'OS-8.3',
    title: { zh: '保密', en: 'Confidentiality' },
    text: { zh: '客户隐私', en: 'Privacy of customers' },
    version,
    effective,
    rules: [{ kind: 'access', name: 'reveal', data: 'personal', roles: ['clerk'], demands }],
  });
  return { clause: 'OS-8.3', version, effective: new Date(effective), body };
}

const policy = {
  version: 2,
  clauses: [
    published(1, '2026-01-01T00:00:00+08:00', ['approval']),
    published(2, '2026-03-01T00:00:00+08:00', ['reason']),
  ],
};
const [before, since] = [new Date('2026-02-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];

test('a reason is asked for where the policy in force demands one [OS-8.3]', () => {
  expect([before, since].map((at) => looksNeedReason(policy, at))).toEqual([false, true]);
});

test('a look without the reason that is demanded is refused under its clause [OS-8.3]', () => {
  expect(() => lookReason(policy, undefined, since)).toThrow(
    expect.objectContaining({
      code: 'LOOK_REASON_MISSING',
      detail: expect.objectContaining({ clause: 'OS-8.3@2' }) as object,
    }),
  );
  expect(lookReason(policy, '联系现场', since)).toBe('联系现场');
});

test('without the demand a look needs none, and keeps one that was given', () => {
  expect(lookReason(policy, undefined, before)).toBeNull();
  expect(lookReason(policy, '核对', before)).toBe('核对');
});
