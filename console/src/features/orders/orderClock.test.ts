/** A badge tells in a few characters whose clock it is, by the rule that runs it. */
import { expect, test } from 'vitest';
import { clockViews } from './orderClock.ts';

const words = { t: ((key: string) => key) as never, name: (name: { zh: string }) => name.zh };
const sent = (rule: string, more: object = {}) => ({
  id: rule,
  rule,
  clause: 'OT-3.1@2',
  source: 'company' as const,
  startedAt: '2026-11-10T00:00:00Z',
  dueAt: '2026-11-11T00:00:00Z',
  budgetMs: 86_400_000,
  state: 'running' as const,
  title: { zh: '条款标题', en: 'Title' },
  ...more,
});

test('a rule is named by what it times, wherever its clause stands before it', () => {
  const sources = clockViews(
    [sent('OT-3.1/prepare-presale'), sent('PD-3.1/hand-over'), sent('PD-3.1/deliver')],
    'douyin',
    words,
  ).map((clock) => clock.kind);
  expect(sources).toEqual(['clock.kind.prepare', 'clock.kind.hand-over', 'clock.kind.deliver']);
});

test('a rule of another name shows the title of its clause', () => {
  expect(clockViews([sent('CC-9.9/something-else')], 'douyin', words)[0]?.kind).toBe('条款标题');
});

test('a paused clock has no due time, and a voided one is not shown', () => {
  const clocks = clockViews(
    [sent('OT-3.1/prepare-normal', { state: 'paused' }), sent('OT-3.1/ship-normal', { state: 'voided' })],
    'douyin',
    words,
  );
  expect(clocks.map((clock) => [clock.state, clock.dueAt])).toEqual([['paused', undefined]]);
});

test('the badge opens the version that the clock started under', () => {
  expect(clockViews([sent('OT-3.1/prepare-normal')], 'douyin', words)[0]?.clause).toMatchObject({
    clause: 'OT-3.1',
    version: 2,
  });
});
