/** From an order's thread to the message that it came of, within the reader's rights and scope. (OS-8.1, PD-3.2) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOrder, openChannelWorld, told, type ChannelWorld } from '../../../test/channel-world.ts';
import { refusalOf } from '../../../test/order-desk.ts';
import { newId } from '../../kernel/ids.ts';

let world: ChannelWorld;
let shop: string;

beforeAll(async () => {
  world = await openChannelWorld();
  shop = await world.connect('standard');
});
afterAll(() => world.close());

test('an order names in its thread the message that told it, for those who see deliveries [OS-8.1] [PD-3.2]', async () => {
  const number = 'API-900001';
  await world.post('standard', shop, '', told('order.created', apiOrder(number)), `told-${number}`);
  await world.work();
  const { operations, warehouse } = world.people;
  const orderId = (await world.find(number))?.id;
  const { items } = await world.ask<{ items: { action: string; deliveryId: string | null }[] }>(
    'orders.timeline',
    { orderId },
    operations,
  );
  const deliveryId = items.find((one) => one.action === 'channels.take-order')?.deliveryId;
  expect(await world.ask('channels.delivery', { deliveryId }, operations)).toMatchObject({
    id: deliveryId,
    externalId: `told-${number}`,
    connectionId: shop,
    order: { id: orderId },
  });
  expect((await refusalOf(world.ask('channels.delivery', { deliveryId }, warehouse))).code).toBe('RIGHT_MISSING');
  expect((await refusalOf(world.ask('channels.delivery', { deliveryId: orderId }, operations))).code).toBe('NOT_FOUND');
  const elsewhere = { ...operations, shopIds: [newId()] };
  expect((await refusalOf(world.ask('channels.delivery', { deliveryId }, elsewhere))).code).toBe('NOT_FOUND');
});
