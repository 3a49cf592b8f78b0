/** The home page over a real database: its numbers come from the journal's consumer, within the reader's scope, each once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../../../contract/kit.ts';
import type { firstSteps, homePage, homeRecent, myActions } from '../../../../contract/home.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/access.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { newId } from '../../kernel/ids.ts';
import { homeConsumer } from './keep-tallies.ts';
import { forgetSteps } from './store.ts';

let world: World;
beforeAll(async () => {
  // Queries ask the database's own clock.
  world = await openWorld(new Date());
  await registerConsumers(world.kernel, [homeConsumer]);
});
afterAll(() => world.close());

const receiver = {
  name: '李小满',
  phone: '13800001234',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '测试路 1 号',
};
const enter = (actor = world.people.clerk) =>
  world.act<{ id: string; number: string; rev: number }>(
    'orders.create',
    { shopId: world.shopId, channel: 'platform', receiver, lines: [{ sku: 'BWB500-WH', quantity: '1' }] },
    actor,
  );
async function told(): Promise<void> {
  while ((await advanceConsumer(world.kernel, homeConsumer)).passed > 0) continue;
}
const page = (actor: Actor) => world.ask<OutputOf<typeof homePage>>('home.page', {}, actor);
const steps = async () =>
  (await world.ask<OutputOf<typeof firstSteps>>('home.first-steps', {}, world.people.admin)).steps;
const numberOf = async (actor: Actor, name: string) => (await page(actor)).numbers.find((one) => one.name === name);
const recent = (actor: Actor) => world.ask<OutputOf<typeof homeRecent>>('home.recent', {}, actor);

test('the first set-up is done when there is everything but an order, and over with the first one [OS-1]', async () => {
  const before = await steps();
  expect(before.filter((step) => !step.done).map((step) => step.name)).toEqual(['order']);
  await enter();
  expect((await steps()).every((step) => step.done)).toBe(true);
});

test('a clerk sees what was entered today by the own hand, and the desk’s hours hold it too [CC-2.2] [OS-9.2]', async () => {
  await enter();
  await told();
  const { numbers, hours } = await page(world.people.clerk);
  expect(numbers.find((one) => one.name === 'entered-today')).toMatchObject({
    value: 2,
    clause: 'CC-2.2@1',
    opens: { page: '/orders', search: { queue: 'all', today: 'enteredByMe' } },
  });
  const opened = (today: string, actor = world.people.clerk) =>
    world.ask<{ items: unknown[] }>('orders.list', { queue: 'all', today }, actor);
  expect((await opened('enteredByMe')).items).toHaveLength(2);
  expect((await opened('entered', world.people.checker)).items).toHaveLength(2);
  expect((await opened('enteredByMe', world.people.checker)).items).toEqual([]);
  expect((await opened('shipped')).items).toEqual([]);
  expect(hours?.parts).toMatchObject([
    { opens: { page: '/orders', search: { queue: 'all', today: 'entered' } }, items: [{ count: 2 }] },
    { opens: { page: '/orders', search: { queue: 'all', today: 'checked' } }, items: [] },
  ]);
});

test('an entry is counted once, however often the consumer begins again', async () => {
  const ofMonth = async () => (await numberOf(world.people.clerk, 'entry-errors'))?.of ?? 0;
  const before = await ofMonth();
  await enter();
  await Promise.all([advanceConsumer(world.kernel, homeConsumer), advanceConsumer(world.kernel, homeConsumer)]);
  await told();
  expect(await ofMonth()).toBe(before + 1);
});

test('an error that is corrected counts against the one who entered, over all that were entered [CC-5.1]', async () => {
  const order = await enter();
  await world.act(
    'orders.correct',
    { orderId: order.id, receiver: { detail: '测试路 2 号' }, reason: '门牌写错' },
    world.people.checker,
    { ifMatch: order.rev },
  );
  await told();
  const errors = await numberOf(world.people.clerk, 'entry-errors');
  expect(errors).toMatchObject({ unit: 'share', value: 1, of: 4, opens: { search: { queue: 'all', erred: 'entry' } } });
  const { items } = await world.ask<{ items: { id: string }[] }>(
    'orders.list',
    errors?.opens.search ?? {},
    world.people.clerk,
  );
  expect(items.map(({ id }) => id)).toEqual([order.id]);
});

test('nothing to measure has a denominator of zero, which is no hundred per cent', async () => {
  expect(await numberOf(world.people.warehouse, 'prepared-on-time')).toMatchObject({ value: 0, of: 0 });
});

test('whoever asks why the share is no hundred per cent opens exactly the orders that were not in time [OT-3.1]', async () => {
  const order = await enter();
  await world.act('orders.check', { orderId: order.id }, world.people.checker);
  await world.act(
    'payments.record',
    { orderId: order.id, amount: 7900, occurredAt: world.clock.now().toISOString(), method: '抖音支付' },
    world.people.finance,
  );
  await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
  world.clock.advance(40 * 3_600_000);
  await world.act('shipments.pack', { orderId: order.id }, world.people.warehouse);
  await told();
  const share = await numberOf(world.people.warehouse, 'prepared-on-time');
  expect(share).toMatchObject({ value: 0, of: 1, opens: { search: { queue: 'all', missed: 'prepared' } } });
  const { items } = await world.ask<{ items: { id: string }[] }>(
    'orders.list',
    share?.opens.search ?? {},
    world.people.warehouse,
  );
  expect(items.map(({ id }) => id)).toEqual([order.id]);
});

test('a person of one warehouse counts what lies there, an agency’s streamer nothing', async () => {
  const elsewhere = { ...world.people.warehouse, warehouseIds: [newId()] };
  expect((await numberOf(elsewhere, 'prepared-today'))?.value).toBe(0);
  expect(await page({ ...world.people.clerk, permissions: new Map([['home.page', 'all']]) })).toMatchObject({
    numbers: [],
    hours: null,
  });
});

test('what was just done can be taken back, until somebody has gone on from it [PD-3.2]', async () => {
  const { clerk } = world.people;
  const order = await enter();
  await world.act('orders.hold', { orderId: order.id, kind: 'other', reason: '等客户回电' }, clerk);
  expect((await recent(clerk)).isBehind).toBe(true);
  await told();
  expect((await recent(clerk)).isBehind).toBe(false);
  const step = (await recent(clerk)).items[0];
  expect(step).toMatchObject({ action: 'orders.hold', order: { number: order.number } });
  expect(step?.undo?.route).toBe('POST /orders/:orderId/holds/:holdId/release');
  await world.act('orders.remark', { orderId: order.id, sellerRemark: '已回电' }, world.people.checker);
  await told();
  expect((await recent(clerk)).items[0]?.undo).toBeNull();
  await world.act('orders.release', step?.undo?.input, clerk);
});

test('steps are kept for a few days only', async () => {
  await forgetSteps(world.kernel.database, new Date(world.clock.now().getTime() + 4 * 86_400_000));
  expect((await recent(world.people.clerk)).items).toEqual([]);
});

test('the palette knows what a person may do, and what it is done to', async () => {
  const { items } = await world.ask<OutputOf<typeof myActions>>('home.actions', {}, world.people.clerk);
  expect(items.find((one) => one.action === 'orders.hold')).toMatchObject({ needs: 'order', title: { zh: '挂起' } });
  expect(items.find((one) => one.action === 'orders.create')?.needs).toBe('nothing');
  expect(items.some((one) => one.action === 'orders.check')).toBe(false);
});
