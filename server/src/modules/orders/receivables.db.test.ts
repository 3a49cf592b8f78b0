/** What a customer owes, on the customer's page and while an order is typed: by order, with the days that each is overdue. (OS-3.1, CC-2.1) */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receivable } from '../../../../contract/receivables.ts';
import { refusalOf } from '../../../test/order-desk.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  desk = await openReviewDesk(world);
});
afterAll(() => world.close());

const day = 86_400_000;

test('stands by age wherever credit is judged, and is gone when it is paid [OS-3.1] [CC-2.1]', async () => {
  const customerId = await desk.addCustomer();
  const owed = async () =>
    (await world.ask<{ items: Receivable[] }>('customers.receivables', { customerId }, world.people.clerk)).items;
  expect(await owed()).toEqual([]);
  const order = await desk.submit({ customerId });
  expect(await owed()).toMatchObject([{ orderId: order.id, late: 0 }]);
  world.clock.advance(40 * day);
  const [late] = await owed();
  expect(late).toMatchObject({ number: order.number, late: 10 });
  const typed = await world.ask<{ receivables: Receivable[]; credit: { used: number } }>(
    'entry.standing',
    { customerId },
    world.people.clerk,
  );
  expect(typed).toMatchObject({ receivables: [late], credit: { used: late?.owed } });
  const payment = { orderId: order.id, amount: late?.owed, occurredAt: world.clock.now().toISOString() };
  await world.act('payments.record', payment, world.people.finance);
  expect(await owed()).toEqual([]);
});

test('of nobody’s customer is refused, and the warehouse does not see it [OS-8.3]', async () => {
  const customerId = await desk.addCustomer();
  const ask = (id: string, actor = world.people.clerk) =>
    refusalOf(world.ask('customers.receivables', { customerId: id }, actor));
  expect((await ask(crypto.randomUUID())).code).toBe('NOT_FOUND');
  expect((await ask(customerId, world.people.warehouse)).code).toBe('RIGHT_MISSING');
});
