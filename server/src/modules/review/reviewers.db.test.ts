/** What reviewers do beside approving and returning: pass on, ask, urge, stand in; and the clock that runs on each step. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeView } from '../../../../contract/notices.ts';
import type { QueueRow, StepPage } from '../../../../contract/review.ts';
import { refusalOf } from '../../../test/order-desk.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { noticeConsumer } from '../notices/index.ts';
import { escalateDue } from './urge-step.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  desk = await openReviewDesk(world);
  await registerConsumers(world.kernel, [noticeConsumer]);
});
afterAll(() => world.close());

const prepare = (orderId: string) => world.act('orders.prepare', { orderId }, world.people.warehouse);
const tooMuch = { lines: [{ sku: 'BWB500-WH', quantity: '100' }] };
const stepsOf = async (orderId: string) =>
  Object.fromEntries((await desk.review(orderId)).rounds[0]?.steps.map((one) => [one.name, one.state]) ?? []);

describe('a reviewer', () => {
  const opened = async () => {
    const order = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
    const { step, seen } = await desk.step(order.id, 'finance');
    return { order, step, seen };
  };

  test('hands over, delegates and gets it back, adds one before and one after [OS-3.1]', async () => {
    const { order, step, seen } = await opened();
    const act = (name: string, more: object, by = desk.who.finance) =>
      world.act(`review.${name}`, { stepId: step.id, ...more }, by);
    const self = act('transfer', { personId: desk.who.seller.id });
    expect((await refusalOf(self)).code).toBe('REVIEW_PERSON_UNFIT');
    await act('delegate', { personId: desk.who.sales.id, question: '客户靠得住吗' });
    const busy = act('approve', { seen, reason: '等不及' });
    expect((await refusalOf(busy)).code).toBe('REVIEW_DELEGATED');
    await act('hand-back', { opinion: '合作三年' }, desk.who.sales);
    expect((await refusalOf(act('hand-back', { opinion: '再来' }))).code).toBe('REVIEW_NOT_DELEGATED');
    await act('add-step', { where: 'before', personId: desk.who.production.id, reason: '请先看' });
    expect((await refusalOf(act('approve', { seen, reason: '老客户' }))).code).toBe('REVIEW_STEP_WAITS');
    const added = async (origin: string) =>
      (await desk.review(order.id)).rounds[0]?.steps.find((one) => one.origin === origin)?.id ?? '';
    const before = { stepId: await added('before'), seen };
    const page = await world.ask<StepPage>('review.step', { stepId: before.stepId }, desk.who.production);
    expect(page.verdicts.map((one) => [one.check, one.verdict])).toContainEqual(['credit', 'fails']);
    const inBatch = world.act('review.approve-passing', before, desk.who.production);
    expect((await refusalOf(inBatch)).code).toBe('REVIEW_ROW_FAILING');
    await world.act('review.approve', { ...before, reason: '产能够' }, desk.who.production);
    await act('add-step', { where: 'after', personId: desk.who.sales.id, reason: '最后看' });
    await act('transfer', { personId: desk.who.finance2.id, reason: '开会' });
    await act('approve', { seen, reason: '老客户' }, desk.who.finance2);
    expect((await refusalOf(prepare(order.id))).code).toBe('REVIEW_OPEN');
    await world.act('review.approve', { stepId: await added('after'), seen, reason: '同意' }, desk.who.sales);
    await prepare(order.id);
    expect((await refusalOf(act('approve', { seen, reason: '晚了' }))).code).toBe('REVIEW_STEP_ENDED');
  });

  test('gives a step only to who may end it, and tells them by name [OS-3.1]', async () => {
    const { order, step } = await opened();
    const act = (name: string, more: object) =>
      world.act(`review.${name}`, { stepId: step.id, ...more }, desk.who.finance);
    const personId = world.people.warehouse.id;
    const ways = {
      transfer: {},
      delegate: { question: '仓里怎么说' },
      'add-step': { where: 'before', reason: '请先看' },
      ask: { question: '仓里怎么说' },
    };
    for (const [name, more] of Object.entries(ways))
      expect((await refusalOf(act(name, { personId, ...more }))).code).toBe('REVIEW_PERSON_UNFIT');
    type Offered = { items: { id: string }[] };
    const offered = await world.ask<Offered>('people.colleagues', { may: 'review.approve' }, desk.who.finance);
    expect(offered.items.map((one) => one.id)).toContain(desk.who.sales.id);
    expect(offered.items.map((one) => one.id)).not.toContain(personId);
    await act('ask', { personId: desk.who.sales.id, question: '客户靠得住吗' });
    await act('delegate', { personId: desk.who.sales.id, question: '请出个意见' });
    expect((await desk.step(order.id, 'finance')).step.waitsOn).toEqual([desk.who.sales.name]);
    await world.act('review.urge', { stepId: step.id }, desk.who.seller);
    while ((await advanceConsumer(world.kernel, noticeConsumer)).passed > 0) continue;
    const { items } = await world.ask<{ items: NoticeView[] }>('notices.mine', {}, desk.who.sales);
    const told = items.filter((one) => one.subject?.id === order.id).map((one) => one.title.zh.split('：')[0]);
    expect(told.sort()).toEqual(['催办', '委派给您', '请答复']);
  });

  test('asks without ending the step, and is urged only so often [OS-3.1] [OS-3.3]', async () => {
    const { order, step } = await opened();
    await world.act('review.ask', { stepId: step.id, question: '什么时候回款？' }, desk.who.finance);
    const { decisions } = await desk.review(order.id);
    const questionId = decisions.find((one) => one.kind === 'ask')?.id;
    const answer = () => world.act('review.answer', { questionId, answer: '月底' }, desk.who.seller);
    await answer();
    expect((await refusalOf(answer())).code).toBe('REVIEW_ANSWERED');
    expect((await desk.review(order.id)).decisions.find((one) => one.kind === 'ask')?.answer).toBe('月底');
    const urge = () => world.act('review.urge', { stepId: step.id }, desk.who.seller);
    await urge();
    expect((await refusalOf(urge())).code).toBe('REVIEW_URGED_ENOUGH');
    expect((await stepsOf(order.id)).finance).toBe('open');
  });

  test('is never the one who entered; with nobody else, the policy says who decides [OS-3.1]', async () => {
    const order = await desk.submit({ lines: [{ sku: 'BWB500-WH', quantity: '2', unitPrice: '60' }] });
    const { step, seen } = await desk.step(order.id, 'sales');
    const own = world.act('review.approve', { stepId: step.id, seen, reason: '我自己的' }, desk.who.seller);
    expect((await refusalOf(own)).code).toBe('REVIEW_OWN_ORDER');
    expect(step.waitsOn).toEqual(['测试sales']);
  });

  test('on leave is stood in for, and a step that runs out of time goes to the head of department [OS-3.1]', async () => {
    const { order } = await opened();
    const away = (staffId: string, standIn: string) =>
      world.act('people.set-absence', {
        staffId,
        from: '2026-11-01T00:00:00Z',
        until: '2099-01-01T00:00:00Z',
        substituteIds: [standIn],
      });
    await away(desk.who.finance.id, desk.who.sales.id);
    await away(desk.who.finance2.id, desk.who.sales.id);
    await world.kernel.caches.refresh();
    expect((await desk.step(order.id, 'finance')).step.waitsOn).toEqual(['测试sales']);
    const queue = await world.ask<{ items: QueueRow[]; standingIn: unknown[] }>('review.queue', {}, desk.who.sales);
    expect(queue.items.some((one) => one.orderId === order.id)).toBe(true);
    expect(queue.standingIn).toHaveLength(2);
    await desk.approve(order.id, 'finance', desk.who.sales, { reason: '代批' });
  });
});

describe('time', () => {
  test('runs on each step: at half of it the department is told, at its end the head decides too [OS-3.1] [OS-3.3]', async () => {
    const order = await desk.submit({ lines: [{ sku: 'BWB500-WH', quantity: '2', unitPrice: '60' }] });
    world.clock.advance(2 * 3_600_000 + 1000);
    expect(await escalateDue(world.kernel, world.clock)).toBeGreaterThan(0);
    world.clock.advance(2 * 3_600_000);
    await Promise.all([1, 2].map(() => escalateDue(world.kernel, world.clock)));
    const told = (await desk.review(order.id)).decisions.filter((one) => one.kind === 'escalate');
    expect(told.map((one) => one.details['to'])).toEqual(['sales', 'sales.lead']);
    await desk.approve(order.id, 'sales', desk.who.salesLead, { reason: '清仓' });
    expect((await desk.review(order.id)).state).toBe('approved');
  });

  test('and outcome are counted, and each number opens its orders [OS-3.3]', async () => {
    await desk.submit();
    const numbers = await world.ask<{ orders: number; byRule: number; firstPass: number; steps: unknown[] }>(
      'review.numbers',
      {},
      desk.who.finance,
    );
    const open = await world.ask<{ items: unknown[] }>(
      'review.number-orders',
      { measure: 'by-rule' },
      desk.who.finance,
    );
    expect(numbers.orders).toBeGreaterThan(numbers.byRule);
    expect(numbers.firstPass).toBeGreaterThanOrEqual(numbers.byRule);
    expect(open.items).toHaveLength(numbers.byRule);
  });
});
