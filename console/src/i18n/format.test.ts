/** Amounts and times read the same whatever zone and language the desk is set to. */
import { expect, test } from 'vitest';
import { formatsFor } from './format.ts';

test('money is minor units in the currency’s own places', () => {
  const zh = formatsFor('zh-CN');
  expect(zh.money(27140630)).toBe('¥271,406.30');
  expect(zh.amount(45700)).toBe('457.00');
  expect(zh.money(1500, 'JPY')).toContain('1,500');
});

test('a quantity loses only the zeros that mean nothing', () => {
  const zh = formatsFor('zh-CN');
  expect(['2.500', '10', '3.000', '-0.5', '1274', '-12345.60'].map(zh.decimal)).toEqual([
    '2.5',
    '10',
    '3',
    '-0.5',
    '1,274',
    '-12,345.6',
  ]);
});

test('a time of another year names the year, in the company’s zone', () => {
  expect(formatsFor('en').when('2019-12-31T16:30:00Z')).toBe('2020-01-01 00:30');
  expect(formatsFor('en').exact('2019-12-31T16:30:05Z')).toBe('2020-01-01 00:30:05');
});

test('the days beside today have their words; in an English column a date is shorter', () => {
  const at = (days: number) => Date.now() + days * 86_400_000;
  const [zh, en] = [formatsFor('zh-CN'), formatsFor('en')];
  expect([-1, 0, 1].map((days) => en.when(at(days)).split(' ')[0])).toEqual(['yesterday', 'today', 'tomorrow']);
  expect([-1, 0, 1].map((days) => zh.when(at(days)).split(' ')[0])).toEqual(['昨', '今', '明']);
  expect(en.whenPassed(at(-1))).toMatch(/^(\w{3} \d+|\d{4}-\d\d-\d\d) \d\d:\d\d$/);
  expect(zh.whenPassed(at(-1))).toMatch(/^昨 \d\d:\d\d$/);
  expect(en.whenPassed(at(0))).toMatch(/^\d\d:\d\d$/);
});

test('lengths of time are told in the two units that matter', () => {
  expect(formatsFor('en').span(80 * 60_000)).toBe('1 hr 20 min');
  expect(formatsFor('zh-CN').span(30 * 60_000)).toBe('30 分钟');
});

test('a unit price shows at least two places and never loses one', () => {
  const zh = formatsFor('zh-CN');
  expect([zh.price('329'), zh.price('79.50'), zh.price('0.333333'), zh.price('1099.000000')]).toEqual([
    '329.00',
    '79.50',
    '0.333333',
    '1,099.00',
  ]);
});

test('a code that is no currency hides no figures', () => {
  expect(formatsFor('en').money(12345, 'C  ')).toBe('123.45');
});
