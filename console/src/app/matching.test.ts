/** What is typed finds names by their words and by how they sound. */
import { expect, test } from 'vitest';
import { matching } from './matching.ts';

test('names are found in both languages by their words, beginnings first', () => {
  const items = [
    { zh: '解除挂起', en: 'Lift a hold' },
    { zh: '挂起', en: 'Place a hold' },
  ];
  const find = (typed: string) =>
    matching(items, ({ zh, en }) => ({ names: [zh, en], sound: '' }), typed).map(({ zh }) => zh);
  expect(find('挂起')).toEqual(['挂起', '解除挂起']);
  expect(find('a HOLD lift')).toEqual(['解除挂起']);
  expect(find('退款')).toEqual([]);
});

test('names are found by how they sound: whole, from any syllable on, or by first letters', () => {
  const items = [
    { zh: '订单', sound: 'ding dan' },
    { zh: '录单', sound: 'lu dan' },
    { zh: '导入', sound: 'dao ru' },
  ];
  const find = (typed: string) =>
    matching(items, ({ zh, sound }) => ({ names: [zh], sound }), typed).map(({ zh }) => zh);
  expect(find('dd')).toEqual(['订单']);
  expect(find('dingdan')).toEqual(['订单']);
  expect(find('dingd')).toEqual(['订单']);
  expect(find('dan')).toEqual(['订单', '录单']);
  expect(find('an')).toEqual([]);
  expect(find('d')).toEqual([]);
  const colleagues = matching(items, ({ zh, sound }) => ({ names: [zh], sound }), 'd', 1).map(({ zh }) => zh);
  expect(colleagues).toEqual(['订单', '导入', '录单']);
});
