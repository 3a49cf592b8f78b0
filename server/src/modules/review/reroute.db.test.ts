/** A step whose reviewers are gone since it was opened, and one of an order that goes first since then. (OS-2.3, OS-3.1) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueueRow } from '../../../../contract/review.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findReviewers } from './reroute-step.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  desk = await openReviewDesk(world);
});
afterAll(() => world.close());

const tooMuch = { lines: [{ sku: 'BWB500-WH', quantity: '100' }] };
const submit = async () => desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
const queueOf = async (who: Parameters<World['ask']>[2]) =>
  (await world.ask<{ items: QueueRow[] }>('review.queue', {}, who)).items.map((one) => one.orderId);

test('an order that is corrected to go first comes first in the queue, and falls back with the mark [OS-2.3] [OS-3.1]', async () => {
  const plain = await submit();
  world.clock.advance(60_000);
  const later = await submit();
  expect(await queueOf(desk.who.finance)).toEqual([plain.id, later.id]);
  const mark = async (more: object) => {
    const { rev } = await desk.see(later.id);
    const correction = { orderId: later.id, reason: '客户急要', ...more };
    await world.act('orders.correct', correction, world.people.checker, { ifMatch: rev });
  };
  await mark({ flags: ['urgent'], details: { urgent: { why: '后天交付' } } });
  expect(await queueOf(desk.who.finance)).toEqual([later.id, plain.id]);
  await mark({ flags: [] });
  expect(await queueOf(desk.who.finance)).toEqual([plain.id, later.id]);
});

test('when its reviewers have left, the policy says who decides, once though two look at once [OS-3.1]', async () => {
  const order = await submit();
  expect(await findReviewers(world.kernel, world.clock)).toBe(0);
  for (const staffId of [desk.who.finance.id, desk.who.finance2.id])
    await world.act(
      'people.deactivate',
      { staffId, handOverTo: desk.who.salesLead.id, reason: '离职' },
      world.people.admin,
    );
  await world.kernel.caches.refresh();
  await Promise.all([1, 2].map(() => findReviewers(world.kernel, world.clock)));
  const { decisions } = await desk.review(order.id);
  expect(decisions).toMatchObject([{ kind: 'reroute', details: { to: 'orders.lead' } }]);
  expect(await queueOf(desk.who.ordersLead)).toContain(order.id);
  await desk.approve(order.id, 'finance', desk.who.ordersLead, { reason: '财务无人，代批' });
  expect((await desk.review(order.id)).state).toBe('approved');
});
