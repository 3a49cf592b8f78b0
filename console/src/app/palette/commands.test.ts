/** What the palette offers, decided without a browser. */
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import frame from '../../i18n/zh-CN/frame.json' with { type: 'json' };
import { actionItems, matching, type MyAction } from './commands.ts';

const action = (name: string, needs: MyAction['needs'] = 'nothing', zh = name): MyAction => ({
  action: name,
  title: { zh, en: name },
  sound: '',
  needs,
});
const open =
  (...pages: string[]) =>
  (page: string) =>
    pages.includes(page);

test('an action on an order asks for the order; any other leads to where it is done', () => {
  const items = actionItems(
    [action('orders.hold', 'order'), action('orders.create'), action('people.add-staff')],
    open('/orders/new', '/people'),
  );
  expect(items.map(({ id, to }) => [id, to])).toEqual([
    ['orders.hold', undefined],
    ['orders.create', '/orders/new'],
    ['people.add-staff', '/people'],
  ]);
});

test('what has no page here is not offered', () => {
  expect(actionItems([action('catalog.add-product'), action('keys.rotate')], open('/people'))).toEqual([]);
});

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
});

test('the pages’ sounds are those of their names', () => {
  const sounds = Object.fromEntries(
    Object.entries(frame.area).map(([id, name]) => [id, pinyin(name, { toneType: 'none', v: true })]),
  );
  expect(frame.areaSound).toEqual(sounds);
});
