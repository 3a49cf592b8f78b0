import { describe, expect, test } from 'vitest';
import { compileCondition, readCondition, ruleApplies } from './condition.ts';
import type { FactTypes } from './condition.ts';

const types: FactTypes = {
  'order.type': 'string',
  'order.amount': 'int',
  'order.flags.urgent': 'bool',
  'order.shipBy': 'timestamp',
  'order.skus': 'list<string>',
  'order.rate': 'double',
};

describe('a condition', () => {
  test('reads facts by their dotted names and says which it uses, each once', () => {
    const condition = compileCondition(
      'order.type == "normal" && (order.flags.urgent || order.type == "custom")',
      types,
    );
    expect(condition.uses).toEqual(['order.type', 'order.flags.urgent']);
    expect(condition.evaluate({ 'order.type': 'normal', 'order.flags.urgent': true })).toBe(true);
    expect(condition.evaluate({ 'order.type': 'presale', 'order.flags.urgent': true })).toBe(false);
  });

  test('compares amounts given as number or as bigint', () => {
    const condition = compileCondition('order.amount + 1 > 500', types);
    expect(condition.evaluate({ 'order.amount': 500 })).toBe(true);
    expect(condition.evaluate({ 'order.amount': 500n })).toBe(true);
    expect(condition.evaluate({ 'order.amount': 499 })).toBe(false);
  });

  test('compares times given as Date or as text', () => {
    const condition = compileCondition('order.shipBy > timestamp("2026-11-11T00:00:00Z")', types);
    expect(condition.evaluate({ 'order.shipBy': new Date('2026-11-12') })).toBe(true);
    expect(condition.evaluate({ 'order.shipBy': '2026-11-10T00:00:00Z' })).toBe(false);
    expect(condition.evaluate({ 'order.shipBy': 'soon' })).toBe(false);
  });

  test('may ask whether a fact is known, and a fact left out is null', () => {
    const condition = compileCondition('order.shipBy != null', types);
    expect(condition.evaluate({})).toBe(false);
    expect(condition.evaluate({ 'order.shipBy': null })).toBe(false);
    expect(condition.evaluate({ 'order.shipBy': new Date(0) })).toBe(true);
  });

  test.each([
    'order.amount > 100',
    '!(order.amount > 100)',
    '!order.flags.urgent',
    'order.type.startsWith("n")',
    '"a" in order.skus',
  ])('%s is false while its fact is not known', (source) =>
    expect(compileCondition(source, types).evaluate({})).toBe(false),
  );

  test('is decided by the facts that are known where that is enough', () => {
    const condition = compileCondition('order.amount > 100 || order.type == "normal"', types);
    expect(condition.evaluate({ 'order.type': 'normal' })).toBe(true);
  });

  test('walks through a list without taking its variable for a fact', () => {
    const condition = compileCondition('order.skus.exists(sku, sku.startsWith("CUP"))', types);
    expect(condition.uses).toEqual(['order.skus']);
    expect(condition.evaluate({ 'order.skus': ['PAN-1', 'CUP-2'] })).toBe(true);
  });

  test('is compiled once for the same facts', () => {
    expect(compileCondition('order.amount > 7', types)).toBe(compileCondition('order.amount > 7', types));
  });
});

describe('what is wrong with a condition', () => {
  const problems = (source: string) => readCondition(source, types).problems;

  test('every unknown fact is told with its place', () => {
    expect(problems('order.typ == "a" && order.type == "b" && orders.x')).toEqual([
      { code: 'UNKNOWN_FACT', offset: 0, detail: 'order.typ' },
      { code: 'UNKNOWN_FACT', offset: 41, detail: 'orders.x' },
    ]);
  });

  test('half a name is not a fact', () => {
    expect(problems('order.flags != null')).toMatchObject([{ code: 'UNKNOWN_FACT', detail: 'order.flags' }]);
  });

  test.each(['order.type ==', 'order.amount == "many"', 'order.type > 3', 'order.type.shout()'])(
    '%s is not a valid expression',
    (source) => expect(problems(source)).toMatchObject([{ code: 'BAD_CONDITION' }]),
  );

  test('an expression that is no judgement is refused', () => {
    expect(problems('order.amount + 1')).toMatchObject([{ code: 'CONDITION_NOT_BOOLEAN', detail: 'int' }]);
  });

  test('compiling an invalid one throws', () => {
    expect(() => compileCondition('order.nothing', types)).toThrow('order.nothing');
  });
});

test('a rule without a condition always applies', () => {
  expect(ruleApplies({}, {}, types)).toBe(true);
  expect(ruleApplies({ when: 'order.type == "custom"' }, { 'order.type': 'normal' }, types)).toBe(false);
});
