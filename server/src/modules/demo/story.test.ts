/** The story is decided before anything is written: the same each time, and as full as the company is. */
import { expect, test } from 'vitest';
import samples from '../../../../samples/goods.json' with { type: 'json' };
import { departments, roles } from '../../../../contract/vocabulary.ts';
import { usccWarnings } from '../../../../contract/uscc.ts';
import { customers } from './customers.ts';
import { firm, shops, warehouses } from './firm.ts';
import { productInputs, skus } from './goods.ts';
import { hour, hourOf, nextOf, nextTick, pickUps, weekdayOf } from './hours.ts';
import { staffOf } from './staff.ts';
import { storyOf } from './story.ts';

const end = Date.parse('2026-11-22T01:20:00Z');
const staff = staffOf(7);
const sizes = { orders: 300, people: 193 };
const story = storyOf(7, end, sizes, staff);
const entries = story.steps.filter((one) => one.entry);

test('the same seed and end tell the same story, another seed another', () => {
  expect(storyOf(7, end, sizes, staffOf(7))).toEqual(story);
  expect(storyOf(8, end, sizes, staffOf(8))).not.toEqual(story);
});

test('one more order changes nothing about the others', () => {
  const more = storyOf(7, end, { ...sizes, orders: 301 }, staff);
  const keys = new Set(entries.map((one) => one.order));
  expect(more.steps.filter((one) => keys.has(one.order))).toEqual(story.steps);
});

test('nothing happens after the end, and every order is entered before anything else is done with it', () => {
  expect(story.steps.every((one, n) => one.at <= end && one.at >= (story.steps[n - 1]?.at ?? 0))).toBe(true);
  const entered = new Set<string>();
  for (const one of story.steps) {
    if (one.entry) entered.add(one.order);
    expect(entered.has(one.order), `${one.action} of ${one.order}`).toBe(true);
  }
  expect(entered.size).toBe(entries.length);
});

test('nobody checks what the same person entered [CC-2.3]', () => {
  const enteredBy = new Map(entries.map((one) => [one.order, one.by]));
  const checks = story.steps.filter((one) => one.action === 'orders.check');
  expect(checks.filter((one) => enteredBy.get(one.order) === one.by)).toEqual([]);
});

test('the 35 SKUs are those of the example files, the shares are whole', () => {
  expect(skus.map(({ code, fen }) => ({ code, fen }))).toEqual(samples.map(({ code, fen }) => ({ code, fen })));
  expect([productInputs().length, skus.length]).toEqual([20, 35]);
  expect(shops.reduce((sum, one) => sum + one.share, 0)).toBe(100);
  expect(warehouses.reduce((sum, one) => sum + one.share, 0)).toBe(100);
});

test('192 people and one streamer of an agency; each role has an account of its name, each department a head [CC-1]', () => {
  expect(staff).toHaveLength(193);
  expect(new Set(staff.map((one) => one.account)).size).toBe(193);
  for (const role of Object.keys(roles)) {
    const own = staff.find((one) => one.account === role);
    expect(own?.roles).toContain(role);
    expect(own?.signsIn).toBe(true);
  }
  for (const department of Object.keys(departments)) {
    expect(
      staff.some((one) => one.department === department && one.roles.includes('manager')),
      department,
    ).toBe(true);
  }
});

test('credit codes of the invented companies are well formed', () => {
  for (const code of [firm.entity.uscc, firm.trading.uscc, ...customers.map((one) => one.uscc)])
    expect(usccWarnings(code), code).toEqual([]);
});

test('shares are as the company’s practice has them: messages, presales, made to measure, refunds before shipping', () => {
  const share = (what: (input: Record<string, unknown>) => boolean): number =>
    entries.filter((one) => what(one.input)).length / entries.length;
  expect(share((input) => input['buyerMessage'] !== '')).toBeGreaterThan(0.04);
  expect(share((input) => input['type'] === 'presale')).toBeGreaterThan(0.05);
  expect(share((input) => input['type'] === 'custom')).toBeGreaterThan(0.01);
  expect(story.steps.filter((one) => one.input['kind'] === 'refund').length / entries.length).toBeGreaterThan(0.03);
});

test('times are told in the company’s zone', () => {
  const night = Date.parse('2026-11-21T16:10:00Z');
  expect([hourOf(night), weekdayOf(night)]).toEqual([0, 0]);
  expect(nextTick(night, hour)).toBe(Date.parse('2026-11-21T17:00:00Z'));
  expect(nextOf(night, pickUps)).toBe(Date.parse('2026-11-22T04:00:00Z'));
  expect(nextOf(Date.parse('2026-11-21T15:40:00Z'), pickUps)).toBe(Date.parse('2026-11-22T04:00:00Z'));
});
