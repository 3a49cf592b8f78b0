/** Facts that rules look up: what a customer owes, how far a price lies below the list, what the stock lacks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../../kernel/context.ts';
import { openDesk, type Desk } from '../../../test/order-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { factsOfOrders } from '../policy/index.ts';

let world: World;
let desk: Desk;
let customerId: string;
beforeAll(async () => {
  world = await openWorld();
  desk = openDesk(world);
  const input = { type: 'company', name: '宁波测试酒店', creditLimit: 500_000, terms: 'credit', termsDays: 30 };
  ({ id: customerId } = await world.act<{ id: string }>('customers.add', input));
});
afterAll(() => world.close());

const look = async (names: string[], orderId: string) => {
  const ctx = contextFor(world.kernel, 'test', world.system, world.kernel.database, { clock: world.clock });
  return (await factsOfOrders(ctx, names, [orderId])).get(orderId) ?? {};
};
const onCredit = (more: object = {}) =>
  desk.enter({ customerId, paymentTerms: 'credit', payments: [], channel: 'phone', ...more });

test('tell what the other orders on credit owe, and since when that is overdue [OS-3.2]', async () => {
  const first = await onCredit();
  expect(await look(['customer.exposure'], first.id)).toMatchObject({ 'customer.exposure': 0, 'customer.orders': 0 });
  await world.act('orders.check', { orderId: first.id }, world.people.checker);
  const second = await onCredit();
  expect(await look(['customer.exposure', 'customer.creditLimit'], second.id)).toMatchObject({
    'customer.exposure': first.total,
    'customer.overdue': 0,
    'customer.creditLimit': 500_000,
    'customer.orders': 1,
  });
  world.clock.advance(35 * 86_400_000);
  expect(await look(['customer.overdue'], second.id)).toMatchObject({
    'customer.overdue': first.total,
    'customer.overdueDays': 5,
  });
});

test('tell how far an order lies below the list price, and how many pieces are not there [OS-3.2]', async () => {
  const lines = [
    { sku: 'BWB500-WH', quantity: '10', unitPrice: '71.1' },
    { sku: 'BWB500-GN', quantity: '1000003' },
  ];
  const order = await onCredit({ lines: lines.slice(0, 1), freight: 0, discount: 0 });
  expect(await look(['price.discount', 'stock.short'], order.id)).toMatchObject({
    'price.discount': 10,
    'stock.short': 0,
  });
  const large = await onCredit({ lines, freight: 0, discount: 0 });
  expect(await look(['stock.short'], large.id)).toMatchObject({ 'stock.short': 3 });
});

test('of somebody who is not on file are unknown, so that no condition holds by accident [OS-3.2]', async () => {
  const order = await desk.enter();
  const facts = await look(['customer.isBlacklisted'], order.id);
  expect(facts['customer.isBlacklisted']).toBeUndefined();
  expect(facts['customer.isKnown']).toBe(false);
});
