/** Review where an order is packed already, where amounts do not add up, and where many are decided at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/order-desk.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { QueueRow } from '../../../../contract/review.ts';
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

const prepare = (orderId: string) => world.act('orders.prepare', { orderId }, world.people.warehouse);

describe('a change after packing', () => {
  const packed = async () => {
    const order = await desk.submit();
    await prepare(order.id);
    await world.act('shipments.pack', { orderId: order.id }, world.people.warehouse);
    await world.act('orders.remark', { orderId: order.id, sellerRemark: '加贺卡' }, world.people.clerk);
    return { order, shipmentId: (await desk.see(order.id)).shipments[0]?.id };
  };

  test('keeps the parcel here until the department has looked, which is asked at once [OS-3.3]', async () => {
    const { order, shipmentId } = await packed();
    const label = { shipmentId, carrier: '百驿快递', waybill: `BY${order.number}` };
    const handOver = () => world.act('shipments.hand-over', label, world.people.warehouse);
    expect((await refusalOf(handOver())).code).toBe('REVIEW_OUTDATED');
    await advanceConsumer(world.kernel, reviewConsumer);
    const queue = await world.ask<{ items: QueueRow[] }>('review.queue', {}, desk.who.sales);
    expect(queue.items.map((one) => one.orderId)).toContain(order.id);
    await desk.approve(order.id, 'sales', desk.who.sales);
    await handOver();
  });

  test('is returned, and the return withdrawn while sales has not answered, though the order is on its way [OS-3.3]', async () => {
    const { order, shipmentId } = await packed();
    await world.act('review.follow', { orderId: order.id }, world.system);
    const { step, seen } = await desk.step(order.id, 'sales');
    const act = (name: string, more: object = {}) =>
      world.act(`review.${name}`, { stepId: step.id, ...more }, desk.who.sales);
    await act('return', { seen, reasons: [{ field: 'words', text: '贺卡写什么' }] });
    const both = await Promise.allSettled([act('withdraw'), act('withdraw')]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await act('approve', { seen });
    const label = { shipmentId, carrier: '百驿快递', waybill: `BY${order.number}` };
    await world.act('shipments.hand-over', label, world.people.warehouse);
    expect((await refusalOf(act('withdraw'))).code).toBe('REVIEW_TOO_LATE_TO_WITHDRAW');
  });

  test('does not stand in the way of unpacking, and packing again waits for the department [OS-3.3]', async () => {
    const { order, shipmentId } = await packed();
    await world.act('shipments.void', { shipmentId, reason: '加贺卡' }, world.people.warehouse);
    expect((await desk.see(order.id)).stage).toBe('preparing');
    const pack = () => world.act('shipments.pack', { orderId: order.id }, world.people.warehouse);
    expect((await refusalOf(pack())).code).toBe('REVIEW_OUTDATED');
    await advanceConsumer(world.kernel, reviewConsumer);
    await desk.approve(order.id, 'sales', desk.who.sales);
    await pack();
  });
});

test('amounts that do not add up are told with their sum [OS-3.1] [OS-3.2]', async () => {
  const input = { shopId: desk.b2bShopId, channel: 'phone', paymentTerms: 'credit' };
  const customerId = await desk.addCustomer();
  const order = await world.act<{ id: string }>(
    'orders.create',
    desk.newOrder({ ...input, customerId }),
    desk.who.seller,
  );
  // No action leaves an order so; a sum that was taken over from elsewhere might.
  await world.kernel.database.query(
    `update order_lines set unit_price = unit_price - 1 where order_id = $1 and unit_price > 0`,
    [order.id],
  );
  await world.act('orders.check', { orderId: order.id }, world.people.checker);
  const totals = (await desk.step(order.id, 'finance')).verdicts.find((one) => one.check === 'totals');
  expect(totals).toMatchObject({ verdict: 'fails', sum: { result: -300 } });
  expect(totals?.sum?.plus.map((one) => one.unit)).toEqual(['money', 'money']);
});

test('a batch of passing rows never takes one that fails, even if it passed when it was shown [OS-3.3]', async () => {
  const cheap = { lines: [{ sku: 'BWB500-WH', quantity: '2', unitPrice: '75' }] };
  const orders = [await desk.submit(cheap), await desk.submit(cheap), await desk.submit(cheap)];
  const rows = await Promise.all(orders.map(({ id }) => desk.step(id, 'sales')));
  expect(rows.map(({ step }) => step.failing)).toEqual([0, 0, 0]);
  const { customerId } = rows[1]?.order ?? {};
  const { rev } = await world.ask<{ rev: number }>('customers.standing', { customerId });
  const standing = { customerId, blacklisted: true, usualDiscount: 0, reason: '失信' };
  await world.act('customers.set-standing', standing, desk.who.finance, { ifMatch: rev });
  const inputs = rows.map(({ step, seen }) => ({ stepId: step.id, seen }));
  const results = await world.many('review.approve-passing', inputs, desk.who.sales);
  expect(results.map((one) => (one.ok ? one.output : one.refusal.code))).toMatchObject([
    { state: 'approved' },
    'REVIEW_ROW_FAILING',
    { state: 'approved' },
  ]);
});
