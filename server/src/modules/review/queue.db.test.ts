/** A review queue of more steps than are looked through at once: every one is reached, and its file and its numbers leave none out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueueRow } from '../../../../contract/review.ts';
import { openHttpWorld, type HttpWorld } from '../../../test/http.ts';
import { refusalOf } from '../../../test/order-desk.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';

/** More than one look goes through. */
const many = 430;

let world: HttpWorld;
let desk: ReviewDesk;
let orderIds: string[];
beforeAll(async () => {
  world = await openHttpWorld();
  desk = await openReviewDesk(world);
  const lines = [{ sku: 'BWB500-WH', quantity: '2', unitPrice: '60' }];
  const input = () => desk.newOrder({ shopId: desk.b2bShopId, channel: 'phone', lines });
  const inputs = Array.from({ length: many }, input);
  const entered = await world.many<{ id: string }>('orders.create', inputs, desk.who.seller);
  orderIds = entered.flatMap((one) => (one.ok ? [one.output.id] : []));
  const checks = orderIds.map((orderId) => ({ orderId }));
  await world.many('orders.check', checks, world.people.checker);
}, 120_000);
afterAll(() => world.close());

type Page = { items: QueueRow[]; next?: string };
const pageOf = (who: ReviewDesk['who']['sales'], more: object) => world.ask<Page>('review.queue', more, who);

async function wholeQueueOf(who: ReviewDesk['who']['sales'], limit: number): Promise<Page[]> {
  const pages = [await pageOf(who, { limit })];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await pageOf(who, { limit, cursor: next }));
  return pages;
}

test('is paged through, each step once, in its sequence [OS-3.1]', async () => {
  const pages = await wholeQueueOf(desk.who.sales, 100);
  const items = pages.flatMap((page) => page.items);
  expect(items.map((one) => one.orderId).sort()).toEqual([...orderIds].sort());
  expect(items.map((one) => one.dueAt)).toEqual(items.map((one) => one.dueAt).sort());
  const broken = pageOf(desk.who.sales, { cursor: 'n-from-elsewhere' });
  expect((await refusalOf(broken)).code).toBe('CURSOR_INVALID');
});

test('goes on for an administrator behind four hundred steps that others decide [OS-3.1]', async () => {
  for (const who of [desk.who.sales, desk.who.salesLead])
    await world.act('people.set-absence', {
      staffId: who.id,
      from: '2026-11-01T00:00:00Z',
      until: '2027-12-01T00:00:00Z',
      substituteIds: [],
    });
  await world.kernel.caches.refresh();
  const last = await desk.submit({ lines: [{ sku: 'BWB500-WH', quantity: '2', unitPrice: '60' }] });
  const step = (await desk.step(last.id, 'sales')).step.id;
  await world.kernel.database.query(
    `update review_steps set persons = array[$2::uuid], due_at = due_at + interval '1 day' where id = $1`,
    [step, desk.who.sales.id],
  );
  // Those of the others have a colleague who is here: the seller's own orders apart, nobody asks an administrator.
  await world.kernel.database.query(
    `update review_steps set persons = array[$2::uuid] where state = 'open' and id <> $1`,
    [step, desk.who.finance2.id],
  );
  const pages = await wholeQueueOf(world.people.admin, 200);
  expect(pages[0]?.items).toEqual([]);
  expect(pages.flatMap((page) => page.items).map((one) => one.orderId)).toEqual([last.id]);
  expect((await wholeQueueOf(desk.who.finance2, 200)).flatMap((page) => page.items)).toHaveLength(many);
});

test('is one file, however long it is, each step once [OS-3.1] [OS-8.3]', async () => {
  const session = await world.signIn('finance2');
  const asked = await world.send<{ exportId: string }>(
    'POST /lists/reviews/exports',
    { filter: {}, format: 'csv' },
    { session },
  );
  const url = `/api/exports/${asked.body.exportId}/file`;
  const file = await world.app.inject({ url, cookies: { luyue_session: session } });
  const rows = file.body.trim().split('\r\n').slice(1);
  expect(rows).toHaveLength(many);
  expect(new Set(rows).size).toBe(many);
});

test('is counted by department, and each number opens exactly its orders [OS-3.3]', async () => {
  type Counts = { steps: { department: string; open: number; decided: number; late: number }[] };
  const { steps } = await world.ask<Counts>('review.numbers', {}, desk.who.finance);
  const sales = steps.find((one) => one.department === 'sales');
  expect(sales).toMatchObject({ open: many + 1, decided: 0 });
  const opened: string[] = [];
  type Orders = { items: { orderId: string }[]; next?: string };
  const ask = (more: object) => world.ask<Orders>('review.number-orders', more, desk.who.finance);
  const asked = { measure: 'open', department: 'sales', limit: 200 };
  let cursor: string | undefined;
  do {
    const page = await ask({ ...asked, cursor });
    opened.push(...page.items.map((one) => one.orderId));
    cursor = page.next;
  } while (cursor);
  expect(new Set(opened).size).toBe(many + 1);
  expect(opened).toHaveLength(many + 1);
  expect((await ask({ measure: 'decided', department: 'sales' })).items).toEqual([]);
  expect((await refusalOf(ask({ measure: 'by-rule', department: 'sales' }))).code).toBe('MEASURE_NOT_OF_DEPARTMENT');
});
