import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkPack } from './check-pack.ts';
import { compileCondition } from './condition.ts';
import type { FactValues } from './condition.ts';
import { excludeEachOther } from './exclusion.ts';
import { readPack } from './read-pack.ts';
import { vocabularyWith } from './vocabulary.ts';

const folder = new URL('../../../../policies/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({
    file: `policies/${name}`,
    text: readFileSync(new URL(name, folder), 'utf8'),
  }));
const vocabulary = vocabularyWith({
  actions: ['orders.check', 'orders.correct', 'orders.accept', 'orders.close'],
  metrics: [
    'entry-corrections',
    'entry-error-rate',
    'check-error-rate',
    'mean-receipt-to-shipping',
    'on-time-share',
    'order-accuracy',
  ],
});
const { pack, problems } = readPack(files);
const clauses = pack.clauses.map((each) => each.clause);
const rules = clauses.flatMap((clause) => clause.rules);

/** Every row of the clause table of the four policies. */
const numbered: Record<string, string> = {
  OS: '1 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3 5.1 5.2 5.3 6.1 6.2 6.3 7.1 7.2 7.3 8.1 8.2 8.3 9.1 9.2 9.3',
  OT: '2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6',
  CC: '1 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6.1 6.2 6.3 7.1 7.2 7.3',
  PD: '3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6.1 6.2 6.3 7',
};

describe('the policy pack that is shipped', () => {
  test('is free of faults', () => {
    expect([...problems, ...checkPack(pack, vocabulary)]).toEqual([]);
  });

  test('holds every clause of the four policies, and no other', () => {
    const expected = Object.entries(numbered).flatMap(([policy, ids]) => ids.split(' ').map((id) => `${policy}-${id}`));
    expect(clauses.map((clause) => clause.id).sort()).toEqual(expected.sort());
  });

  test('is written in both languages, with no number left open in its texts', () => {
    for (const { id, title, text } of clauses) {
      expect(title.zh + text.zh, id).toMatch(/^[\p{Script=Han}]/u);
      expect(title.en + text.en, id).not.toMatch(/\p{Script=Han}|[{}]/u);
      expect(text.zh, id).not.toMatch(/[{}]|\[x\]/);
    }
  });

  test('gives a normal order 24 hours to be prepared and 48 to be shipped, both from full payment', () => {
    const found = ['OT-3.1/prepare-normal', 'OT-3.1/ship-normal'].map((id) => rules.find((rule) => rule.id === id));
    expect(found).toMatchObject([
      { start: 'order.paid', stop: ['order.prepared'], target: { value: 24, unit: 'h' }, basis: 'natural' },
      { start: 'order.paid', stop: ['order.shipped'], target: { value: 48, unit: 'h' }, basis: 'natural' },
    ]);
  });

  test('a change of its 48 hours to 36 changes the rule and the words, and nothing else', () => {
    const changed = files.map((file) => ({ ...file, text: file.text.replace('target: 48h', 'target: 36h') }));
    const read = readPack(changed);
    expect([...read.problems, ...checkPack(read.pack, vocabulary)]).toEqual([]);
    const clause = read.pack.clauses.find((each) => each.clause.id === 'OT-3.1')?.clause;
    expect(clause?.text.zh).toContain('36 小时内发出');
    expect(clause?.text.en).not.toContain('48');
  });
});

describe('the deadlines of an order', () => {
  const applying = (facts: FactValues, start: string) =>
    rules.flatMap((rule) => {
      if (rule.kind !== 'deadline' || rule.start !== start) return [];
      return rule.when === undefined || compileCondition(rule.when, vocabulary.facts).evaluate(facts)
        ? [rule.name]
        : [];
    });
  const soon = new Date('2026-11-21T21:00:00+08:00');

  test.each([
    [
      'normal on a platform',
      { 'order.type': 'normal', 'order.platformShipBy': soon },
      ['prepare-normal', 'ship-normal', 'platform-ship'],
    ],
    ['normal elsewhere', { 'order.type': 'normal' }, ['prepare-normal', 'ship-normal']],
    [
      'presale with a date',
      { 'order.type': 'presale', 'order.promisedShipAt': soon },
      ['prepare-presale', 'ship-presale'],
    ],
    ['presale without', { 'order.type': 'presale' }, ['prepare-presale-undated', 'ship-presale-undated']],
    ['custom without a date', { 'order.type': 'custom' }, ['ship-custom-undated']],
  ])('that is %s, from payment', (_kind, facts, expected) => {
    expect(applying({ 'order.stage': 'entered', ...facts }, 'order.paid')).toEqual(expected);
    expect(applying({ 'order.stage': 'shipped', ...facts }, 'order.paid')).toEqual([]);
  });

  test('the check has one clock, whether the order came from a platform or not', () => {
    expect(applying({ 'order.shopPlatform': 'douyin', 'order.isPaid': true }, 'order.entered')).toEqual([
      'check-platform',
    ]);
    expect(applying({ 'order.isPaid': true }, 'order.entered')).toEqual(['check']);
    const unpaid = { 'order.isPaid': false, 'order.paymentTerms': 'prepaid' };
    expect(applying(unpaid, 'order.entered')).toEqual(['check', 'pay']);
  });
});

test('an order passes the check by rule only when nothing speaks for a person', () => {
  const rule = rules.find((each) => each.id === 'CC-2.3/auto-check');
  const demand = compileCondition(rule?.kind === 'check' ? rule.demand : 'false', vocabulary.facts);
  const plain = {
    'order.agreesWithCatalogue': true,
    'order.hasBuyerMessage': false,
    'order.hasRefundRequest': false,
    'order.held': false,
  };
  expect(demand.evaluate(plain)).toBe(true);
  expect(demand.evaluate({ ...plain, 'order.hasBuyerMessage': true })).toBe(false);
  expect(demand.evaluate({ ...plain, 'order.agreesWithCatalogue': null })).toBe(false);
});

test('the checker may be anybody but the one who entered', () => {
  const rule = rules.find((each) => each.id === 'CC-2.3/four-eyes');
  const demand = compileCondition(rule?.kind === 'check' ? rule.demand : 'false', vocabulary.facts);
  expect(demand.evaluate({ 'order.enteredBy': 'a', 'order.checkedBy': 'b' })).toBe(true);
  expect(demand.evaluate({ 'order.enteredBy': 'a', 'order.checkedBy': 'a' })).toBe(false);
  expect(demand.evaluate({ 'order.enteredBy': null, 'order.checkedBy': 'b' })).toBe(true);
});

test('every pair of clocks over one span of an order is known to exclude each other', () => {
  const deadlines = rules.filter((rule) => rule.kind === 'deadline');
  const pairs = deadlines.flatMap((a, index) => deadlines.slice(index + 1).map((b) => [a, b] as const));
  const sameSpan = pairs.filter(([a, b]) => a.start === b.start && a.source === b.source && a.stop[0] === b.stop[0]);
  expect(sameSpan.length).toBeGreaterThan(5);
  for (const [a, b] of sameSpan) expect(excludeEachOther(a.when, b.when), `${a.id} ${b.id}`).toBe(true);
});
