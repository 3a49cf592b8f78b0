/** A chart's figures leave the console whole. */
import { expect, test } from 'vitest';
import { csvOf, totalOf, type ChartData } from './chartData.ts';

const data: ChartData = {
  title: '今日进单',
  kind: 'bar',
  axis: '小时',
  categories: ['8', '=9'],
  series: [{ name: '说 "好"', values: [6, null] }],
};

test('what is unknown stays empty, quotes stay quotes, and nothing becomes a formula', () => {
  expect(csvOf(data)).toBe('\uFEFF"小时","说 ""好"""\r\n"8",6\r\n"\'=9",\r\n');
});

test('the total counts what is known', () => {
  expect(totalOf(data)).toBe(6);
});
