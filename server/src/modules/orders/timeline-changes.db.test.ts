/** The timeline tells what was changed, before and after, and never whom the parcel is for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
let desk: Desk;

beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
});
afterAll(() => world.close());

interface Told {
  items: { action: string; changes: { field: string; before: string; after: string }[]; details: object }[];
}

test('a correction, a remark and a new owner are told with before and after, the receiver masked [OS-8.1] [OS-8.3]', async () => {
  const { id: orderId, rev } = await desk.enter();
  const correction = { orderId, freight: 500, receiver: { name: '王大川' }, reason: '客户来电' };
  await world.act('orders.correct', correction, world.people.clerk, { ifMatch: rev });
  await world.act('orders.remark', { orderId, sellerRemark: '老客' }, world.people.clerk);
  await world.act('orders.remark', { orderId, sellerRemark: '老客，放门卫' }, world.people.clerk);
  await world.act('orders.assign', { orderId, staffId: world.people.checker.id }, world.people.operations);
  const { items } = await world.ask<Told>('orders.timeline', { orderId }, world.people.checker);
  const told = (action: string) => items.filter((one) => one.action === action).map((one) => one.changes);
  expect(told('orders.correct')).toEqual([
    [
      { field: 'receiver.name', before: '李**', after: '王**' },
      { field: 'freight', before: '0', after: '500' },
      { field: 'total', before: '48700', after: '49200' },
    ],
  ]);
  expect(told('orders.remark').flat()).toEqual([
    { field: 'sellerRemark', before: '', after: '老客' },
    { field: 'sellerRemark', before: '老客', after: '老客，放门卫' },
  ]);
  expect(told('orders.assign').flat()).toEqual([
    { field: 'owner', before: world.people.clerk.name, after: world.people.checker.name },
  ]);
  expect(JSON.stringify(items)).not.toContain('王大川');
});

test('a hold and a payment are told by what stood before and after them [OS-8.1]', async () => {
  const { id: orderId } = await desk.enter();
  const payment = { orderId, amount: 10_000, method: '转账', occurredAt: world.clock.now().toISOString() };
  await world.act('payments.record', { ...payment, kind: 'part' }, world.people.finance);
  await world.act('orders.hold', { orderId, kind: 'refund', reason: '买家申请退款' }, world.people.clerk);
  const { items } = await world.ask<Told>('orders.timeline', { orderId }, world.people.checker);
  const told = (action: string) => items.filter((one) => one.action === action).flatMap((one) => one.changes);
  expect(told('payments.record')).toEqual([{ field: 'paid', before: '0', after: '10000' }]);
  expect(told('orders.hold')).toEqual([{ field: 'holds', before: '', after: 'refund' }]);
});
