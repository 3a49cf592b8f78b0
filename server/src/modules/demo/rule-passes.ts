/**
 * What passes by rule in the demonstration company: for three days a checker answers for the rule, platform orders that agree with
 * the catalogue pass in her name, every morning she is given a sample, and one of them was wrong. (CC-2.3)
 */
import { drawSamples } from '../entry-check/index.ts';
import type { RowResult } from '../../kernel/run-action.ts';
import { day, hour, minute } from './hours.ts';
import type { Stage } from './stage.ts';

const daysByRule = 3;

/** Rules that somebody answers for, with whom; named once, when the three days begin. */
export async function nameRuleOwners(stage: Stage, end: number): Promise<void> {
  const checker = await stage.person('checker');
  const admin = await stage.person('admin');
  const { items } = await stage.ask<Owned>('entry.rules', {});
  const before = stage.clock.at;
  stage.clock.at = new Date(end - daysByRule * day);
  for (const { rule, owner } of items)
    if (!owner) await stage.act('entry.own-rule', { rule, personId: checker.id, reason: '本月由她负责并抽查' }, admin);
  stage.clock.at = before;
}

interface Owned {
  items: { rule: string; owner: { id: string } | null }[];
}

type Result = RowResult<Record<string, string>>;

/** What the rule takes of these checks; what it does not take is left to a person, as undefined. */
export async function passByRule(
  stage: Stage,
  end: number,
  inputs: readonly unknown[],
): Promise<(Result | undefined)[]> {
  const nobody = inputs.map(() => undefined);
  if (stage.clock.at.getTime() < end - daysByRule * day) return nobody;
  const { items } = await stage.ask<Owned>('entry.rules', {});
  const rule = items.find((one) => one.owner);
  if (!rule?.owner) return nobody;
  const results = await stage.many<Record<string, string>>(
    'entry.pass-by-rule',
    inputs.map((input) => ({ orderId: orderOf(input), rule: rule.rule, ownerId: rule.owner?.id })),
  );
  return results.map((one) => (one.ok ? one : undefined));
}

const orderOf = (input: unknown): string => (input as { orderId: string }).orderId;

interface Sampled {
  items: { orderId: string; state: string }[];
}

/** The samples of the days that are over; of the last one only the first is judged yet. */
export async function judgeSamples(stage: Stage, end: number): Promise<void> {
  const checker = await stage.person('checker');
  const { items: rules } = await stage.ask<Owned>('entry.rules', {});
  let judged = 0;
  for (let ago = daysByRule; ago >= 0; ago--) {
    const morning = eightOClock(end - ago * day);
    if (morning > end) continue;
    stage.clock.at = new Date(morning);
    await drawSamples(stage.kernel, stage.clock);
    const isLast = ago === 0 || eightOClock(end - (ago - 1) * day) > end;
    const drawnOf = { rule: rules[0]?.rule, day: dateOf(morning - day) };
    const { items } = await stage.ask<Sampled>('entry.sample', drawnOf, checker);
    for (const { orderId, state } of isLast ? items.slice(0, 1) : items) {
      const verdict = judged++ === 1 ? wrong : { verdict: 'fine' };
      if (state !== 'open') continue;
      stage.clock.at = new Date(Math.min(end, stage.clock.at.getTime() + 4 * minute));
      await stage.act('entry.judge-sample', { orderId, ...verdict }, checker);
    }
  }
  stage.clock.at = new Date(end);
}

const wrong = {
  verdict: 'wrong',
  field: 'receiver.district',
  before: '江干区',
  after: '上城区',
  note: '区划已调整，平台还是旧名',
};

/** Eight in the morning of a company's day. */
const eightOClock = (at: number): number => Math.floor((at + 8 * hour) / day) * day;

const dateOf = (at: number): string => new Date(at + 8 * hour).toISOString().slice(0, 10);
