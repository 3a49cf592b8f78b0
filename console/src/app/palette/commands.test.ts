/** What the palette offers, decided without a browser. */
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import frame from '../../i18n/zh-CN/frame.json' with { type: 'json' };
import { actionItems, type MyAction } from './commands.ts';

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

test('the pages’ sounds are those of their names', () => {
  const sounds = Object.fromEntries(
    Object.entries(frame.area).map(([id, name]) => [id, pinyin(name, { toneType: 'none', v: true })]),
  );
  expect(frame.areaSound).toEqual(sounds);
});
