/** What a review rule says beside its standards: how many decide jointly, who decides the own order, and which hours count. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../../test/order-desk.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { catalogCache } from '../catalog/index.ts';
import type { StepPage } from '../../../../contract/review.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  desk = await openReviewDesk(world);
});
afterAll(() => world.close());

interface ReviewRuleBody {
  name: string;
  steps: { name: string }[];
}

/** Publishes the rule of business orders with something else in it, and in one of its steps. */
async function changeRule(rule: object, stepName: string, step: object): Promise<void> {
  const [row] = await world.kernel.database.query<{ version: number; body: { rules: ReviewRuleBody[] } }>(
    `select version, body from clause_versions where clause = 'OS-3.1' order by version desc limit 1`,
  );
  const rules = row?.body.rules.map((one) => {
    if (one.name !== 'business') return one;
    const steps = one.steps.map((each) => (each.name === stepName ? { ...each, ...step } : each));
    return { ...one, ...rule, steps };
  });
  const effective = new Date(world.clock.now().getTime() + 1000).toISOString();
  const clause = { ...row?.body, rules, version: (row?.version ?? 0) + 1, effective };
  await world.act('policy.publish', { clauses: [clause] }, world.people.admin);
  world.clock.advance(2000);
  await world.kernel.caches.refresh();
}

const overLimit = async () =>
  desk.submit({ lines: [{ sku: 'BWB500-WH', quantity: '100' }], customerId: await desk.addCustomer() });
const tooFew = async () => {
  const skuId = (await world.kernel.caches.get(catalogCache)).value.skusByCode.get('JG-01')?.id;
  await world.act('catalog.set-price', { skuId, shopId: desk.b2bShopId, unitPrice: '159', minQuantity: '4' });
  world.clock.advance(60_000);
  return desk.submit({ lines: [{ sku: 'JG-01', quantity: '3' }] });
};
const tooCheap = { lines: [{ sku: 'BWB500-WH', quantity: '2', unitPrice: '60' }] };

test('two who decide jointly approve one content; what the first saw does not count for another [OS-3.1] [OS-3.3]', async () => {
  await changeRule({}, 'finance', { count: 2 });
  const order = await overLimit();
  await desk.approve(order.id, 'finance', desk.who.finance, { reason: '老客户' });
  const correct = async (freight: number) =>
    world.act('orders.correct', { orderId: order.id, reason: '加运费', freight }, world.people.checker, {
      ifMatch: (await desk.see(order.id)).rev,
    });
  await correct(1200);
  await desk.approve(order.id, 'finance', desk.who.finance2, { reason: '老客户' });
  expect((await desk.review(order.id)).state).toBe('open');
  expect((await desk.step(order.id, 'finance')).step).toMatchObject({ needed: 2, approvals: 1 });
  const again = () => desk.approve(order.id, 'finance', desk.who.finance, { reason: '再看过' });
  const both = await Promise.allSettled([again(), again()]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  await world.act('orders.prepare', { orderId: order.id }, world.people.warehouse);
  await changeRule({}, 'finance', { count: 1 });
});

test('an order of the only reviewer goes to the head of the department, or to whom the policy names [OS-3.1]', async () => {
  const away = { from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z', substituteIds: [] as string[] };
  await world.act('people.set-absence', { staffId: desk.who.sales.id, ...away });
  await world.kernel.caches.refresh();
  await changeRule({ self: 'lead' }, 'sales', {});
  const toLead = await desk.submit(tooCheap);
  const { step } = await desk.step(toLead.id, 'sales');
  expect(step.waitsOn).toEqual(['测试salesLead']);
  expect((await refusalOf(desk.approve(toLead.id, 'sales', desk.who.seller, { reason: '自己的' }))).code).toBe(
    'REVIEW_OWN_ORDER',
  );
  expect((await desk.review(toLead.id)).decisions).toMatchObject([{ kind: 'reroute', details: { to: 'sales.lead' } }]);
  await desk.approve(toLead.id, 'sales', desk.who.salesLead, { reason: '清仓' });
  await changeRule({ self: 'other' }, 'sales', {});
  const toOther = await desk.submit(tooCheap);
  expect((await desk.step(toOther.id, 'sales')).step.waitsOn).toEqual(['测试ordersLead']);
});

test('the clock of a step counts the working hours of its department, and no later calendar moves it [OS-3.1]', async () => {
  const office = { name: '办公', departments: ['*'], holidays: 'none', days: [], years: [] };
  const shift = [
    ['08:30', '12:00'],
    ['13:30', '18:00'],
  ];
  const publish = (week: unknown[], calendarId?: string) =>
    world.act<{ id: string }>('calendars.publish', { calendarId, calendar: { ...office, week } }, world.people.admin);
  const { id } = await publish([[], shift, shift, shift, shift, shift, []]);
  await world.kernel.caches.refresh();
  await changeRule({}, 'finance', { basis: 'working', within: '4h' });
  const evening = new Date('2026-11-13T09:30:00Z');
  world.clock.advance(evening.getTime() - world.clock.now().getTime());
  const order = await overLimit();
  const page: StepPage = await desk.step(order.id, 'finance');
  expect(page.step.dueAt).toBe('2026-11-16T04:00:00.000Z');
  await publish([shift, shift, shift, shift, shift, shift, shift], id);
  expect((await desk.step(order.id, 'finance')).step.dueAt).toBe('2026-11-16T04:00:00.000Z');
});

test('less than the minimum order of its price is decided by a person of sales [OS-3.2]', async () => {
  const order = await tooFew();
  const { verdicts } = await desk.step(order.id, 'sales');
  expect(verdicts.find((one) => one.check === 'minimum')).toMatchObject({ verdict: 'person' });
});
