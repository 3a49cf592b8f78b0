/** Review from the check to execution by the real actions: what passes by rule, what waits for whom, and what a change voids. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/order-desk.ts';
import { openReviewDesk, type ReviewDesk } from '../../../test/review-desk.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { QueueRow } from '../../../../contract/review.ts';
import { advanceConsumer, registerConsumers } from '../../kernel/consumers.ts';
import { beginForgotten, reviewConsumer } from './follow-order.ts';

let world: World;
let desk: ReviewDesk;
beforeAll(async () => {
  world = await openWorld();
  await registerConsumers(world.kernel, [reviewConsumer]);
  desk = await openReviewDesk(world);
});
afterAll(() => world.close());

const prepare = (orderId: string) => world.act('orders.prepare', { orderId }, world.people.warehouse);
const tooMuch = { lines: [{ sku: 'BWB500-WH', quantity: '100' }] };
const stepsOf = async (orderId: string) =>
  Object.fromEntries((await desk.review(orderId)).rounds[0]?.steps.map((one) => [one.name, one.state]) ?? []);

describe('an order that meets every standard', () => {
  test('passes by rule in the transaction of its check, without any person [OS-3.1] [OS-3.2] [OS-3.3]', async () => {
    const order = await world.act<{ id: string; total: number }>('orders.create', desk.newOrder(), world.people.clerk);
    await world.act('orders.check', { orderId: order.id }, world.people.checker);
    const { state, rounds } = await desk.review(order.id);
    expect(state).toBe('approved');
    expect(rounds).toMatchObject([{ no: 1, byRule: true, rule: 'OS-3.2/platform', clause: 'OS-3.2@3' }]);
    expect(rounds[0]?.steps.every((step) => step.byRule && step.decidedBy === null)).toBe(true);
    await desk.pay(order.id, order.total);
    await prepare(order.id);
  });

  test('of a customer on credit passes all four departments by rule [OS-3.1] [OS-3.2]', async () => {
    const order = await desk.submit();
    expect(await desk.review(order.id)).toMatchObject({ state: 'approved', rounds: [{ rule: 'OS-3.1/business' }] });
    await prepare(order.id);
  });

  test('twenty at once pass in one batch [OS-3.2]', async () => {
    const entered = await world.many<{ id: string }>(
      'orders.create',
      Array.from({ length: 20 }, () => desk.newOrder()),
    );
    const ids = entered.flatMap((one) => (one.ok ? [one.output.id] : []));
    const checked = await world.many(
      'orders.check',
      ids.map((orderId) => ({ orderId })),
      world.people.checker,
    );
    expect(checked.every((one) => one.ok)).toBe(true);
    const [row] = await world.kernel.database.query<{ n: number }>(
      `select count(*)::int as n from orders where id = any($1::uuid[]) and review_state = 'approved'`,
      [ids],
    );
    expect(row?.n).toBe(20);
  });

  test('checked where no review began is reviewed by the sweep, and at the latest when it is prepared [OS-3.3]', async () => {
    const ids = [(await desk.submit()).id, (await desk.submit()).id] as const;
    const forget = `with r as (delete from review_steps where order_id = any($1::uuid[])), q as (delete from review_rounds where order_id = any($1::uuid[])) update orders set review_state = 'none' where id = any($1::uuid[])`;
    await world.kernel.database.query(forget, [ids]);
    await prepare(ids[0]);
    await beginForgotten(world.kernel);
    expect((await desk.review(ids[1])).state).toBe('approved');
  });
});

describe('an order over the credit limit', () => {
  test('waits for finance with its arithmetic, and is not prepared meanwhile [OS-3.1] [OS-3.2] [OS-3.3]', async () => {
    const order = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
    expect((await refusalOf(prepare(order.id))).code).toBe('REVIEW_OPEN');
    const page = await desk.step(order.id, 'finance');
    const credit = page.verdicts.find((one) => one.check === 'credit');
    expect(credit).toMatchObject({ verdict: 'fails', sum: { result: 290_000 } });
    expect(credit?.sum?.plus.map((one) => one.value)).toEqual([0, 790_000]);
    expect(page.proposals).toMatchObject([
      { kind: 'prepay', amount: 290_000 },
      { kind: 'reduce', amount: 500_000 },
    ]);
    const queue = await world.ask<{ items: QueueRow[] }>('review.queue', {}, desk.who.finance);
    expect(queue.items.find((one) => one.orderId === order.id)).toMatchObject({ failing: 1 });
    expect((await desk.actor('sales')).id).toBe(desk.who.sales.id);
    const others = await world.ask<{ items: QueueRow[] }>('review.queue', {}, desk.who.sales);
    expect(others.items.some((one) => one.orderId === order.id)).toBe(false);
  });

  test('is approved by finance with a reason only, and by one of two at once [OS-3.3]', async () => {
    const order = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
    expect((await refusalOf(desk.approve(order.id, 'finance', desk.who.finance))).code).toBe('REVIEW_REASON_MISSING');
    const page = await desk.step(order.id, 'finance');
    const passing = { stepId: page.step.id, seen: page.seen };
    expect((await refusalOf(world.act('review.approve-passing', passing, desk.who.finance))).code).toBe(
      'REVIEW_ROW_FAILING',
    );
    expect((await refusalOf(world.act('review.approve', { ...passing, reason: '不归我' }, desk.who.sales))).code).toBe(
      'REVIEW_NOT_YOURS',
    );
    const stale = { ...passing, seen: '0'.repeat(64), reason: '看错了' };
    expect((await refusalOf(world.act('review.approve', stale, desk.who.finance))).code).toBe('REVIEW_CONTENT_CHANGED');
    const both = await Promise.allSettled(
      [desk.who.finance, desk.who.finance2].map((by) =>
        world.act('review.approve', { ...passing, reason: '老客户' }, by),
      ),
    );
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await prepare(order.id);
  });

  test('of one customer is seen by the second of two orders that are checked at once [OS-3.1]', async () => {
    const customerId = await desk.addCustomer();
    const ids: string[] = [];
    for (const quantity of [40, 41, 42, 43]) {
      const lines = [{ sku: 'BWB500-WH', quantity: String(quantity) }];
      const half = { shopId: desk.b2bShopId, channel: 'phone', paymentTerms: 'credit', customerId, lines };
      ids.push((await world.act<{ id: string }>('orders.create', desk.newOrder(half), desk.who.seller)).id);
    }
    await Promise.all(ids.slice(0, 2).map((orderId) => world.act('orders.check', { orderId }, world.people.checker)));
    const states = await Promise.all(ids.slice(0, 2).map(async (id) => (await desk.review(id)).state));
    expect(states.sort()).toEqual(['approved', 'open']);
    await world.many(
      'orders.check',
      ids.slice(2).map((orderId) => ({ orderId })),
      world.people.checker,
    );
    expect((await desk.review(ids[3] ?? '')).state).toBe('open');
  });
});

describe('a change after the approval', () => {
  const approved = async () => {
    const order = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
    await desk.approve(order.id, 'finance', desk.who.finance, { reason: '老客户' });
    return order;
  };
  const correct = async (orderId: string, more: object) => {
    const { rev } = await desk.see(orderId);
    return world.act('orders.correct', { orderId, reason: '客户改主意', ...more }, world.people.checker, {
      ifMatch: rev,
    });
  };

  test('of the place voids logistics and nobody else, and passes again by rule [OS-3.3]', async () => {
    const order = await approved();
    await correct(order.id, { receiver: { detail: '测试路 2 号' } });
    expect((await desk.review(order.id)).rounds[0]?.steps.filter((one) => one.stale).map((one) => one.name)).toEqual([
      'logistics',
    ]);
    await advanceConsumer(world.kernel, reviewConsumer);
    const steps = (await desk.review(order.id)).rounds[0]?.steps ?? [];
    expect(steps.filter((one) => one.state === 'voided').map((one) => one.name)).toEqual(['logistics']);
    expect((await desk.review(order.id)).state).toBe('approved');
    await prepare(order.id);
  });

  test('of the quantity voids whoever looked at lines and amounts; the gate holds without any follow-up [OS-3.3]', async () => {
    const order = await approved();
    const [line] = (await desk.see(order.id)).lines;
    await correct(order.id, { lines: [{ lineId: line?.id, quantity: '120' }] });
    const refused = await refusalOf(prepare(order.id));
    expect(refused.code).toBe('REVIEW_OUTDATED');
    expect(refused.detail.params).toMatchObject({ waitsZh: '财务部' });
    await advanceConsumer(world.kernel, reviewConsumer);
    expect(await stepsOf(order.id)).toMatchObject({ finance: 'open', sales: 'approved', logistics: 'approved' });
    expect((await desk.step(order.id, 'finance')).changes).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ field: 'quantity', before: '100', after: '120' }),
      ]) as unknown[],
    );
  });

  test('of a remark keeps it from passing by rule until sales has looked [OS-3.3]', async () => {
    const order = await desk.submit();
    await world.act('orders.remark', { orderId: order.id, sellerRemark: '先别发' }, world.people.clerk);
    expect((await refusalOf(prepare(order.id))).code).toBe('REVIEW_OUTDATED');
    await advanceConsumer(world.kernel, reviewConsumer);
    await desk.approve(order.id, 'sales', desk.who.sales);
    await prepare(order.id);
  });
});

describe('a returned order', () => {
  test('keeps its history; submitted again, only what changed is asked [OS-3.3]', async () => {
    const order = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
    const page = await desk.step(order.id, 'finance');
    const reasons = [{ field: 'amounts', text: '超额度' }];
    const alternatives = [{ kind: 'reduce', text: '减到 60 个' }];
    await world.act(
      'review.return',
      { stepId: page.step.id, seen: page.seen, reasons, alternatives },
      desk.who.finance,
    );
    expect((await refusalOf(prepare(order.id))).code).toBe('REVIEW_RETURNED');
    const [line] = (await desk.see(order.id)).lines;
    const { rev } = await desk.see(order.id);
    const fewer = { orderId: order.id, reason: '客户同意', lines: [{ lineId: line?.id, quantity: '60' }] };
    await world.act('orders.correct', fewer, world.people.checker, { ifMatch: rev });
    const again = () => world.act('review.resubmit', { orderId: order.id, note: '客户同意减量' }, desk.who.seller);
    expect((await Promise.allSettled([again(), again()])).filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const { state, rounds, decisions } = await desk.review(order.id);
    expect(state).toBe('approved');
    expect(rounds.map((round) => [round.no, round.state])).toEqual([
      [2, 'approved'],
      [1, 'returned'],
    ]);
    expect(rounds[0]?.note).toBe('客户同意减量');
    expect(decisions.map((one) => one.kind)).toEqual(['return', 'resubmit']);
    expect(decisions[0]?.details).toMatchObject({ reasons, alternatives });
    await prepare(order.id);
  });

  test('rejected stays out of execution, and is withdrawn by its reviewer alone while nobody acted [OS-3.3]', async () => {
    const order = await desk.submit({ ...tooMuch, customerId: await desk.addCustomer() });
    const { step, seen } = await desk.step(order.id, 'finance');
    await world.act('review.reject', { stepId: step.id, seen, reason: '客户失信' }, desk.who.finance);
    expect((await refusalOf(prepare(order.id))).code).toBe('REVIEW_REJECTED');
    const withdraw = (by = desk.who.finance) => world.act('review.withdraw', { stepId: step.id }, by);
    expect((await refusalOf(withdraw(desk.who.finance2))).code).toBe('REVIEW_TOO_LATE_TO_WITHDRAW');
    const both = await Promise.allSettled([withdraw(), withdraw()]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await desk.review(order.id)).state).toBe('open');
  });

  test('by un-approval waits for a new submission, and that only before packing [OS-3.3]', async () => {
    const order = await desk.submit();
    await prepare(order.id);
    const unapprove = () => world.act('review.un-approve', { orderId: order.id, reason: '客户来电' }, desk.who.finance);
    const both = await Promise.allSettled([unapprove(), unapprove()]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const pack = () => world.act('shipments.pack', { orderId: order.id }, world.people.warehouse);
    expect((await refusalOf(pack())).code).toBe('REVIEW_RETURNED');
    await world.act('review.resubmit', { orderId: order.id, note: '照原样' }, desk.who.seller);
    await pack();
    expect((await refusalOf(unapprove())).code).toBe('REVIEW_PACKED');
  });

  test('many are taken back at once, and each that cannot be says why [OS-3.3]', async () => {
    const [free, packed, open] = [await desk.submit(), await desk.submit(), await desk.submit(tooMuch)];
    await prepare(packed.id);
    await world.act('shipments.pack', { orderId: packed.id }, world.people.warehouse);
    const inputs = [free, packed, open].map((order) => ({ orderId: order.id, reason: '客户停单' }));
    const results = await world.many('review.un-approve', inputs, desk.who.finance);
    const said = results.map((one) => (one.ok ? 'taken back' : one.refusal.code));
    expect(said).toEqual(['taken back', 'REVIEW_PACKED', 'REVIEW_NOT_APPROVED']);
    expect((await desk.review(free.id)).state).toBe('returned');
  });
});
