/** What the palette offers, decided without a browser. */
import { expect, test } from 'vitest';
import { actionItems, matching, type MyAction } from './commands.ts';

const action = (name: string, needs: MyAction['needs'] = 'nothing', zh = name): MyAction => ({
  action: name,
  title: { zh, en: name },
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
  const find = (typed: string) => matching(items, ({ zh, en }) => [zh, en], typed).map(({ zh }) => zh);
  expect(find('挂起')).toEqual(['挂起', '解除挂起']);
  expect(find('a HOLD lift')).toEqual(['解除挂起']);
  expect(find('退款')).toEqual([]);
});
