/** Review of special orders: an approval is bound to the kinds and details that it looked at, and high priority comes first. (OS-2.3, OS-3.3) */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueueRow } from '../../../../contract/review.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { reviewConsumer } from './follow-order.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  await registerConsumers(world.kernel, [reviewConsumer]);
  desk = await openReviewDesk(world);
});
afterAll(() => world.close());

const onSite = { flags: ['unusualPlace'], details: { unusualPlace: { place: 'site' } } };

async function correct(orderId: string, more: object): Promise<void> {
  const { rev } = await desk.see(orderId);
  const correction = { orderId, reason: '客户换了地点', ...more };
  await world.act('orders.correct', correction, world.people.checker, { ifMatch: rev });
}

const stale = async (orderId: string) =>
  (await desk.review(orderId)).rounds[0]?.steps.filter((one) => one.stale).map((one) => one.name);

describe('an approval of a special order', () => {
  test('is void for those who looked at its kinds and details, and for nobody else [OS-2.3] [OS-3.3]', async () => {
    const order = await desk.submit(onSite);
    expect((await desk.review(order.id)).state).toBe('approved');
    await correct(order.id, { details: { unusualPlace: { place: 'remote' } } });
    expect(await stale(order.id)).toEqual(['production', 'logistics']);
    await advanceConsumer(world.kernel, reviewConsumer);
    const voided = (await desk.review(order.id)).rounds[0]?.steps.filter((one) => one.state === 'voided');
    expect(voided?.map((one) => one.name)).toEqual(['production', 'logistics']);
    await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
  });

  test('also when a kind is set after it [OS-2.3] [OS-3.3]', async () => {
    const order = await desk.submit();
    await correct(order.id, { flags: ['urgent'] });
    expect(await stale(order.id)).toEqual(['production', 'logistics']);
  });
});

test('what goes first comes first in the queue of its reviewer, and shows what was asked [OS-2.3] [OS-3.1]', async () => {
  const tooMuch = { lines: [{ sku: 'BWB500-WH', quantity: '100' }] };
  const plain = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
  world.clock.advance(60_000);
  const urgent = { flags: ['urgent'], details: { urgent: { why: '样板间后天交付' } } };
  const first = await desk.submit({ ...tooMuch, ...urgent, customerId: await desk.addCustomer() });
  const { items } = await world.ask<{ items: QueueRow[] }>('review.queue', {}, desk.who.finance);
  expect(items.map((one) => one.orderId)).toEqual([first.id, plain.id]);
  const { order } = await desk.step(first.id, 'finance');
  expect(order).toMatchObject({ flags: ['urgent'], details: [{ shown: { zh: '样板间后天交付' } }] });
});
