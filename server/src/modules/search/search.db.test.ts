/** The one search: every kind that the reader may open, nothing that the reader may not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { searchEverywhere } from '../../../../contract/search.ts';
import { worldPassword } from '../../../test/http.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';

let world: World;
let order: { id: string; number: string };
beforeAll(async () => {
  world = await openWorld();
  const receiver = {
    name: '李小满',
    phone: '13800001234',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '测试路 1 号',
  };
  order = await world.act(
    'orders.create',
    {
      shopId: world.shopId,
      channel: 'platform',
      receiver,
      lines: [{ sku: 'BWB500-WH', quantity: '1' }],
    },
    world.people.clerk,
  );
});
afterAll(() => world.close());

const find = async (text: string, actor: Actor = world.people.clerk) =>
  (await world.ask<OutputOf<typeof searchEverywhere>>('search.everywhere', { text }, actor)).groups;
const ids = (groups: Awaited<ReturnType<typeof find>>, kind: string) =>
  groups.find((group) => group.kind === kind)?.items.map((one) => one.id) ?? [];

/** As an input method types it in its full width. */
const asWide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

test('an order is found by its last digits, its receiver’s phone, phone tail and name [CC-2.4]', async () => {
  for (const text of [
    order.number.slice(-6),
    '13800001234',
    '1234',
    '李小满',
    asWide(order.number.slice(-6)),
    '１３８００００１２３４',
  ])
    expect(ids(await find(text), 'order'), text).toEqual([order.id]);
});

test('a word finds products and orders that hold them, each kind by itself', async () => {
  const groups = await find('BWB500');
  expect(ids(groups, 'product').length).toBeGreaterThan(0);
  expect(ids(groups, 'order')).toEqual([order.id]);
  expect(JSON.stringify(groups)).not.toContain('13800001234');
});

test('a colleague is found by name, account and initials, by whoever may see who is there [CC-7.2]', async () => {
  const { admin } = world.people;
  const person = { name: '欧阳录', account: 'ouyang.l', roles: ['clerk'], password: worldPassword };
  const { id } = await world.act<{ id: string }>('people.add-staff', person, admin);
  for (const text of ['欧阳', 'OYL', 'ouyang']) expect(ids(await find(text), 'colleague'), text).toEqual([id]);
  expect(ids(await find('欧阳甲'), 'colleague')).toEqual([]);
  const without = new Map([...admin.permissions].filter(([name]) => name !== 'people.colleagues'));
  expect(ids(await find('欧阳', { ...admin, permissions: without }), 'colleague')).toEqual([]);
});

test('who may not ask a source finds nothing there [CC-7.2]', async () => {
  const { clerk } = world.people;
  const without = new Map([...clerk.permissions].filter(([name]) => name !== 'orders.search'));
  const groups = await find('1234', { ...clerk, permissions: without });
  expect(ids(groups, 'order')).toEqual([]);
  expect(ids(await find('1234', { ...clerk, shopIds: [] }), 'order')).toEqual([]);
});
